package dev.podfall.ui.app;

import dev.podfall.play.Moment;
import dev.podfall.ui.compare.Contrast;
import dev.podfall.ui.compare.Contrasts;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.topology.TopologyMapper;
import dev.podfall.ui.topology.TopologyModel;
import org.jspecify.annotations.Nullable;

/** A branch beside the session that is shown, made with the same moment so that both maps move at once. One thread uses it. */
final class Beside {
    private final long branch;
    private final Contrasts contrasts;
    private final TopologyMapper mapper;

    /** What is seen of a branch, and what is different. */
    record Seen(Contrast contrast, TopologyModel cluster) {}

    Beside(long branch, Hues hues) {
        this.branch = branch;
        this.contrasts = new Contrasts(hues);
        this.mapper = new TopologyMapper(hues);
    }

    /** Null if the moment knows no such branch any more. */
    @Nullable
    Contrast contrast(Moment moment) {
        for (var known : moment.branches()) {
            if (known.number() == branch) {
                return contrasts.of(moment, known);
            }
        }
        return null;
    }

    /**
     * The branch's map; with the differences on it, unless something else is held against the tiles at the moment.
     *
     * @param first the session's, which knows what both have
     */
    Seen seen(Contrast contrast, Selection.Choice choice, boolean marked, TopologyMapper first) {
        mapper.takeOver(first, contrast.other(), contrast.branch().common());
        Ghosts marks = marked ? contrast.onThere() : null;
        return new Seen(contrast, mapper.map(contrast.other(), choice, marks));
    }
}
