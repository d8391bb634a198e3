package dev.podfall.fork;

import org.jspecify.annotations.Nullable;

/**
 * Things that change, by key in order. Each is forked the first time that it is asked for after all were: so it costs
 * nothing to have many of which few change.
 *
 * @param <V> forked by {@link Heir#fork}
 * @param <C> what a forked one is given: the surroundings in which it lives from then on
 */
public final class ForkShards<K, V extends ForkShards.Heir<V, C>, C> {
    /** One that can be forked into other surroundings. */
    public interface Heir<V, C> {
        /** As this one is now, in other surroundings. This one is never changed again. */
        V fork(C surroundings);
    }

    private record Shard<V>(V value, Owner owner) {}

    private final C surroundings;
    private final ForkMap<K, Shard<V>> shards;
    private Owner owner = new Owner();

    private ForkShards(C surroundings, ForkMap<K, Shard<V>> shards) {
        this.surroundings = surroundings;
        this.shards = shards;
    }

    /** None yet. */
    public static <K extends Comparable<? super K>, V extends Heir<V, C>, C> ForkShards<K, V, C> natural(
            C surroundings) {
        return new ForkShards<>(surroundings, ForkMap.<K, Shard<V>>natural());
    }

    /** All of them in other surroundings, each from the moment on that it is asked for. */
    public ForkShards<K, V, C> fork(C newSurroundings) {
        owner = new Owner();
        return new ForkShards<>(newSurroundings, shards.fork());
    }

    /** The one of that key, which may be changed; null if there is none. */
    public @Nullable V get(K key) {
        var shard = shards.get(key);
        if (shard == null) {
            return null;
        }
        if (shard.owner() == owner) {
            return shard.value();
        }
        var own = shard.value().fork(surroundings);
        shards.put(key, new Shard<>(own, owner));
        return own;
    }

    /** The one of that key to look at only: it may be in other surroundings. Null if there is none. */
    public @Nullable V look(K key) {
        var shard = shards.get(key);
        return shard == null ? null : shard.value();
    }

    public void put(K key, V value) {
        shards.put(key, new Shard<>(value, owner));
    }

    /** @return whether it was there */
    public boolean remove(K key) {
        return shards.remove(key) != null;
    }

    public boolean containsKey(K key) {
        return shards.containsKey(key);
    }

    public int size() {
        return shards.size();
    }

    /** The keys in order; none may come or go while they are gone through. */
    public Iterable<K> keys() {
        return shards.keys();
    }

    /** All of them to look at only, in order of the keys. */
    public Iterable<V> values() {
        return () -> {
            var each = shards.iterator();
            return new java.util.Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public V next() {
                    return each.next().getValue().value();
                }
            };
        };
    }
}
