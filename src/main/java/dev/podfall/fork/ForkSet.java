package dev.podfall.fork;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A sorted set. Its elements are taken for immutable. */
public final class ForkSet<K> implements Forkable<ForkSet<K>>, Iterable<K> {
    private final ForkMap<K, K> map;

    public ForkSet(Comparator<? super K> order) {
        this(new ForkMap<>(order, true));
    }

    private ForkSet(ForkMap<K, K> map) {
        this.map = map;
    }

    /** Sorted as the elements themselves say. */
    public static <K extends Comparable<? super K>> ForkSet<K> natural() {
        return new ForkSet<>(Comparator.<K>naturalOrder());
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
        return map.firstKey();
    }

    /** Takes the least away; null if there is none. */
    public @Nullable K pollFirst() {
        return map.pollFirstKey();
    }

    /** In order. The set must not change meanwhile. */
    @Override
    public Iterator<K> iterator() {
        return map.keys().iterator();
    }

    /** In order, from this one on, which need not be there. The set must not change meanwhile. */
    public Iterable<K> from(K least) {
        return map.keysFrom(least);
    }

    public boolean anyMatch(Predicate<? super K> condition) {
        if (isEmpty()) {
            return false;
        }
        for (var element : this) {
            if (condition.test(element)) {
                return true;
            }
        }
        return false;
    }

    /** As they are now, in order. */
    public List<K> toList() {
        var out = new ArrayList<K>(size());
        forEach(out::add);
        return List.copyOf(out);
    }

    @Override
    public String toString() {
        return toList().toString();
    }
}
