package dev.podfall.apiserver;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.fork.ForkMap;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Port;
import dev.podfall.sim.TimerQueue;
import dev.podfall.store.ObjectStore;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets events go an hour after they were written last. Those that are written within a minute share a lease, and go
 * together.
 *
 * <p>Upstream: cmd/kube-apiserver {@code --event-ttl}; staging/src/k8s.io/apiserver/pkg/storage/etcd3/lease_manager.go.
 * <br>Differs: in nothing that we know of.
 */
public final class EventLeases {
    /** How long an event is kept at least. */
    public static final Duration TTL = Duration.ofHours(1);

    private static final Duration REUSED_FOR = Duration.ofMinutes(1);
    private static final int MOST = 1000;
    private static final Phrase EXPIRE = Phrase.of("timer.expire-events");

    private final ObjectStore store;
    private final TimerQueue timers;
    private final Port<Long> port;
    private final ForkHashMap<ObjectKey, Place> held;
    /** Those that go first come first. */
    private final ForkMap<Place, ObjectKey> events;

    private @Nullable Lease newest;
    private long leases;
    private long writes;

    /** @param number leases end in the order of their numbers */
    private record Lease(long number, Instant expires, int uses) {}

    /** An event's place in a lease: in the order in which they were written. */
    private record Place(long lease, long write) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byLease = Long.compare(lease, other.lease);
            return byLease != 0 ? byLease : Long.compare(write, other.write);
        }
    }

    public EventLeases(ObjectStore store, TimerQueue timers) {
        this(store, timers, new ForkHashMap<>(), ForkMap.natural());
    }

    private EventLeases(
            ObjectStore store,
            TimerQueue timers,
            ForkHashMap<ObjectKey, Place> held,
            ForkMap<Place, ObjectKey> events) {
        this.store = store;
        this.timers = timers;
        this.held = held;
        this.events = events;
        this.port = timers.port("apiserver/event-leases", this::expire);
        store.watch(this::written);
    }

    /** The same leases of a forked store's events. */
    public EventLeases fork(ObjectStore forkedStore, TimerQueue forkedTimers) {
        var out = new EventLeases(forkedStore, forkedTimers, held.fork(), events.fork());
        out.newest = newest;
        out.leases = leases;
        out.writes = writes;
        return out;
    }

    private void written(WatchEvent event) {
        if (event.kind() != Kind.EVENT) {
            return;
        }
        var earlier = held.remove(event.key());
        if (earlier != null) {
            events.remove(earlier);
        }
        if (event.after() != null) {
            var place = new Place(lease().number(), writes++);
            events.put(place, event.key());
            held.put(event.key(), place);
        }
    }

    private Lease lease() {
        var now = timers.clock().now();
        var lease = newest;
        if (lease == null || now.plus(TTL).isAfter(lease.expires()) || lease.uses() >= MOST) {
            lease = new Lease(leases++, now.plus(TTL).plus(REUSED_FOR), 0);
            port.background(lease.expires(), "apiserver", EXPIRE, lease.number());
        }
        newest = new Lease(lease.number(), lease.expires(), lease.uses() + 1);
        return newest;
    }

    private void expire(long lease) {
        for (var first = events.firstEntry();
                first != null && first.getKey().lease() <= lease;
                first = events.firstEntry()) {
            var event = store.get(Kind.EVENT, first.getValue());
            if (event == null) {
                events.remove(first.getKey());
            } else {
                store.remove(event);
                timers.clock().tick();
            }
        }
    }
}
