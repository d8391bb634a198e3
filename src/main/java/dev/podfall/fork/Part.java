package dev.podfall.fork;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A part of a {@link ForkMap}. */
abstract sealed class Part<K, V> permits Leaf, Inner {
    static final int MAX = 32;
    /** Below that a part is put together with its neighbour, if there is room. */
    static final int FEW = 8;

    final Owner owner;
    int size;
    /** In an inner part the least key of each child. */
    @Nullable
    Object[] keys;

    Part(Owner owner, int size, @Nullable Object[] keys) {
        this.owner = owner;
        this.size = size;
        this.keys = keys;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // No slot before the end is empty.
    K key(int at) {
        return (K) keys[at];
    }

    /** Where the key is, or {@code -1 - } where it would be. */
    int find(K key, Comparator<? super K> order) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = order.compare(key(middle), key);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    /** This part, or a copy of it that its new owner may change. */
    Part<K, V> owned(Owner newOwner) {
        return owner == newOwner ? this : copy(newOwner);
    }

    abstract Part<K, V> copy(Owner newOwner);

    /** Cuts this part in two, and returns the second half. */
    abstract Part<K, V> split(Owner newOwner);

    /** Takes over what the part behind this one holds, of the same level. */
    abstract void append(Part<K, V> next);

    static @Nullable Object[] withRoom(@Nullable Object[] array, int size) {
        return size < array.length ? array : Arrays.copyOf(array, Math.min(MAX + 1, Math.max(4, size * 2)));
    }

    static void insert(@Nullable Object[] array, int size, int at, Object value) {
        System.arraycopy(array, at, array, at + 1, size - at);
        array[at] = value;
    }

    static void remove(@Nullable Object[] array, int size, int at) {
        System.arraycopy(array, at + 1, array, at, size - at - 1);
        array[size - 1] = null;
    }

    static @Nullable Object[] joined(
            @Nullable Object[] first, int firstSize, @Nullable Object[] second, int secondSize) {
        var out = firstSize + secondSize <= first.length ? first : Arrays.copyOf(first, MAX + 1);
        System.arraycopy(second, 0, out, firstSize, secondSize);
        return out;
    }
}
