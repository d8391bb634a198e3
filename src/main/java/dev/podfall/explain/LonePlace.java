package dev.podfall.explain;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;

/** A pod that no DaemonSet owns, or one that is asked about on another node than its own. */
final class LonePlace {
    private LonePlace() {}

    static Why of(ClusterState state, Pod pod, Node node, Known known) {
        var checks = new ArrayList<>(Checks.ofScheduler(state, pod, node, known.now(), other -> false));
        boolean fits = checks.stream().noneMatch(Check::refuses);
        var others = state.podsOnNode(node.name()).stream()
                .filter(other -> !other.isTerminal() && !other.uid().equals(pod.uid()))
                .toList();
        checks.addAll(Checks.ofKubelet(pod, node, others));
        var verdict = verdict(pod, node, known, fits);
        var remedies = new VerdictRemedies(state, null, node, known, pod, pod, other -> false).of(verdict);
        var run = Why.run(pod, node, 0, known);
        return new Why(null, 0, true, node.name(), pod, verdict, checks, run, null, remedies);
    }

    private static Verdict verdict(Pod pod, Node node, Known known, boolean fits) {
        boolean here = pod.nodeName().equals(node.name());
        if (pod.isTerminating() && here) {
            return PodVerdicts.isSilent(node) ? new Verdict.CannotEnd(null) : new Verdict.Ends(null);
        }
        if (pod.isTerminal()) {
            return PodVerdicts.ended(pod, false);
        }
        if (here) {
            return PodVerdicts.bound(pod, node, known, false);
        }
        if (!pod.nodeName().isEmpty()) {
            return fits ? new Verdict.Elsewhere() : new Verdict.NotHere();
        }
        var held = PodVerdicts.unscheduled(pod);
        if (held != null || !fits) {
            return held != null ? held : new Verdict.Waits();
        }
        var awaits = PodVerdicts.awaitsNetwork(pod, node, false);
        return awaits == null ? new Verdict.Soon() : awaits;
    }
}
