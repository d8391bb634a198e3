package dev.podfall.fork;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Parts, in order; none of them is empty. */
final class Inner<K, V> extends Part<K, V> {
    private @Nullable Object[] children;

    Inner(Owner owner, Part<K, V> first, Part<K, V> second) {
        this(owner, 2, new @Nullable Object[] {first.keys[0], second.keys[0], null, null}, new @Nullable Object[] {
            first, second, null, null
        });
    }

    private Inner(Owner owner, int size, @Nullable Object[] keys, @Nullable Object[] children) {
        super(owner, size, keys);
        this.children = children;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // No slot before the end is empty.
    Part<K, V> child(int at) {
        return (Part<K, V>) children[at];
    }

    /** The child in which the key is, if it is anywhere. */
    int childFor(K key, Comparator<? super K> order) {
        int at = find(key, order);
        return at >= 0 ? at : Math.max(0, -2 - at);
    }

    Part<K, V> ownedChild(int at, Owner newOwner) {
        var owned = child(at).owned(newOwner);
        children[at] = owned;
        return owned;
    }

    void insert(int at, Part<K, V> child) {
        keys = withRoom(keys, size);
        children = withRoom(children, size);
        insert(keys, size, at, child.key(0));
        insert(children, size, at, child);
        size++;
    }

    /** After something was removed from a child, which is owned: its first key, and what to do if little is left. */
    void tidy(int at, Owner newOwner) {
        var child = child(at);
        if (child.size == 0) {
            remove(at);
            return;
        }
        keys[at] = child.keys[0];
        if (child.size < FEW) {
            if (at + 1 < size && fit(at)) {
                child.append(child(at + 1));
                remove(at + 1);
            } else if (at > 0 && fit(at - 1)) {
                ownedChild(at - 1, newOwner).append(child);
                remove(at);
            }
        }
    }

    private boolean fit(int at) {
        return child(at).size + child(at + 1).size <= MAX - FEW;
    }

    private void remove(int at) {
        remove(keys, size, at);
        remove(children, size, at);
        size--;
    }

    @Override
    Part<K, V> copy(Owner newOwner) {
        return new Inner<>(newOwner, size, keys.clone(), children.clone());
    }

    @Override
    Part<K, V> split(Owner newOwner) {
        int half = size / 2;
        var second = new Inner<K, V>(
                newOwner,
                size - half,
                Arrays.copyOfRange(keys, half, MAX + 1),
                Arrays.copyOfRange(children, half, MAX + 1));
        Arrays.fill(keys, half, size, null);
        Arrays.fill(children, half, size, null);
        size = half;
        return second;
    }

    @Override
    void append(Part<K, V> next) {
        var inner = (Inner<K, V>) next;
        keys = joined(keys, size, inner.keys, inner.size);
        children = joined(children, size, inner.children, inner.size);
        size += inner.size;
    }
}
