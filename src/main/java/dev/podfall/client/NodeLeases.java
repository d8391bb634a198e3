package dev.podfall.client;

import dev.podfall.sim.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Each node's Lease, by which its kubelet shows that it lives. A kubelet renews it every 10 s; nothing is written for
 * that: the time of the last renewal follows from when the kubelet came up and when it fell silent.
 *
 * <p>Upstream: pkg/kubelet/kubelet.go (nodeLeaseController), staging/src/k8s.io/component-helpers/apimachinery/lease.
 * <br>Differs: computed, not stored: there is no Lease object and no watch event; renewals never fail and have no
 * jitter.
 */
public final class NodeLeases {
    /** How often a kubelet renews. */
    public static final Duration RENEW_INTERVAL = Duration.ofSeconds(10);

    /**
     * One node's lease.
     *
     * @param holder the node's name
     * @param from the first renewal of the present run of the kubelet
     * @param until when the kubelet fell silent; null while it renews
     */
    public record Lease(
            String holder, Instant from, @Nullable Instant until) {

        /** When it was renewed last, as seen at {@code now}. */
        public Instant renewTime(Instant now) {
            var last = until != null && until.isBefore(now) ? until : now;
            if (last.isBefore(from)) {
                return from;
            }
            long renewals = Duration.between(from, last).dividedBy(RENEW_INTERVAL);
            return from.plus(RENEW_INTERVAL.multipliedBy(renewals));
        }

        /** The last renewal that there will be; null while the kubelet renews. */
        public @Nullable Instant lastRenewal() {
            return until == null ? null : renewTime(until);
        }
    }

    private final VirtualClock clock;
    private final List<Consumer<String>> silenceWatchers = new ArrayList<>();
    private TreePMap<String, Lease> leases = TreePMap.empty();

    public NodeLeases(VirtualClock clock) {
        this.clock = clock;
    }

    /** The same leases on another clock; nobody listens yet. */
    public NodeLeases fork(VirtualClock forkedClock) {
        var out = new NodeLeases(forkedClock);
        out.leases = leases;
        return out;
    }

    /** The node's kubelet renews from now on. */
    public void renew(String node) {
        var earlier = leases.get(node);
        if (earlier == null || earlier.until() != null) {
            leases = leases.plus(node, new Lease(node, clock.now(), null));
        }
    }

    /** The node's kubelet renews no more. */
    public void silence(String node) {
        var lease = leases.get(node);
        if (lease != null && lease.until() == null) {
            leases = leases.plus(node, new Lease(node, lease.from(), clock.now()));
            silenceWatchers.forEach(watcher -> watcher.accept(node));
        }
    }

    /** Tells {@code watcher} of each node whose kubelet falls silent, when it does: nothing else will be heard of it. */
    public void onSilence(Consumer<String> watcher) {
        silenceWatchers.add(watcher);
    }

    /** The node is gone, and its lease with it. */
    public void remove(String node) {
        leases = leases.minus(node);
    }

    /** The node's lease, null if its kubelet never made one. */
    public @Nullable Lease lease(String node) {
        return leases.get(node);
    }

    /** When the node's lease was renewed last, null if there is none. */
    public @Nullable Instant renewTime(String node, Instant now) {
        var lease = leases.get(node);
        return lease == null ? null : lease.renewTime(now);
    }

    /** All leases as they are now, by node: a value that may be kept. */
    public TreePMap<String, Lease> snapshot() {
        return leases;
    }
}
