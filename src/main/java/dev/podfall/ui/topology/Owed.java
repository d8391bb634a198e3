package dev.podfall.ui.topology;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** What is new in the bands that are not drawn now: it is drawn when it is their turn, however often others are before. */
final class Owed {
    private final List<BitSet> turns =
            Stream.generate(BitSet::new).limit(Glow.Part.TURNS).toList();

    /** What has to be drawn in these bands: what is new, and what they were owed. The others are owed what is new. */
    BitSet due(BitSet changed, Glow.Part bands) {
        var all = (BitSet) changed.clone();
        for (int turn = 0; turn < turns.size(); turn++) {
            var owed = turns.get(turn);
            owed.or(changed);
            if (bands.isOf(turn)) {
                all.or(owed);
                owed.clear();
            }
        }
        return all;
    }

    /** Whether anything has yet to be drawn. */
    boolean isSome() {
        return !turns.stream().allMatch(BitSet::isEmpty);
    }

    /** Everything is drawn. */
    void clear() {
        turns.forEach(BitSet::clear);
    }
}
