package dev.podfall.fork;

import org.jspecify.annotations.Nullable;

/** Part of a {@link ForkHashMap}: entries whose hashes begin alike. Keys and values by turns, probed one after the other. */
final class Page {
    static final Page EMPTY = new Page(new Owner(), 0, new Object[0]);

    private static final int FIRST = 4;
    /** More keys than that, and it is time to split. */
    private static final int MANY = 48;

    final Owner owner;
    final int depth;
    private @Nullable Object[] slots;
    private int size;

    private Page(Owner owner, int depth, @Nullable Object[] slots) {
        this.owner = owner;
        this.depth = depth;
        this.slots = slots;
    }

    Page copy(Owner newOwner) {
        var out = new Page(newOwner, depth, slots.clone());
        out.size = size;
        return out;
    }

    boolean isFull() {
        return size >= MANY;
    }

    /** Two pages with one more bit each. */
    Page[] halves(Owner newOwner) {
        var out = new Page[] {
            new Page(newOwner, depth + 1, new Object[slots.length]),
            new Page(newOwner, depth + 1, new Object[slots.length])
        };
        for (int at = 0; at < slots.length; at += 2) {
            var key = slots[at];
            if (key != null) {
                int hash = ForkHashMap.hash(key);
                out[(hash >>> (31 - depth)) & 1].insert(key, hash, slots[at + 1]);
            }
        }
        return out;
    }

    private int home(int hash) {
        return (hash & (slots.length / 2 - 1)) * 2;
    }

    private int next(int at) {
        return at + 2 == slots.length ? 0 : at + 2;
    }

    /** The key's slot, or the free one where it would be. The table is never full. */
    private int find(Object key, int hash) {
        int at = home(hash);
        for (var there = slots[at]; there != null && !there.equals(key); there = slots[at]) {
            at = next(at);
        }
        return at;
    }

    @Nullable
    Object get(Object key, int hash) {
        return slots.length == 0 ? null : slots[find(key, hash) + 1];
    }

    @Nullable
    Object put(Object key, int hash, Object value) {
        if (slots.length > 0) {
            int at = find(key, hash);
            if (slots[at] != null) {
                var before = slots[at + 1];
                slots[at + 1] = value;
                return before;
            }
        }
        if ((size + 1) * 8 > slots.length * 3) {
            grow();
        }
        insert(key, hash, value);
        return null;
    }

    private void insert(Object key, int hash, @Nullable Object value) {
        int at = find(key, hash);
        slots[at] = key;
        slots[at + 1] = value;
        size++;
    }

    private void grow() {
        var old = slots;
        slots = new Object[Math.max(FIRST * 2, old.length * 2)];
        size = 0;
        for (int at = 0; at < old.length; at += 2) {
            var key = old[at];
            if (key != null) {
                insert(key, ForkHashMap.hash(key), old[at + 1]);
            }
        }
    }

    /** Removes the key, which is there, and moves up those that were pushed aside by it. */
    @Nullable
    Object remove(Object key, int hash) {
        int hole = find(key, hash);
        var before = slots[hole + 1];
        for (int at = next(hole); slots[at] != null; at = next(at)) {
            int home = home(ForkHashMap.hash(slots[at]));
            boolean reachable = hole <= at ? hole < home && home <= at : hole < home || home <= at;
            if (!reachable) {
                slots[hole] = slots[at];
                slots[hole + 1] = slots[at + 1];
                hole = at;
            }
        }
        slots[hole] = null;
        slots[hole + 1] = null;
        size--;
        return before;
    }
}
