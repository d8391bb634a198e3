package dev.podfall.ui.topology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Of what a picture has been drawn, so that the next one draws only what looks otherwise. */
final class Painted {
    private @Nullable Object ground;
    private List<NodeTile> nodes = List.of();
    private Glow glowing = Glow.NONE;
    private final List<MapFacts.OfGroup> headers = new ArrayList<>();

    /**
     * What has to be drawn for another picture, which is from then on the one that is drawn; null if that is everything.
     *
     * @param by all that every tile depends on; another one lets everything be drawn
     * @param lit how the nodes light up
     */
    @SuppressWarnings("ReferenceEquality")
    @Nullable
    BitSet next(Object by, List<NodeTile> now, Glow lit) {
        var before = nodes;
        boolean same = by.equals(ground) && before.size() == now.size();
        ground = by;
        nodes = now;
        var changed = new BitSet();
        lit.addChanged(glowing, changed);
        glowing = lit;
        for (int i = 0; same && before != now && i < now.size(); i++) {
            if (before.get(i) != now.get(i)) {
                changed.set(i);
                // Its frame reaches into the gap between tiles.
                same = !before.get(i).differs() && !now.get(i).differs();
            }
        }
        return same ? changed : null;
    }

    /** Everything has to be drawn the next time. */
    void forget() {
        ground = null;
    }

    /** The groups whose headers say something else than those that are drawn, which they do from then on. */
    @SuppressWarnings("ReferenceEquality")
    BitSet headers(int groups, IntFunction<MapFacts.OfGroup> facts) {
        var others = new BitSet();
        for (int i = 0; i < groups; i++) {
            var now = facts.apply(i);
            if (i == headers.size()) {
                headers.add(now);
                others.set(i);
            } else if (headers.get(i) != now) {
                headers.set(i, now);
                others.set(i);
            }
        }
        return others;
    }
}
