package dev.podfall.ui.topology;

import java.util.BitSet;

/** What is new in the bands that are not drawn now: it is drawn when it is their turn, however often others are before. */
final class Owed {
    private final BitSet even = new BitSet();
    private final BitSet odd = new BitSet();

    /** What has to be drawn in these bands: what is new, and what they were owed. The others are owed what is new. */
    BitSet due(BitSet changed, Glow.Part bands) {
        var all = (BitSet) changed.clone();
        even.or(changed);
        odd.or(changed);
        if (bands != Glow.Part.ODD) {
            all.or(even);
            even.clear();
        }
        if (bands != Glow.Part.EVEN) {
            all.or(odd);
            odd.clear();
        }
        return all;
    }

    /** Whether anything has yet to be drawn. */
    boolean isSome() {
        return !even.isEmpty() || !odd.isEmpty();
    }

    /** Everything is drawn. */
    void clear() {
        even.clear();
        odd.clear();
    }
}
