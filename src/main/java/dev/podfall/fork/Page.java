package dev.podfall.fork;

import org.jspecify.annotations.Nullable;

/**
 * Part of a {@link ForkHashMap}: entries whose hashes begin alike. Keys and values by turns, probed one after the other;
 * hashes beside them, so that no other key is looked at on the way.
 */
final class Page {
    static final Page EMPTY = new Page(new Owner(), 0, 0);

    private static final int FIRST = 4;
    /** More keys than that, and it is time to split. */
    private static final int MANY = 48;

    final Owner owner;
    final int depth;
    /** Of the key in each place, 0 if it is free; the number of places is a power of two, or 0. */
    private int[] hashes;

    private @Nullable Object[] slots;
    private int size;

    private Page(Owner owner, int depth, int places) {
        this(owner, depth, new int[places], new Object[places * 2]);
    }

    private Page(Owner owner, int depth, int[] hashes, @Nullable Object[] slots) {
        this.owner = owner;
        this.depth = depth;
        this.hashes = hashes;
        this.slots = slots;
    }

    /** Never 0. */
    static int hash(Object key) {
        int h = key.hashCode() * 0x9e3779b1;
        int mixed = h ^ (h >>> 16);
        return mixed == 0 ? 1 : mixed;
    }

    Page copy(Owner newOwner) {
        var out = new Page(newOwner, depth, hashes.clone(), slots.clone());
        out.size = size;
        return out;
    }

    boolean isFull() {
        return size >= MANY;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Two pages with one more bit each. */
    Page[] halves(Owner newOwner) {
        var out =
                new Page[] {new Page(newOwner, depth + 1, hashes.length), new Page(newOwner, depth + 1, hashes.length)};
        for (int at = 0; at < hashes.length; at++) {
            if (hashes[at] != 0) {
                out[(hashes[at] >>> (31 - depth)) & 1].add(hashes[at], slots[at * 2], slots[at * 2 + 1]);
            }
        }
        return out;
    }

    private int next(int at) {
        return (at + 1) & (hashes.length - 1);
    }

    /** The key's place, or the free one where it would be. The table is never full. */
    private int find(Object key, int hash) {
        int at = hash & (hashes.length - 1);
        while (hashes[at] != 0 && !(hashes[at] == hash && key.equals(slots[at * 2]))) {
            at = next(at);
        }
        return at;
    }

    @Nullable
    Object get(Object key, int hash) {
        return hashes.length == 0 ? null : slots[find(key, hash) * 2 + 1];
    }

    @Nullable
    Object put(Object key, int hash, Object value) {
        if (hashes.length > 0) {
            int at = find(key, hash);
            if (hashes[at] != 0) {
                var before = slots[at * 2 + 1];
                slots[at * 2 + 1] = value;
                return before;
            }
        }
        if ((size + 1) * 4 > hashes.length * 3) {
            grow();
        }
        add(hash, key, value);
        return null;
    }

    /** @param key one that is not there */
    private void add(int hash, @Nullable Object key, @Nullable Object value) {
        int at = hash & (hashes.length - 1);
        while (hashes[at] != 0) {
            at = next(at);
        }
        hashes[at] = hash;
        slots[at * 2] = key;
        slots[at * 2 + 1] = value;
        size++;
    }

    private void grow() {
        var oldHashes = hashes;
        var old = slots;
        hashes = new int[Math.max(FIRST, oldHashes.length * 2)];
        slots = new Object[hashes.length * 2];
        size = 0;
        for (int at = 0; at < oldHashes.length; at++) {
            if (oldHashes[at] != 0) {
                add(oldHashes[at], old[at * 2], old[at * 2 + 1]);
            }
        }
    }

    /**
     * Removes the key and moves up those that were pushed aside by it.
     *
     * @return what it had, null if it is not there
     */
    @Nullable
    Object remove(Object key, int hash) {
        int hole = find(key, hash);
        var before = slots[hole * 2 + 1];
        if (before == null) {
            return null;
        }
        for (int at = next(hole); hashes[at] != 0; at = next(at)) {
            int home = hashes[at] & (hashes.length - 1);
            boolean reachable = hole <= at ? hole < home && home <= at : hole < home || home <= at;
            if (!reachable) {
                move(at, hole);
                hole = at;
            }
        }
        hashes[hole] = 0;
        slots[hole * 2] = null;
        slots[hole * 2 + 1] = null;
        size--;
        return before;
    }

    private void move(int from, int to) {
        hashes[to] = hashes[from];
        slots[to * 2] = slots[from * 2];
        slots[to * 2 + 1] = slots[from * 2 + 1];
    }
}
