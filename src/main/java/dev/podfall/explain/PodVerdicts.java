package dev.podfall.explain;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.Kind;
import dev.podfall.controller.daemon.Plan;
import dev.podfall.controller.tainteviction.Tolerance;
import dev.podfall.kubelet.Admission;
import dev.podfall.kubelet.Rejection;
import dev.podfall.scheduler.plugins.DefaultProfile;
import java.util.List;
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
        var awaits = awaitsNetwork(pod, node, true);
        if (awaits != null) {
            return awaits;
        }
        var trouble = trouble(pod, known);
        if (trouble != null && trouble.leaning() == Verdict.Leaning.NO) {
            return trouble;
        }
        if (tolerance(pod, node) instanceof Tolerance.For some) {
            return new Verdict.RunsFor(some.taint(), some.time(), known.evicted(pod.key()), again);
        }
        return pod.isReady() ? new Verdict.Runs() : trouble == null ? new Verdict.Starts() : trouble;
    }

    /**
     * That a pod has no network on a node; null if it has one, needs none, or has been started already.
     *
     * @param bound whether it is there
     */
    static Verdict.@Nullable AwaitsNetwork awaitsNetwork(Pod pod, Node node, boolean bound) {
        var plugin = pod.status().podIp().isEmpty() ? NodeNetwork.awaited(pod, node) : null;
        return plugin == null
                ? null
                : new Verdict.AwaitsNetwork(
                        bound, plugin, plugin.equals(pod.meta().controllerKey(Kind.DAEMON_SET)));
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

    /** The worst that its containers say; null if all is well, or only begins. */
    private static @Nullable Verdict trouble(Pod pod, Known known) {
        Verdict worst = null;
        for (var container : PodRun.of(pod, 0, known).containers()) {
            var found = trouble(container);
            if (found != null && (worst == null || rank(found) < rank(worst))) {
                worst = found;
            }
        }
        return worst;
    }

    /** The containers that keep a pod from being well. */
    static List<PodRun.OfContainer> failing(Pod pod, Known known) {
        return PodRun.of(pod, 0, known).containers().stream()
                .filter(container -> {
                    var found = trouble(container);
                    return found != null
                            && (found.leaning() == Verdict.Leaning.NO || found instanceof Verdict.Restarts);
                })
                .toList();
    }

    private static int rank(Verdict trouble) {
        return trouble instanceof Verdict.Fails ? 0 : trouble.leaning() == Verdict.Leaning.NO ? 1 : 2;
    }

    private static @Nullable Verdict trouble(PodRun.OfContainer container) {
        var name = container.name();
        return switch (container.doing()) {
            case PodRun.Doing.Begins _ -> null;
            case PodRun.Doing.Held held -> new Verdict.Fails(name, container.init(), held.reason(), held.message());
            case PodRun.Doing.Ended ended ->
                ended.again() ? new Verdict.Fails(name, container.init(), ended.reason(), ended.message()) : null;
            case PodRun.Doing.Stuck _ -> new Verdict.NotReady(name, container.init(), true);
            case PodRun.Doing.Runs runs -> {
                if (runs.ready()) {
                    yield null;
                }
                var last = container.last();
                if (last != null && container.restarts() > 0) {
                    yield new Verdict.Restarts(name, container.restarts(), last.exitCode(), last.reason());
                }
                // An init container is to run for a while.
                yield container.init() ? null : new Verdict.NotReady(name, false, false);
            }
        };
    }
}
