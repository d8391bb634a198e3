package dev.podfall.fork;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries. */
final class Leaf<K, V> extends Part<K, V> {
    /** Null if each key is its own value. */
    private @Nullable Object @Nullable [] values;

    Leaf(Owner owner, K key, @Nullable V value) {
        this(owner, 1, new @Nullable Object[] {key, null}, value == null ? null : new @Nullable Object[] {value, null});
    }

    private Leaf(Owner owner, int size, @Nullable Object[] keys, @Nullable Object @Nullable [] values) {
        super(owner, size, keys);
        this.values = values;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // No slot before the end is empty.
    V value(int at) {
        return (V) (values == null ? keys[at] : values[at]);
    }

    Map.Entry<K, V> entry(int at) {
        return new SimpleImmutableEntry<>(key(at), value(at));
    }

    @Nullable
    V put(K key, V value, Comparator<? super K> order) {
        int at = find(key, order);
        if (at >= 0) {
            var before = value(at);
            if (values == null) {
                keys[at] = key;
            } else {
                values[at] = value;
            }
            return before;
        }
        keys = withRoom(keys, size);
        insert(keys, size, -1 - at, key);
        if (values != null) {
            values = withRoom(values, size);
            insert(values, size, -1 - at, value);
        }
        size++;
        return null;
    }

    void remove(int at) {
        remove(keys, size, at);
        if (values != null) {
            remove(values, size, at);
        }
        size--;
    }

    @Override
    Part<K, V> copy(Owner newOwner) {
        return new Leaf<>(newOwner, size, keys.clone(), values == null ? null : values.clone());
    }

    @Override
    Part<K, V> split(Owner newOwner) {
        int half = size / 2;
        var second = new Leaf<K, V>(
                newOwner,
                size - half,
                Arrays.copyOfRange(keys, half, MAX + 1),
                values == null ? null : Arrays.copyOfRange(values, half, MAX + 1));
        Arrays.fill(keys, half, size, null);
        if (values != null) {
            Arrays.fill(values, half, size, null);
        }
        size = half;
        return second;
    }

    @Override
    void append(Part<K, V> next) {
        var leaf = (Leaf<K, V>) next;
        keys = joined(keys, size, leaf.keys, leaf.size);
        if (values != null) {
            values = joined(values, size, Objects.requireNonNull(leaf.values), leaf.size);
        }
        size += leaf.size;
    }
}
