package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;
import dev.podfall.fork.ForkMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows since when each node has given no sign of life, and posts Unknown conditions for those silent for too long.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go, {@code tryUpdateNodeHealth}.
 * <br>Differs: leases are computed, so passes at which only a lease was renewed need not run; "later than probe and
 * grace" includes the very instant, since upstream's passes drift and never hit it.
 */
final class NodeHealths {
    static final Duration GRACE = Duration.ofSeconds(50);
    static final Duration STARTUP_GRACE = Duration.ofSeconds(60);
    private static final int TRIES = 5;
    private static final List<String> KUBELETS_CONDITIONS =
            List.of(Condition.READY, Condition.MEMORY_PRESSURE, Condition.DISK_PRESSURE, Condition.PID_PRESSURE);

    /**
     * @param node as it is now
     * @param before the Ready condition before; if there was none, one that says Unknown
     * @param now the Ready condition after; null if there is none
     */
    record Observation(
            Node node, Condition before, @Nullable Condition now) {
        boolean fellSilent() {
            return now != null && !now.isTrue() && before.isTrue();
        }
    }

    private final ControllerContext context;
    private final NodeLeases leases;
    private final Grid grid;
    private final ForkMap<String, NodeHealth> healths;
    /** By node, the step that made its kubelet fall silent, for those that have not been found out yet. */
    private final ForkMap<String, Long> silences;

    NodeHealths(ControllerContext context, NodeLeases leases, Grid grid) {
        this(context, leases, grid, ForkMap.natural(), ForkMap.natural());
    }

    private NodeHealths(
            ControllerContext context,
            NodeLeases leases,
            Grid grid,
            ForkMap<String, NodeHealth> healths,
            ForkMap<String, Long> silences) {
        this.context = context;
        this.leases = leases;
        this.grid = grid;
        this.healths = healths;
        this.silences = silences;
    }

    NodeHealths fork(ControllerContext forked, NodeLeases forkedLeases) {
        return new NodeHealths(forked, forkedLeases, grid, healths.fork(), silences.fork());
    }

    @Nullable
    NodeHealth of(String node) {
        return healths.get(node);
    }

    /** A node's kubelet has just fallen silent; what comes of it comes of what is done now. */
    void silenced(String node) {
        silences.put(node, context.timers().cause());
    }

    /** Every node counts as alive just now. */
    void startAfresh(Instant now) {
        healths.replaceAll((node, health) -> health.withProbe(now));
    }

    /** Looks at a node; null if it is gone meanwhile. */
    @Nullable
    Observation observe(Node node, Instant now) {
        var seen = node;
        for (int i = 0; i < TRIES; i++) {
            try {
                return tryUpdate(seen, now);
            } catch (ApiException refused) {
                var live = refused.is(Status.NOT_FOUND)
                        ? null
                        : (Node) context.api().getLive(Kind.NODE, ObjectKey.cluster(node.name()));
                if (live == null) {
                    return null;
                }
                seen = live;
            }
        }
        return null;
    }

    private Observation tryUpdate(Node node, Instant now) {
        var ready = node.status().condition(Condition.READY);
        var before = ready == null ? neverPosted(node) : ready;
        var health = withLease(node.name(), refreshed(node, ready, now), now);
        healths.put(node.name(), health);
        var grace = ready == null ? STARTUP_GRACE : GRACE;
        if (now.isBefore(health.probe().plus(grace))) {
            return new Observation(node, before, ready);
        }
        var unknown = node.withStatus(node.status().withConditions(unknown(node, now)));
        var after = unknown.status().condition(Condition.READY);
        if (before.equals(after)) {
            return new Observation(node, before, ready);
        }
        var silence = silences.remove(node.name());
        if (silence != null) {
            context.timers().causedBy(silence);
        }
        var written = context.api().updateStatus(unknown);
        context.explanations()
                .accept(new NodeDecision.KubeletSilent(node.name(), Duration.between(health.probe(), now), grace));
        healths.put(node.name(), new NodeHealth(unknown.status(), health.probe(), leases.renewTime(node.name(), now)));
        return new Observation(written, before, after);
    }

