package dev.podfall.ui.topology;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * How strongly each node lights up because something has landed on it, in a few steps: so that not every cell has to be
 * drawn in every frame. Written to until the map has it.
 */
final class Glow {
    static final Glow NONE = new Glow(0);

    private static final int LEVELS = 8;

    /** Of which bands of the map, counted from the top: of all, or of each third. */
    enum Part {
        FIRST,
        SECOND,
        THIRD,
        ALL;

        /** After so many all bands have had their turn. */
        static final int TURNS = 3;

        boolean isOf(int band) {
            return this == ALL || Math.floorMod(band, TURNS) == ordinal();
        }

        /** What is next after these. */
        Part next() {
            return values()[(ordinal() + 1) % TURNS];
        }
    }

    private final byte[] levels;
    private final BitSet nodes = new BitSet();

    Glow(int count) {
        levels = new byte[count];
    }

    /** @param share 0 to 1 */
    void light(int node, double share) {
        int level = (int) Math.ceil(share * LEVELS);
        if (node >= 0 && node < levels.length && level > 0) {
            levels[node] = (byte) level;
            nodes.set(node);
        }
    }

    boolean isNone() {
        return nodes.isEmpty();
    }

    BitSet nodes() {
        return nodes;
    }

    double share(int node) {
        return level(node) / (double) LEVELS;
    }

    private int level(int node) {
        return node < levels.length ? levels[node] : 0;
    }

    /** Leaves some nodes as they were before. */
    void hold(Glow before, IntPredicate held) {
        var either = (BitSet) nodes.clone();
        either.or(before.nodes);
        for (int node = either.nextSetBit(0); node >= 0; node = either.nextSetBit(node + 1)) {
            if (node < levels.length && held.test(node)) {
                levels[node] = (byte) before.level(node);
                nodes.set(node, levels[node] > 0);
            }
        }
    }

    /** Adds the nodes that light up more or less than they did. */
    void addChanged(Glow before, BitSet changed) {
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            if (level(node) != before.level(node)) {
                changed.set(node);
            }
        }
        for (int node = before.nodes.nextSetBit(0); node >= 0; node = before.nodes.nextSetBit(node + 1)) {
            if (level(node) == 0) {
                changed.set(node);
            }
        }
    }
}
