package dev.podfall.ui.topology;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.topology.PodMark.State;
import org.jspecify.annotations.Nullable;

/** Makes a pod's square from the pod. */
final class PodMarks {
    /** The hue of pods that no DaemonSet owns. */
    private static final int OTHER = 7;

    private static final String BY_TAINT = "DeletionByTaintManager";
    private static final String BY_SCHEDULER = "PreemptionByScheduler";

    private final Hues hues;
    private final Revisions revisions;

    PodMarks(Hues hues, Revisions revisions) {
        this.hues = hues;
        this.revisions = revisions;
    }

    PodMark of(Pod pod, PodMark.@Nullable Countdown countdown) {
        var daemonSet = pod.meta().controllerKey(Kind.DAEMON_SET);
        var state = state(pod);
        return new PodMark(
                pod.uid(),
                pod.key().toString(),
                daemonSet == null ? OTHER : hues.of(daemonSet),
                revisions.number(pod),
                revisions.isOutdated(pod),
                state,
                countdown != null && countdown.retry() && state != State.FAILED ? null : countdown,
                daemonSet == null,
                image(pod));
    }

    /** {@code fluent-bit:3.1} for {@code registry.example.com/path/fluent-bit:3.1}. */
    private static String image(Pod pod) {
        var containers = pod.spec().containers();
        var image = containers.isEmpty() ? "" : containers.getFirst().image();
        return image.substring(image.lastIndexOf('/') + 1);
    }

    static State state(Pod pod) {
        if (pod.isTerminating()) {
            var target = pod.status().condition(Condition.DISRUPTION_TARGET);
            if (target == null || !target.isTrue()) {
                return State.TERMINATING;
            }
            return switch (target.reason()) {
                case BY_TAINT -> State.EVICTED;
                case BY_SCHEDULER -> State.PREEMPTED;
                default -> State.TERMINATING;
            };
        }
        return switch (pod.status().phase()) {
            case FAILED -> State.FAILED;
            case SUCCEEDED -> State.SUCCEEDED;
            default -> pod.isReady() ? State.READY : stuck(pod) != null ? State.FAILED : starting(pod);
        };
    }

    private static State starting(Pod pod) {
        return pod.status().phase() == dev.podfall.api.core.PodPhase.RUNNING ? State.NOT_READY : State.CREATING;
    }

    /** Why a container waits, if it is not just starting: {@code ImagePullBackOff}, {@code CrashLoopBackOff}. */
    static @Nullable String stuck(Pod pod) {
        for (var container : pod.status().containerStatuses()) {
            if (container.state() instanceof ContainerState.Waiting waiting && !waiting.isStarting()) {
                return waiting.reason();
            }
        }
        return null;
    }
}
