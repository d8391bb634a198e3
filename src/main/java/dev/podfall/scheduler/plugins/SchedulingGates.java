package dev.podfall.scheduler.plugins;

import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.EventHint;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pods with scheduling gates out of the active queue.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/schedulinggates/scheduling_gates.go.
 * <br>Differs: in nothing that we know of.
 */
public final class SchedulingGates {
    public static final String NAME = "SchedulingGates";

    private SchedulingGates() {}

    /** Why the pod may not enter the active queue, null if it may. */
    public static @Nullable Reason preEnqueue(PodInfo pod) {
        var gates = pod.pod().spec().schedulingGates();
        return gates.isEmpty() ? null : new Reason.Gated(gates);
    }

    public static List<EventHint> events() {
        return List.of(new EventHint(
                ClusterEvent.POD_GATES_GONE,
                (pod, before, after) -> after != null && after.uid().equals(pod.uid())));
    }
}
