package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.ClusterState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a DaemonSet's pod, or a chosen pod, is or is not on a node: every check, what comes out, and what would turn a no
 * into a yes.
 *
 * @param daemonSet whose pod it is; null for a pod that no DaemonSet owns
 * @param revision the number of the revision that is asked about; 0 if it has none yet
 * @param chosen whether a certain pod is asked about, not what the DaemonSet wants here
 * @param pod the pod that is there or waits for the node; null if there is none
 * @param checks all, the controller's first
 * @param run how the pod that is there runs; null if none is, or if its kubelet has not taken it in
 * @param notYet why the node does not run the newest revision yet; null if it does, or if that is not what keeps it
 * @param remedies what would let it be there; empty if it may be
 */
public record Why(
        @Nullable ObjectKey daemonSet,
        long revision,
        boolean chosen,
        String node,
        @Nullable Pod pod,
        Verdict verdict,
        List<Check> checks,
        @Nullable PodRun run,
        @Nullable NotYet notYet,
        List<Remedy> remedies) {

    public Why {
        checks = List.copyOf(checks);
        remedies = List.copyOf(remedies);
    }

    /** The checks that say no, those that were not reached left out. */
    public List<Check> against() {
        return checks.stream().filter(Check::refuses).toList();
    }

    static @Nullable PodRun run(Pod pod, Node node, int minReadySeconds, Known known) {
        return pod.nodeName().equals(node.name()) && PodVerdicts.isAdmitted(pod)
                ? PodRun.of(pod, minReadySeconds, known)
                : null;
    }

    /** Why no scheduler here looks at a pod that is not bound: {@code Gated} or {@code ForeignScheduler}; null if one does. */
    public static @Nullable Verdict held(Pod pod) {
        return PodVerdicts.unscheduled(pod);
    }

    /** What a DaemonSet's newest revision has to do with a node, whatever runs there now. */
    public static Why of(ClusterState state, DaemonSet daemonSet, Node node, Known known) {
        return new DaemonPlace(state, daemonSet, node, known).ofNewest();
    }

    /** What this very pod has to do with a node. */
    public static Why of(ClusterState state, Pod pod, Node node, Known known) {
        var daemonSet = state.daemonSetOf(pod);
        if (daemonSet != null && node.name().equals(pod.targetNode())) {
            return new DaemonPlace(state, daemonSet, node, known).of(pod);
        }
        return LonePlace.of(state, pod, node, known);
    }
}