    /** The health that follows from the node's own status. */
    private NodeHealth refreshed(Node node, @Nullable Condition ready, Instant now) {
        var health = healths.get(node.name());
        if (ready == null) {
            return health == null
                    ? new NodeHealth(node.status(), created(node), null)
                    : health.withStatus(node.status());
        }
        var saved = health == null ? null : health.status().condition(Condition.READY);
        if (health == null || saved == null) {
            return new NodeHealth(node.status(), now, null);
        }
        boolean beat = !java.util.Objects.equals(saved.lastHeartbeatTime(), ready.lastHeartbeatTime());
        return beat ? new NodeHealth(node.status(), now, null) : health;
    }

    /**
     * The same with the lease taken into account. What is compared is the renewal known before: a status that is new
     * does not carry it over, so that the next pass takes an old renewal for a new one, as upstream does.
     */
    private NodeHealth withLease(String node, NodeHealth fresh, Instant now) {
        var earlier = healths.get(node);
        var saved = earlier == null ? null : earlier.leaseRenewed();
        var renewed = leases.renewTime(node, now);
        if (renewed == null || (saved != null && !saved.isBefore(renewed))) {
            return fresh;
        }
        var noticed = saved == null ? now : later(fresh.probe(), grid.atOrAfter(renewed));
        return fresh.withLease(noticed, renewed);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant created(Node node) {
        var at = node.meta().creationTimestamp();
        return at == null ? Instant.EPOCH : at;
    }

    private static Condition neverPosted(Node node) {
        return new Condition(Condition.READY, Condition.UNKNOWN, "", "", created(node), created(node), 0);
    }

    private static List<Condition> unknown(Node node, Instant now) {
        var out = new ArrayList<>(node.status().conditions());
        for (var type : KUBELETS_CONDITIONS) {
            int i = 0;
            while (i < out.size() && !out.get(i).type().equals(type)) {
                i++;
            }
            if (i == out.size()) {
                out.add(new Condition(
                        type,
                        Condition.UNKNOWN,
                        "NodeStatusNeverUpdated",
                        "Kubelet never posted node status.",
                        created(node),
                        Times.seconds(now),
                        0));
            } else if (!out.get(i).status().equals(Condition.UNKNOWN)) {
                out.set(
                        i,
                        new Condition(
                                type,
                                Condition.UNKNOWN,
                                "NodeStatusUnknown",
                                "Kubelet stopped posting node status.",
                                out.get(i).lastHeartbeatTime(),
                                Times.seconds(now),
                                0));
            }
        }
        return List.copyOf(out);
    }

    /**
     * When a pass will next have to look at this node although nothing happens: because its kubelet is silent, or to
     * take note of its lease. Null if never.
     */
    @Nullable
    Instant nextLook(Node node, Instant now) {
        var health = healths.get(node.name());
        if (health == null) {
            return grid.after(now);
        }
        var lease = leases.lease(node.name());
        if (lease != null && health.leaseRenewed() == null) {
            return grid.after(now);
        }
        boolean renews = lease != null && lease.until() == null;
        var ready = node.status().condition(Condition.READY);
        if (renews || (ready != null && ready.status().equals(Condition.UNKNOWN))) {
            return null;
        }
        var probe = health.probe();
        var last = lease == null ? null : lease.lastRenewal();
        if (last != null
                && (health.leaseRenewed() == null || health.leaseRenewed().isBefore(last))) {
            probe = later(probe, grid.atOrAfter(last));
        }
        var expiry = grid.atOrAfter(probe.plus(ready == null ? STARTUP_GRACE : GRACE));
        return expiry.isAfter(now) ? expiry : grid.after(now);
    }
}
