package dev.podfall.fork;

import java.util.Comparator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A sorted set. Its elements are taken for immutable. */
public final class ForkSet<K> implements Forkable<ForkSet<K>>, Iterable<K> {
    private final ForkMap<K, K> map;

    public ForkSet(Comparator<? super K> order) {
        this(new ForkMap<>(order));
    }

    private ForkSet(ForkMap<K, K> map) {
        this.map = map;
    }

    /** Sorted as the elements themselves say. */
    public static <K extends Comparable<? super K>> ForkSet<K> natural() {
        return new ForkSet<>(ForkMap.<K, K>natural());
    }

    @Override
    public ForkSet<K> fork() {
        return new ForkSet<>(map.fork());
    }

    public int size() {
        return map.size();
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    public boolean contains(K element) {
        return map.containsKey(element);
    }

    /** @return whether it was not there */
    public boolean add(K element) {
        return map.put(element, element) == null;
    }

    /** @return whether it was there */
    public boolean remove(K element) {
        return map.remove(element) != null;
    }

    public void clear() {
        map.clear();
    }

    /** The least, null if there is none. */
    public @Nullable K first() {
        var first = map.firstEntry();
        return first == null ? null : first.getKey();
    }

    /** Takes the least away; null if there is none. */
    public @Nullable K pollFirst() {
        var first = map.pollFirstEntry();
        return first == null ? null : first.getKey();
    }

    /** In order. The set must not change meanwhile. */
    @Override
    public Iterator<K> iterator() {
        return map.keys().iterator();
    }

    @Override
    public String toString() {
        return map.keys().toString();
    }
}
