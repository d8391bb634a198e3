package dev.podfall.apiserver;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.sim.TimerQueue;
import dev.podfall.store.ObjectStore;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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
    private final Map<ObjectKey, Lease> held = new LinkedHashMap<>();
    private @Nullable Lease newest;

    private static final class Lease {
        final Instant expires;
        final LinkedHashSet<ObjectKey> events = new LinkedHashSet<>();
        int uses;

        Lease(Instant expires) {
            this.expires = expires;
        }
    }

    public EventLeases(ObjectStore store, TimerQueue timers) {
        this.store = store;
        this.timers = timers;
        store.watch(this::written);
    }

    private void written(WatchEvent event) {
        if (event.kind() != Kind.EVENT) {
            return;
        }
        var earlier = held.remove(event.key());
        if (earlier != null) {
            earlier.events.remove(event.key());
        }
        if (event.after() != null) {
            var lease = lease();
            lease.events.add(event.key());
            held.put(event.key(), lease);
        }
    }

    private Lease lease() {
        var now = timers.clock().now();
        var lease = newest;
        if (lease == null || now.plus(TTL).isAfter(lease.expires) || lease.uses >= MOST) {
            var next = new Lease(now.plus(TTL).plus(REUSED_FOR));
            timers.background(next.expires, "apiserver", EXPIRE, () -> expire(next));
            newest = next;
            lease = next;
        }
        lease.uses++;
        return lease;
    }

    private void expire(Lease lease) {
        var events = lease.events.toArray(new ObjectKey[0]);
        for (var key : events) {
            var event = store.get(Kind.EVENT, key);
            if (event != null) {
                store.remove(event);
                timers.clock().tick();
            }
        }
    }
}
