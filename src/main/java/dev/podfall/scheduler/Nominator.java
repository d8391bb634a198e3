package dev.podfall.scheduler;

import dev.podfall.api.core.Pod;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.fork.Forkable;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.scheduler.framework.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pods that wait for a node where preemption makes room. Pods of lower priority must leave that room alone.
 *
 * <p>Upstream: pkg/scheduler/backend/queue/nominator.go; pkg/scheduler/framework/runtime/framework.go,
 * {@code RunFilterPluginsWithNominatedPods}.
 * <br>Differs: in nothing that we know of.
 */
final class Nominator implements Forkable<Nominator> {
    /** In the order in which they came there; the lists never change. */
    private final ForkHashMap<String, List<PodInfo>> byNode;

    private final ForkHashMap<String, String> nodeOf;

    Nominator() {
        this(new ForkHashMap<>(), new ForkHashMap<>());
    }

    private Nominator(ForkHashMap<String, List<PodInfo>> byNode, ForkHashMap<String, String> nodeOf) {
        this.byNode = byNode;
        this.nodeOf = nodeOf;
    }

    @Override
    public Nominator fork() {
        return new Nominator(byNode.fork(), nodeOf.fork());
    }

    /** @param node where to; null for what the pod's own status says; empty for nowhere */
    void add(PodInfo pod, @Nullable String node) {
        remove(pod.uid());
        var where = node == null ? pod.pod().status().nominatedNodeName() : node;
        if (where.isEmpty() || !pod.pod().nodeName().isEmpty()) {
            return;
        }
        nodeOf.put(pod.uid(), where);
        var there = new ArrayList<>(on(where));
        there.add(pod);
        byNode.put(where, List.copyOf(there));
    }

    /** A nomination that the API server has not been told of yet survives updates that say nothing of one. */
    void update(Pod before, PodInfo after) {
        var kept = before.status().nominatedNodeName().isEmpty()
                        && after.pod().status().nominatedNodeName().isEmpty()
                ? nodeOf.get(after.uid())
                : null;
        remove(before.uid());
        add(after, kept);
    }

    void remove(String uid) {
        var node = nodeOf.remove(uid);
        if (node == null) {
            return;
        }
        var left = on(node).stream().filter(pod -> !pod.uid().equals(uid)).toList();
        if (left.isEmpty()) {
            byNode.remove(node);
        } else {
            byNode.put(node, left);
        }
    }

    List<PodInfo> on(String node) {
        return byNode.getOrDefault(node, List.of());
    }

    /** The plugins' no, first with the room kept for pods nominated there, then without. */
    @Nullable
    Rejection filter(Profile profile, PodInfo pod, NodeInfo node) {
        var others = rivals(pod, node.name());
        if (!others.isEmpty()) {
            var crowded = node;
            for (var other : others) {
                crowded = crowded.with(other);
            }
            var rejection = profile.filter(pod, crowded);
            if (rejection != null) {
                return rejection;
            }
        }
        return profile.filter(pod, node);
    }

    private List<PodInfo> rivals(PodInfo pod, String node) {
        var there = byNode.get(node);
        if (there == null) {
            return List.of();
        }
        var out = new ArrayList<PodInfo>();
        for (var other : there) {
            if (other.priority() >= pod.priority() && !other.uid().equals(pod.uid())) {
                out.add(other);
            }
        }
        return out;
    }
}
