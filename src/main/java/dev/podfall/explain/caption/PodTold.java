package dev.podfall.explain.caption;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Step;
import dev.podfall.controller.tainteviction.TaintEvictionController;
import dev.podfall.kubelet.KubeletDecision;
import dev.podfall.scheduler.PodPreempted;
import dev.podfall.store.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a write of a pod tells. */
final class PodTold {
    private PodTold() {}

    static Happening happening(Step step, WatchEvent.Type type, @Nullable Pod before, @Nullable Pod after) {
        if (before == null || after == null) {
            return type == WatchEvent.Type.ADDED ? Happening.POD_CREATED : Happening.POD_GONE;
        }
        if (after.isTerminating() && !before.isTerminating()) {
            return asked(step, after);
        }
        if (before.nodeName().isEmpty() && !after.nodeName().isEmpty()) {
            return Happening.POD_BOUND;
        }
        if (before.status().equals(after.status())) {
            return Happening.WRITTEN;
        }
        if (!before.isTerminal() && after.isTerminal() && !after.isTerminating()) {
            return ended(step, after);
        }
        if (isNewly(before, after, Condition.DISRUPTION_TARGET)) {
            return Happening.POD_MARKED;
        }
        return after.isTerminating() ? Happening.POD_STOPPED : lives(step, before, after);
    }

    private static Happening asked(Step step, Pod pod) {
        for (var explanation : step.explanations()) {
            if (explanation instanceof PodPreempted preempted && preempted.pod().equals(pod.key())) {
                return Happening.POD_PREEMPTED;
            }
        }
        var target = pod.status().condition(Condition.DISRUPTION_TARGET);
        boolean tainted = target != null && target.isTrue() && target.reason().equals(TaintEvictionController.REASON);
        return tainted || step.command() instanceof Command.Evict ? Happening.POD_EVICTED : Happening.POD_DELETED;
    }

    private static Happening ended(Step step, Pod pod) {
        if (pod.status().phase() == PodPhase.SUCCEEDED) {
            return Happening.POD_SUCCEEDED;
        }
        return rejection(step, pod) == null ? Happening.POD_FAILED : Happening.POD_REFUSED;
    }

    static KubeletDecision.@Nullable PodRejected rejection(Step step, Pod pod) {
        for (var explanation : step.explanations()) {
            if (explanation instanceof KubeletDecision.PodRejected rejected
                    && rejected.pod().equals(pod.key())) {
                return rejected;
            }
        }
        return null;
    }

    /** That the pod has been taken in and waits for a network; null if it does not. */
    static KubeletDecision.@Nullable AwaitsNetwork networkless(Step step, Pod pod) {
        for (var explanation : step.explanations()) {
            if (explanation instanceof KubeletDecision.AwaitsNetwork waits
                    && waits.pod().equals(pod.key())) {
                return waits;
            }
        }
        return null;
    }

    private static boolean isNewly(Pod before, Pod after, String type) {
        var was = before.status().condition(type);
        var is = after.status().condition(type);
        return is != null && is.isTrue() && (was == null || !was.isTrue());
    }

    private static Happening lives(Step step, Pod before, Pod after) {
        if (trouble(before, after) != null) {
            return Happening.POD_FAILING;
        }
        if (!before.isReady() && after.isReady()) {
            return Happening.POD_READY;
        }
        if (started(before, after) != null) {
            return Happening.POD_STARTED;
        }
        if (before.isReady() && !after.isReady()) {
            return Happening.POD_UNREADY;
        }
        var scheduled = after.status().condition(Condition.POD_SCHEDULED);
        if (after.nodeName().isEmpty()
                && scheduled != null
                && scheduled.status().equals(Condition.FALSE)) {
            return Happening.POD_UNSCHEDULABLE;
        }
        if (before.status().startTime() != null || after.status().startTime() == null) {
            return Happening.WRITTEN;
        }
        return networkless(step, after) == null ? Happening.POD_ADMITTED : Happening.POD_NETWORKLESS;
    }

    /** The container that has come to be in trouble, or in another one; null if none has. */
    static @Nullable ContainerStatus trouble(Pod before, Pod after) {
        for (var container : all(after)) {
            var was = find(before, container.name());
            if (isInTrouble(container) && (was == null || !sameTrouble(was.state(), container.state()))) {
                return container;
            }
        }
        return null;
    }

    private static boolean isInTrouble(ContainerStatus container) {
        return switch (container.state()) {
            case ContainerState.Waiting waiting -> !waiting.isStarting();
            case ContainerState.Terminated ended -> ended.exitCode() != 0;
            case ContainerState.Running _ -> false;
            case null -> false;
        };
    }

    private static boolean sameTrouble(@Nullable ContainerState was, @Nullable ContainerState is) {
        return was instanceof ContainerState.Waiting a && is instanceof ContainerState.Waiting b
                ? a.reason().equals(b.reason())
                : was != null && was.equals(is);
    }

    /** The container that runs now and did not before; null if none does. */
    static @Nullable ContainerStatus started(Pod before, Pod after) {
        for (var container : after.status().containerStatuses()) {
            var was = find(before, container.name());
            if (container.state() instanceof ContainerState.Running
                    && (was == null || !(was.state() instanceof ContainerState.Running))) {
                return container;
            }
        }
        return null;
    }

    private static List<ContainerStatus> all(Pod pod) {
        var status = pod.status();
        if (status.initContainerStatuses().isEmpty()) {
            return status.containerStatuses();
        }
        var out = new ArrayList<>(status.initContainerStatuses());
        out.addAll(status.containerStatuses());
        return out;
    }

    private static @Nullable ContainerStatus find(Pod pod, String name) {
        for (var container : all(pod)) {
            if (container.name().equals(name)) {
                return container;
            }
        }
        return null;
    }
}
