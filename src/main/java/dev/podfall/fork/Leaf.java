package dev.podfall.fork;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries. */
final class Leaf<K, V> extends Part<K, V> {
    private Object[] values;

    Leaf(Owner owner, K key, V value) {
        this(owner, 1, new Object[] {key, null}, new Object[] {value, null});
    }

    private Leaf(Owner owner, int size, Object[] keys, Object[] values) {
        super(owner, size, keys);
        this.values = values;
    }

    @SuppressWarnings("unchecked")
    V value(int at) {
        return (V) values[at];
    }

    Map.Entry<K, V> entry(int at) {
        return new SimpleImmutableEntry<>(key(at), value(at));
    }

    @Nullable
    V put(K key, V value, Comparator<? super K> order) {
        int at = find(key, order);
        if (at >= 0) {
            var before = value(at);
            values[at] = value;
            return before;
        }
        keys = withRoom(keys, size);
        values = withRoom(values, size);
        insert(keys, size, -1 - at, key);
        insert(values, size, -1 - at, value);
        size++;
        return null;
    }

    Map.Entry<K, V> remove(int at) {
        var before = entry(at);
        remove(keys, size, at);
        remove(values, size, at);
        size--;
        return before;
    }

    @Override
    Part<K, V> copy(Owner newOwner) {
        return new Leaf<>(newOwner, size, keys.clone(), values.clone());
    }

    @Override
    Part<K, V> split(Owner newOwner) {
        int half = size / 2;
        var second = new Leaf<K, V>(
                newOwner,
                size - half,
                Arrays.copyOfRange(keys, half, MAX + 1),
                Arrays.copyOfRange(values, half, MAX + 1));
        Arrays.fill(keys, half, size, null);
        Arrays.fill(values, half, size, null);
        size = half;
        return second;
    }

    @Override
    void append(Part<K, V> next) {
        var leaf = (Leaf<K, V>) next;
        keys = joined(keys, size, leaf.keys, leaf.size);
        values = joined(values, size, leaf.values, leaf.size);
        size += leaf.size;
    }
}
