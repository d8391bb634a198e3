package dev.podfall.scheduler.plugins;

import dev.podfall.api.core.Amount;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.EventHint;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Requests;
import dev.podfall.scheduler.framework.ScorePlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pods from nodes where what they request is not free; prefers nodes where more would stay free.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/noderesources/fit.go, least_allocated.go.
 * <br>Differs: strategy LeastAllocated over cpu and memory only, the default; no in-place resizing, so a scheduled
 * pod's requests never shrink.
 */
public final class NodeResourcesFit implements FilterPlugin, ScorePlugin {
    public static final String NAME = "NodeResourcesFit";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reason> filter(PodInfo pod, NodeInfo node) {
        var out = new ArrayList<Reason>(0);
        if (node.podCount() + 1 > node.allowedPods()) {
            out.add(new Reason.TooManyPods(node.podCount(), node.allowedPods()));
        }
        var wanted = pod.requests();
        if (wanted.isNothing()) {
            return out;
        }
        var used = node.requested();
        var all = node.allocatable();
        check(Requests.CPU, wanted.milliCpu(), used.milliCpu(), all.milliCpu(), out);
        check(Requests.MEMORY, wanted.memory(), used.memory(), all.memory(), out);
        check(
                Requests.EPHEMERAL_STORAGE,
                wanted.ephemeralStorage(),
                used.ephemeralStorage(),
                all.ephemeralStorage(),
                out);
        wanted.scalars().forEach((name, amount) -> check(name, amount, used.scalar(name), all.scalar(name), out));
        return out;
    }

    private static void check(String resource, long wanted, long used, long allocatable, List<Reason> out) {
        if (wanted > 0 && wanted > allocatable - used) {
            out.add(new Reason.Insufficient(resource, wanted, used, allocatable));
        }
    }

    @Override
    public Finding passed(PodInfo pod, NodeInfo node) {
        var wanted = pod.requests();
        if (wanted.isNothing()) {
            return Finding.of(
                    "node.status.allocatable.pods", "passed.requests-nothing", node.podCount(), node.allowedPods());
        }
        var allocatable = node.allocatable();
        var used = node.requested();
        return Finding.of(
                "spec.containers[*].resources.requests",
                "passed.room",
                amount(Requests.CPU, allocatable.milliCpu() - used.milliCpu()),
                amount(Requests.MEMORY, allocatable.memory() - used.memory()),
                amount(Requests.CPU, wanted.milliCpu()),
                amount(Requests.MEMORY, wanted.memory()));
    }

    private static String amount(String resource, long value) {
        return new Amount(resource, value).toString();
    }

    @Override
    public List<EventHint> events() {
        return List.of(
                new EventHint(ClusterEvent.ASSIGNED_POD_DELETE, NodeResourcesFit::roomFreed),
                new EventHint(ClusterEvent.POD_SCALE_DOWN, (pod, before, after) -> true),
                new EventHint(ClusterEvent.NODE_ADD, NodeResourcesFit::nodeGrew),
                new EventHint(ClusterEvent.NODE_ALLOCATABLE, NodeResourcesFit::nodeGrew));
    }

    private static boolean roomFreed(PodInfo pod, @Nullable KubeObject before, @Nullable KubeObject after) {
        return before instanceof Pod gone
                && !(gone.nodeName().isEmpty()
                        && gone.status().nominatedNodeName().isEmpty());
    }

    private static boolean nodeGrew(PodInfo pod, @Nullable KubeObject before, @Nullable KubeObject after) {
        if (!(after instanceof Node node) || isTooSmall(node, pod.requests())) {
            return false;
        }
        return !(before instanceof Node old) || grew(pod.requests(), NodeInfo.of(old), NodeInfo.of(node));
    }

    /** Whether the pod does not even fit the empty node. */
    private static boolean isTooSmall(Node node, Requests wanted) {
        var all = node.status().allocatable();
        return all.value(Requests.PODS) < 1
                || wanted.milliCpu() > all.milliCpu()
                || wanted.memory() > all.value(Requests.MEMORY)
                || wanted.ephemeralStorage() > all.value(Requests.EPHEMERAL_STORAGE)
                || wanted.scalars().entrySet().stream().anyMatch(e -> e.getValue() > all.value(e.getKey()));
    }

    private static boolean grew(Requests wanted, NodeInfo before, NodeInfo after) {
        if (after.allowedPods() > before.allowedPods()) {
            return true;
        }
        var was = before.allocatable();
        var is = after.allocatable();
        if ((wanted.milliCpu() > 0 && is.milliCpu() > was.milliCpu())
                || (wanted.memory() > 0 && is.memory() > was.memory())
                || (wanted.ephemeralStorage() > 0 && is.ephemeralStorage() > was.ephemeralStorage())) {
            return true;
        }
        return wanted.scalars().entrySet().stream()
                .anyMatch(e -> !Objects.equals(e.getValue(), 0L) && is.scalar(e.getKey()) > was.scalar(e.getKey()));
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public boolean skips(PodInfo pod) {
        return false;
    }

    @Override
    public long[] raw(PodInfo pod, List<NodeInfo> nodes, ImageSpread images) {
        var out = new long[nodes.size()];
        for (int i = 0; i < out.length; i++) {
            var node = nodes.get(i);
            var after = node.nonZeroRequested().plus(pod.nonZero());
            out[i] = mean(
                    after.milliCpu(), node.allocatable().milliCpu(),
                    after.memory(), node.allocatable().memory());
        }
        return out;
    }

    private static long mean(long cpu, long allocatableCpu, long memory, long allocatableMemory) {
        long sum = 0;
        long weights = 0;
        if (allocatableCpu != 0) {
            sum += least(cpu, allocatableCpu);
            weights++;
        }
        if (allocatableMemory != 0) {
            sum += least(memory, allocatableMemory);
            weights++;
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private static long least(long requested, long allocatable) {
        return requested > allocatable ? 0 : (allocatable - requested) * MAX / allocatable;
    }
}
