package dev.podfall.fork;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map sorted by key. Values are taken for immutable; for values that change there is {@link ForkShards}.
 *
 * <p>A B+ tree with up to {@value Part#MAX} entries a part, changed in place by its owner.
 */
public final class ForkMap<K, V> implements Forkable<ForkMap<K, V>>, Iterable<Map.Entry<K, V>> {
    private final Comparator<? super K> order;
    private final boolean keysOnly;
    private Owner owner = new Owner();
    private @Nullable Part<K, V> root;
    private int size;
    private int changes;

    public ForkMap(Comparator<? super K> order) {
        this(order, false);
    }

    /** @param keysOnly whether each key is its own value */
    ForkMap(Comparator<? super K> order, boolean keysOnly) {
        this.order = order;
        this.keysOnly = keysOnly;
    }

    /** Sorted as the keys themselves say. */
    public static <K extends Comparable<? super K>, V> ForkMap<K, V> natural() {
        return new ForkMap<>(Comparator.naturalOrder());
    }

    @Override
    public ForkMap<K, V> fork() {
        var out = new ForkMap<K, V>(order, keysOnly);
        out.root = root;
        out.size = size;
        owner = new Owner();
        return out;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public @Nullable V get(K key) {
        var part = root;
        while (part instanceof Inner<K, V> inner) {
            part = inner.child(inner.childFor(key, order));
        }
        if (part == null) {
            return null;
        }
        int at = part.find(key, order);
        return at < 0 ? null : ((Leaf<K, V>) part).value(at);
    }

    public V getOrDefault(K key, V otherwise) {
        var found = get(key);
        return found == null ? otherwise : found;
    }

    public boolean containsKey(K key) {
        return get(key) != null;
    }

    /** @return what the key had before, null if nothing */
    public @Nullable V put(K key, V value) {
        Objects.requireNonNull(value);
        changes++;
        if (root == null) {
            root = new Leaf<>(owner, key, keysOnly ? null : value);
            size = 1;
            return null;
        }
        root = root.owned(owner);
        var before = put(root, key, value);
        if (before == null) {
            size++;
        }
        if (root.size > Part.MAX) {
            var right = root.split(owner);
            root = new Inner<>(owner, root, right);
        }
        return before;
    }

    private @Nullable V put(Part<K, V> part, K key, V value) {
        if (part instanceof Leaf<K, V> leaf) {
            return leaf.put(key, value, order);
        }
        var inner = (Inner<K, V>) part;
        int at = inner.childFor(key, order);
        var child = inner.ownedChild(at, owner);
        var before = put(child, key, value);
        if (before == null) {
            if (at == 0) {
                inner.keys[0] = child.keys[0];
            }
            if (child.size > Part.MAX) {
                inner.insert(at + 1, child.split(owner));
            }
        }
        return before;
    }

    public V computeIfAbsent(K key, Function<? super K, ? extends V> make) {
        var found = get(key);
        if (found != null) {
            return found;
        }
        var made = make.apply(key);
        put(key, made);
        return made;
    }

    /** @return what the key had, null if nothing */
    public @Nullable V remove(K key) {
        var before = get(key);
        if (before != null) {
            take(key);
        }
        return before;
    }

    /** @param key one that is there; null for the least */
    private void take(@Nullable K key) {
        changes++;
        var top = Objects.requireNonNull(root).owned(owner);
        take(top, key);
        size--;
        if (top.size == 0) {
            root = null;
        } else {
            root = top instanceof Inner<K, V> inner && inner.size == 1 ? inner.child(0) : top;
        }
    }

    private void take(Part<K, V> part, @Nullable K key) {
        if (part instanceof Leaf<K, V> leaf) {
            leaf.remove(key == null ? 0 : leaf.find(key, order));
            return;
        }
        var inner = (Inner<K, V>) part;
        int at = key == null ? 0 : inner.childFor(key, order);
        take(inner.ownedChild(at, owner), key);
        inner.tidy(at, owner);
    }

    /** Gives each key another value. */
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> change) {
        var keys = new ArrayList<K>(size);
        keys().forEach(keys::add);
        for (var key : keys) {
            put(key, change.apply(key, Objects.requireNonNull(get(key))));
        }
    }

    public void clear() {
        changes++;
        root = null;
        size = 0;
    }

    /** The entry with the least key, null if there is none. */
    public Map.@Nullable Entry<K, V> firstEntry() {
        var leaf = firstLeaf();
        return leaf == null ? null : leaf.entry(0);
    }

    /** The least key, null if there is none. */
    public @Nullable K firstKey() {
        var leaf = firstLeaf();
        return leaf == null ? null : leaf.key(0);
    }

    private @Nullable Leaf<K, V> firstLeaf() {
        var part = root;
        while (part instanceof Inner<K, V> inner) {
            part = inner.child(0);
        }
        return (Leaf<K, V>) part;
    }

    /** Takes the entry with the least key away, null if there is none. */
    public Map.@Nullable Entry<K, V> pollFirstEntry() {
        var first = firstEntry();
        if (first != null) {
            take(null);
        }
        return first;
    }

    /** Takes the least key away, null if there is none. */
    public @Nullable K pollFirstKey() {
        var first = firstKey();
        if (first != null) {
            take(null);
        }
        return first;
    }

    public void forEach(BiConsumer<? super K, ? super V> action) {
        for (var entry : this) {
            action.accept(entry.getKey(), entry.getValue());
        }
    }

    /** In order. The map must not change meanwhile; the entries are values that may be kept. */
    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return Walk.all(root, () -> changes, Leaf::entry);
    }

    /** In order; the map must not change while they are gone through. */
    public Iterable<K> keys() {
        return () -> Walk.all(root, () -> changes, Leaf::key);
    }

    /** The keys from this one on, which need not be there; the map must not change while they are gone through. */
    public Iterable<K> keysFrom(K least) {
        return () -> Walk.from(least, order, root, () -> changes, Leaf::key);
    }

    /** In the order of their keys; the map must not change while they are gone through. */
    public Iterable<V> values() {
        return () -> Walk.all(root, () -> changes, Leaf::value);
    }

    @Override
    public String toString() {
        var out = new StringBuilder("{");
        forEach((key, value) ->
                out.append(out.length() > 1 ? ", " : "").append(key).append('=').append(value));
        return out.append('}').toString();
    }
}
