package dev.podfall.fork;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements in the order in which they came, each once. They are taken for immutable. */
public final class ForkFifo<K> implements Forkable<ForkFifo<K>>, Iterable<K> {
    private final ForkHashMap<K, Long> places;
    private final ForkMap<Long, K> order;
    private long next;

    public ForkFifo() {
        this(new ForkHashMap<>(), ForkMap.natural(), 0);
    }

    private ForkFifo(ForkHashMap<K, Long> places, ForkMap<Long, K> order, long next) {
        this.places = places;
        this.order = order;
        this.next = next;
    }

    @Override
    public ForkFifo<K> fork() {
        return new ForkFifo<>(places.fork(), order.fork(), next);
    }

    public int size() {
        return places.size();
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    public boolean contains(K element) {
        return places.containsKey(element);
    }

    /** @return whether it was not there; one that is there stays where it is */
    public boolean add(K element) {
        if (places.containsKey(element)) {
            return false;
        }
        places.put(element, next);
        order.put(next++, element);
        return true;
    }

    /** @return whether it was there */
    public boolean remove(K element) {
        var place = places.remove(element);
        if (place == null) {
            return false;
        }
        order.remove(place);
        return true;
    }

    public void clear() {
        places.clear();
        order.clear();
    }

    /** The one that has been here longest, null if there is none. */
    public @Nullable K first() {
        var first = order.firstEntry();
        return first == null ? null : first.getValue();
    }

    /** Takes the first one away; null if there is none. */
    public @Nullable K pollFirst() {
        var first = order.pollFirstEntry();
        if (first == null) {
            return null;
        }
        places.remove(first.getValue());
        return first.getValue();
    }

    /** The first one first. Nothing may change meanwhile. */
    @Override
    public Iterator<K> iterator() {
        return order.values().iterator();
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
