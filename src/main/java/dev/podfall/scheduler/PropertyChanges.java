package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.Requests;
import java.util.ArrayList;
import java.util.List;

/**
 * What of an update matters to scheduling.
 *
 * <p>Upstream: pkg/scheduler/framework/events.go, {@code PodSchedulingPropertiesChange},
 * {@code NodeSchedulingPropertiesChange}.
 * <br>Differs: conditions, annotations and a pod's labels are left out: no simulated plugin waits for them.
 */
final class PropertyChanges {
    private PropertyChanges() {}

    static List<ClusterEvent> ofNode(Node before, Node after) {
        var out = new ArrayList<ClusterEvent>(0);
        if (before.spec().unschedulable() && !after.spec().unschedulable()) {
            out.add(ClusterEvent.NODE_TAINT);
        }
        if (!before.status().allocatable().equals(after.status().allocatable())) {
            out.add(ClusterEvent.NODE_ALLOCATABLE);
        }
        if (!before.labels().equals(after.labels())) {
            out.add(ClusterEvent.NODE_LABEL);
        }
        if (!before.taints().equals(after.taints())) {
            out.add(ClusterEvent.NODE_TAINT);
        }
        return out;
    }

    static List<ClusterEvent> ofWaitingPod(Pod before, Pod after) {
        var out = new ArrayList<ClusterEvent>(0);
        if (before.spec() == after.spec()) {
            return out;
        }
        if (isLess(Requests.of(after.spec()), Requests.of(before.spec()))) {
            out.add(ClusterEvent.POD_SCALE_DOWN);
        }
        if (after.spec().schedulingGates().isEmpty()
                && !before.spec().schedulingGates().isEmpty()) {
            out.add(ClusterEvent.POD_GATES_GONE);
        }
        if (after.spec().tolerations().size() != before.spec().tolerations().size()) {
            out.add(ClusterEvent.POD_TOLERATION);
        }
        return out;
    }

    private static boolean isLess(Requests after, Requests before) {
        return after.milliCpu() < before.milliCpu()
                || after.memory() < before.memory()
                || after.ephemeralStorage() < before.ephemeralStorage()
                || before.scalars().entrySet().stream().anyMatch(e -> after.scalar(e.getKey()) < e.getValue());
    }
}
