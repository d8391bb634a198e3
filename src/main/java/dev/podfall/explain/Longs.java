package dev.podfall.explain;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Numbers in a list that grows at its end, eight bytes each. Immutable: one with one more shares all that it had, and is
 * not copied for it however long it is. One thread adds, any may read what it was given.
 */
public final class Longs extends AbstractList<Long> implements RandomAccess {
    public static final Longs EMPTY = new Longs(new long[0][], 0);

    private static final int BLOCK = 1024;

    private final long[][] blocks;
    private final int size;

    private Longs(long[][] blocks, int size) {
        this.blocks = blocks;
        this.size = size;
    }

    /** This list and one more. Slots behind a list's end are shared with its successors, so only the newest may be added to. */
    public Longs plus(long value) {
        var room = blocks;
        if (size == blocks.length * BLOCK) {
            room = Arrays.copyOf(blocks, blocks.length + 1);
            room[blocks.length] = new long[BLOCK];
        }
        room[size / BLOCK][size % BLOCK] = value;
        return new Longs(room, size + 1);
    }

    /** The first numbers; may be added to whatever this one's successors hold. */
    public Longs first(int count) {
        var own = Arrays.copyOf(blocks, (count + BLOCK - 1) / BLOCK);
        if (count % BLOCK != 0) {
            own[own.length - 1] = own[own.length - 1].clone();
        }
        return new Longs(own, count);
    }

    /** The number at a place, not boxed. */
    public long at(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("number " + index + " of " + size);
        }
        return blocks[index / BLOCK][index % BLOCK];
    }

    /** Of a list in ascending order: how many are not greater. */
    public int countUpTo(long value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle) > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public Long get(int index) {
        return at(index);
    }

    @Override
    public int size() {
        return size;
    }
}
