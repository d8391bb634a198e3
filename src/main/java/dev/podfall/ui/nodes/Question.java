package dev.podfall.ui.nodes;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.cluster.Step;
import dev.podfall.play.Moment;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tab is asked.
 *
 * @param start virtual time at the session's beginning
 * @param steps what happened until then
 */
record Question(ClusterState state, Instant start, Instant now, List<Step> steps, Selection.Choice choice) {

    static Question of(Moment moment, Selection.Choice choice) {
        return new Question(moment.state(), moment.frame().start(), moment.at(), moment.steps(), choice);
    }

    /** What to do next where there is nothing to be shown. */
    String hint() {
        var key = choice.focusKey();
        return key == null ? Words.of("summary.choose") : Words.of("summary.gone", key.toString());
    }

    /** What was chosen last; null if nothing is, or if it is gone. */
    @Nullable
    KubeObject object() {
        var kind = choice.focus();
        var key = choice.focusKey();
        return kind == null || key == null ? null : state.get(kind, key);
    }
}
