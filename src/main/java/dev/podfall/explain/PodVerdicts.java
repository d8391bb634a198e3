package dev.podfall.explain;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.controller.daemon.Plan;
import dev.podfall.controller.tainteviction.Tolerance;
import dev.podfall.kubelet.Admission;
import dev.podfall.kubelet.Rejection;
import dev.podfall.scheduler.plugins.DefaultProfile;
import org.jspecify.annotations.Nullable;

/** What a pod's own fields and its node's say of it, whoever owns it. */
final class PodVerdicts {
    private PodVerdicts() {}

    /** Whether the API server has given the node's kubelet up. */
    static boolean isSilent(Node node) {
        var ready = node.status().condition(Condition.READY);
        return ready != null && ready.status().equals(Condition.UNKNOWN);
    }

    /**
     * A pod that is bound to the node, not being deleted and not ended.
     *
     * @param again whether it is made again when it is evicted
     */
    static Verdict bound(Pod pod, Node node, Known known, boolean again) {
        if (isSilent(node) && !pod.isReady()) {
            return new Verdict.KubeletSilent(true);
        }
        var failing = failing(pod);
        if (failing != null) {
            return failing;
        }
        if (tolerance(pod, node) instanceof Tolerance.For some) {
            return new Verdict.RunsFor(some.taint(), some.time(), known.evicted(pod.key()), again);
        }
        return pod.isReady() ? new Verdict.Runs() : new Verdict.Starts();
    }

    /** Whether the kubelet of the pod's node has taken it in: the first thing that it writes then is when it did. */
    static boolean isAdmitted(Pod pod) {
        return pod.status().startTime() != null;
    }

    static Tolerance tolerance(Pod pod, Node node) {
        return Tolerance.of(Tolerance.noExecute(node.taints()), pod.spec().tolerations());
    }

    /** A pod that has ended. Its kubelet refused it if none of its containers was ever looked at. */
    static Verdict ended(Pod pod, boolean again) {
        var status = pod.status();
        boolean rejected =
                status.phase() == PodPhase.FAILED && status.containerStatuses().isEmpty();
        return rejected && !pod.nodeName().isEmpty()
                ? refused(status.reason(), status.message(), true, again)
                : new Verdict.Ended(status.phase(), status.reason(), status.message(), again);
    }

    static Verdict refused(Rejection rejection, boolean again) {
        return refused(rejection.reason(), rejection.message().strip(), false, again);
    }

    private static Verdict refused(String reason, String words, boolean happened, boolean again) {
        return new Verdict.KubeletRefuses(
                reason, words.strip(), happened, again, Plan.FIRST_BACKOFF, Plan.LONGEST_BACKOFF);
    }

    /** Who keeps a pod that is not bound from being looked at; null if nobody does. */
    static @Nullable Verdict unscheduled(Pod pod) {
        var spec = pod.spec();
        if (!spec.schedulingGates().isEmpty()) {
            return new Verdict.Gated(spec.schedulingGates());
        }
        return spec.schedulerName().equals(DefaultProfile.SCHEDULER_NAME)
                ? null
                : new Verdict.ForeignScheduler(spec.schedulerName());
    }

    /** Of the first thing that the kubelet says no to; null if it takes the pod. */
    static @Nullable Rejection rejection(Iterable<Admission.Asked> asked) {
        for (var question : asked) {
            if (question.rejection() != null) {
                return question.rejection();
            }
        }
        return null;
    }

    private static @Nullable Verdict failing(Pod pod) {
        for (var container : pod.status().containerStatuses()) {
            if (container.state() instanceof ContainerState.Waiting waiting && !waiting.isStarting()) {
                return new Verdict.Fails(container.name(), waiting.reason(), waiting.message());
            }
        }
        return null;
    }
}
