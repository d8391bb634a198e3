package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a DaemonSet's pod, or a pod of nobody's, is or is not on a node: every check, what comes out, and what would turn
 * a no into a yes.
 *
 * @param daemonSet null for a pod that no DaemonSet owns
 * @param revision the number of the revision that a new pod would be made from; 0 if none is known
 * @param pod the pod that is there or waits for the node; null if there is none
 * @param checks all, the controller's first
 * @param remedies what would let it be there; empty if it may be
 */
public record Why(
        @Nullable ObjectKey daemonSet,
        long revision,
        String node,
        @Nullable Pod pod,
        Verdict verdict,
        List<Check> checks,
        List<Remedy> remedies) {

    /** What all checks together come to. */
    public enum Verdict {
        /** A pod is there and ready. */
        RUNS,
        /** A pod is bound to the node and not ready yet. */
        STARTS,
        /** No pod is there; one would be made, and would fit. */
        LANDS,
        /** A pod is made, nothing is against it, the scheduler has not bound it yet. */
        SOON,
        /** A pod is made, or would be, and does not fit. */
        WAITS,
        /** A pod is there; a new one would not be made, but this one may stay. */
        MISSCHEDULED,
        /** A pod is there and has to go. */
        LEAVES,
        /** The pod is being deleted; another one comes when it is gone. */
        ENDS,
        /** No pod is there, and none is made. */
        REFUSED,
        /** The pod runs on another node; it would fit here. */
        ELSEWHERE,
        /** The pod runs on another node; it would not fit here. */
        NOT_HERE
    }

    public Why {
        checks = List.copyOf(checks);
        remedies = List.copyOf(remedies);
    }

    /** The checks that say no, those that were not reached left out. */
    public List<Check> against() {
        return checks.stream().filter(Check::refuses).toList();
    }

    /** What a DaemonSet has to do with a node. */
    public static Why of(ClusterState state, DaemonSet daemonSet, Node node) {
        var placement = NodePlacement.of(daemonSet);
        var newest = Revisions.newest(state, daemonSet);
        var pod = shown(Revisions.podsFor(state, daemonSet, node.name()));
        var hash = newest == null ? "" : Revisions.hash(newest);
        var asked = pod != null && !pod.isTerminating() ? pod : DaemonPods.podFor(daemonSet, node.name(), hash);
        var checks = new ArrayList<>(Checks.ofController(placement, node));
        var scheduling = Checks.ofScheduler(state, asked, node);
        checks.addAll(scheduling);
        boolean fits = scheduling.stream().noneMatch(Check::refuses);
        var decided = placement.verdict(node);
        var verdict = verdict(pod, decided.shouldRun(), decided.shouldContinueRunning(), fits);
        var remedies = decided.shouldRun()
                ? fits || isBound(pod) ? List.<Remedy>of() : Remedies.of(state, asked, node)
                : Remedies.of(daemonSet, node);
        return new Why(
                daemonSet.key(), newest == null ? 0 : newest.revision(), node.name(), pod, verdict, checks, remedies);
    }

    /** What a pod has to do with a node. A pod of a DaemonSet is asked about as the DaemonSet is. */
    public static Why of(ClusterState state, Pod pod, Node node) {
        var owner = pod.meta().controller();
        if (owner != null && owner.kind().equals(Kind.DAEMON_SET.kindName())) {
            var daemonSet = state.daemonSet(ObjectKey.of(pod.namespace(), owner.name()));
            if (daemonSet != null && StateDiff.target(pod).equals(node.name())) {
                return of(state, daemonSet, node);
            }
        }
        var checks = Checks.ofScheduler(state, pod, node);
        boolean fits = checks.stream().noneMatch(Check::refuses);
        Verdict verdict;
        if (pod.nodeName().isEmpty()) {
            verdict = fits ? Verdict.SOON : Verdict.WAITS;
        } else if (!pod.nodeName().equals(node.name())) {
            verdict = fits ? Verdict.ELSEWHERE : Verdict.NOT_HERE;
        } else {
            verdict = verdict(pod, true, true, fits);
        }
        boolean there = pod.nodeName().equals(node.name());
        var remedies = fits || there ? List.<Remedy>of() : Remedies.of(state, pod, node);
        return new Why(null, 0, node.name(), pod, verdict, checks, remedies);
    }

    private static Verdict verdict(@Nullable Pod pod, boolean shouldRun, boolean shouldContinue, boolean fits) {
        if (pod == null) {
            return !shouldRun ? Verdict.REFUSED : fits ? Verdict.LANDS : Verdict.WAITS;
        }
        if (pod.isTerminating()) {
            return shouldRun ? Verdict.ENDS : Verdict.LEAVES;
        }
        if (!shouldRun) {
            return shouldContinue ? Verdict.MISSCHEDULED : Verdict.LEAVES;
        }
        if (!isBound(pod)) {
            return fits ? Verdict.SOON : Verdict.WAITS;
        }
        return pod.isReady() ? Verdict.RUNS : Verdict.STARTS;
    }

    private static boolean isBound(@Nullable Pod pod) {
        return pod != null && !pod.nodeName().isEmpty();
    }

    /** The pod to speak of: one that stays before one that goes, a bound one before one that waits. */
    private static @Nullable Pod shown(List<Pod> pods) {
        Pod going = null;
        for (var pod : pods) {
            if (!pod.isTerminating() && !pod.isTerminal()) {
                return pod;
            }
            going = pod;
        }
        return going;
    }
}
