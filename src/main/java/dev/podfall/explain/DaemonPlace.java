package dev.podfall.explain;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.controller.daemon.NodeVerdict;
import dev.podfall.controller.tainteviction.Tolerance;
import dev.podfall.explain.Verdict.Older.How;
import dev.podfall.kubelet.Admission;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A DaemonSet's place on a node: which pods are there, and what a pod of the newest revision meets. */
final class DaemonPlace {
    private final ClusterState state;
    private final DaemonSet daemonSet;
    private final Node node;
    private final Known known;
    private final NodePlacement placement;
    private final NodeVerdict decided;
    private final @Nullable ControllerRevision newest;
    private final boolean unseen;
    private final boolean surges;
    private final Present present;

    /** The pods on the node and pinned to it: the first of each sort. */
    private static final class Present {
        @Nullable
        Pod updated;

        @Nullable
        Pod old;

        @Nullable
        Pod ended;

        @Nullable
        Pod going;
    }

    /** A pod, and what the scheduler and the kubelet say to it. */
    private record Asked(Pod pod, List<Check> scheduling, List<Check> kubelet, Verdict verdict, Predicate<Pod> gone) {}

    DaemonPlace(ClusterState state, DaemonSet daemonSet, Node node, Known known) {
        this.state = state;
        this.daemonSet = daemonSet;
        this.node = node;
        this.known = known;
        this.placement = NodePlacement.of(daemonSet);
        this.decided = placement.verdict(node);
        this.unseen = daemonSet.status().observedGeneration() < daemonSet.meta().generation();
        this.newest = Revisions.newest(state, daemonSet);
        this.surges = daemonSet.spec().updateStrategy().allowsSurge();
        this.present = present();
    }

    private Present present() {
        var out = new Present();
        for (var pod : Revisions.podsFor(state, daemonSet, node.name())) {
            if (pod.isTerminating()) {
                out.going = out.going == null ? pod : out.going;
            } else if (pod.isTerminal()) {
                out.ended = out.ended == null || !isUpdated(out.ended) ? pod : out.ended;
            } else if (isUpdated(pod)) {
                out.updated = out.updated == null ? pod : out.updated;
            } else {
                out.old = out.old == null ? pod : out.old;
            }
        }
        return out;
    }

    /** Whether the pod is of the template as it is now, as far as anybody can know. */
    private boolean isUpdated(Pod pod) {
        return !unseen && newest != null && DaemonPods.isUpdated(pod, newest.hash(), daemonSet.templateGeneration());
    }

    Why ofNewest() {
        var updated = present.updated;
        var asked = updated != null ? there(updated) : toCome();
        var verdict = ofNewest(asked);
        var shown = first(updated, present.old, present.ended, present.going);
        long revision = unseen || newest == null ? 0 : newest.revision();
        return answer(false, revision, shown, asked, verdict);
    }

    private Verdict ofNewest(Asked asked) {
        var going = present.going;
        var ended = present.ended;
        if (!decided.shouldRun()) {
            return unwanted(present.updated != null ? present.updated : present.old, going, ended);
        }
        if (present.updated != null) {
            return asked.verdict();
        }
        if (present.old != null) {
            return older(present.old, asked.verdict());
        }
        if (ended != null && isUpdated(ended)) {
            return PodVerdicts.ended(ended, true);
        }
        return going != null ? ending(going, asked.verdict()) : asked.verdict();
    }

    /** What this very pod has to do with the node. */
    Why of(Pod pod) {
        var asked = there(pod);
        return answer(true, Revisions.numberOf(state, daemonSet, pod), pod, asked, verdictOf(pod, asked));
    }

    private Verdict verdictOf(Pod pod, Asked asked) {
        if (!decided.shouldRun()) {
            boolean lives = !pod.isTerminating() && !pod.isTerminal();
            return unwanted(lives ? pod : null, pod.isTerminating() ? pod : null, pod.isTerminal() ? pod : null);
        }
        if (pod.isTerminating()) {
            return ending(pod, (present.updated != null ? there(present.updated) : toCome()).verdict());
        }
        if (pod.isTerminal()) {
            return PodVerdicts.ended(pod, true);
        }
        boolean well = asked.verdict() instanceof Verdict.Runs
                || asked.verdict() instanceof Verdict.Starts
                || (asked.verdict() instanceof Verdict.NotReady unready && !unready.stuck());
        if (isUpdated(pod) || !well) {
            return asked.verdict();
        }
        return older(pod, (present.updated != null ? there(present.updated) : toCome()).verdict());
    }

    private Verdict unwanted(@Nullable Pod lives, @Nullable Pod going, @Nullable Pod ended) {
        if (lives != null) {
            return decided.shouldContinueRunning()
                    ? new Verdict.Misscheduled(there(lives).verdict())
                    : new Verdict.Leaves();
        }
        if (going != null) {
            return isStuck(going) ? new Verdict.CannotEnd(null) : new Verdict.Leaves();
        }
        return ended != null ? new Verdict.Leaves() : new Verdict.Refused();
    }

    private Verdict ending(Pod going, @Nullable Verdict next) {
        return isStuck(going) ? new Verdict.CannotEnd(next) : new Verdict.Ends(next);
    }

    private boolean isStuck(Pod going) {
        return !going.nodeName().isEmpty() && PodVerdicts.isSilent(node);
    }

    private Verdict older(Pod old, Verdict next) {
        var how = unseen
                ? How.UNSEEN
                : daemonSet.spec().updateStrategy() instanceof UpdateStrategy.OnDelete
                        ? How.ON_DELETE
                        : surges ? How.SURGING : How.ROLLING;
        RolloutDiagnosis.Blocker blocker = null;
        if (how == How.ROLLING || how == How.SURGING) {
            var rollout = RolloutDiagnosis.of(state, daemonSet, known.now());
            var first = rollout.stuck() ? rollout.blockers().getFirst() : null;
            blocker = first == null || first.node().equals(node.name()) ? null : first;
        }
        return new Verdict.Older(Revisions.numberOf(state, daemonSet, old), how, next, blocker);
    }

    /** A pod that is there or waits to be. */
    private Asked there(Pod pod) {
        var scheduling = Checks.ofScheduler(state, pod, node, known.now(), other -> false);
        var kubelet = Checks.ofKubelet(pod, node, takenIn(other -> other.uid().equals(pod.uid())));
        return new Asked(pod, scheduling, kubelet, there(pod, scheduling), other -> false);
    }

    private Verdict there(Pod pod, List<Check> scheduling) {
        boolean bound = !pod.nodeName().isEmpty();
        var held = bound ? null : PodVerdicts.unscheduled(pod);
        if (held != null) {
            return held;
        }
        if (!bound && !fits(scheduling)) {
            return new Verdict.Waits();
        }
        // What is on its way to a kubelet that will refuse it is as good as refused.
        var rejection = PodVerdicts.isAdmitted(pod) || PodVerdicts.isSilent(node)
                ? null
                : PodVerdicts.rejection(
                        Admission.all(pod, node, takenIn(other -> other.uid().equals(pod.uid()))));
        if (rejection != null) {
            return PodVerdicts.refused(rejection, true);
        }
        if (bound) {
            return PodVerdicts.bound(pod, node, known, true);
        }
        var awaits = PodVerdicts.awaitsNetwork(pod, node, false);
        return awaits == null ? new Verdict.Soon() : awaits;
    }

    /** The pod that the controller would make when those are gone that it replaces. */
    private Asked toCome() {
        var hash = newest == null ? "" : newest.hash();
        Predicate<Pod> gone = other ->
                other.meta().isControlledBy(daemonSet.uid()) && (!surges || other.isTerminating() || isUpdated(other));
        var creation = Creation.of(
                state,
                daemonSet,
                node.name(),
                hash,
                gone.and(other -> other.nodeName().equals(node.name())));
        var pod = creation.pod();
        var scheduling = Checks.ofScheduler(state, pod, node, known.now(), gone);
        var others = takenIn(gone);
        var kubelet = Checks.ofKubelet(pod, node, others);
        return new Asked(pod, scheduling, kubelet, toCome(creation, scheduling, others), gone);
    }

    private Verdict toCome(Creation creation, List<Check> scheduling, List<Pod> others) {
        var pod = creation.pod();
        if (creation.refused() != null) {
            return creation.refused();
        }
        var held = PodVerdicts.unscheduled(pod);
        if (held != null) {
            return held;
        }
        if (!fits(scheduling)) {
            return new Verdict.Waits();
        }
        if (PodVerdicts.isSilent(node)) {
            return new Verdict.KubeletSilent(false);
        }
        var rejection = PodVerdicts.rejection(Admission.all(pod, node, others));
        if (rejection != null) {
            return PodVerdicts.refused(rejection, true);
        }
        var awaits = PodVerdicts.awaitsNetwork(pod, node, false);
        if (awaits != null) {
            return awaits;
        }
        return PodVerdicts.tolerance(pod, node) instanceof Tolerance.For some
                ? new Verdict.LandsFor(some.taint(), some.time())
                : new Verdict.Lands();
    }

    /** The pods that take up room on the node. */
    private List<Pod> takenIn(Predicate<Pod> gone) {
        return state.podsOnNode(node.name()).stream()
                .filter(other -> !other.isTerminal() && !gone.test(other))
                .toList();
    }

    private Why answer(boolean chosen, long revision, @Nullable Pod shown, Asked asked, Verdict found) {
        // While surging the controller looks for a pod that runs, and does not wait for the one that failed to be
        // deleted.
        var verdict = surges && found instanceof Verdict.KubeletRefuses refuses ? refuses.withoutPause() : found;
        var checks = new ArrayList<>(
                Checks.ofController(placement, daemonSet.spec().template().spec(), node));
        checks.addAll(asked.scheduling());
        checks.addAll(asked.kubelet());
        var remedies = new VerdictRemedies(state, daemonSet, node, known, shown, asked.pod(), asked.gone()).of(verdict);
        var run = shown == null ? null : Why.run(shown, node, daemonSet.spec().minReadySeconds(), known);
        var notYet = verdict instanceof Verdict.Older ? NotYet.of(state, daemonSet, known.now()) : null;
        return new Why(daemonSet.key(), revision, chosen, node.name(), shown, verdict, checks, run, notYet, remedies);
    }

    private static boolean fits(List<Check> scheduling) {
        return scheduling.stream().noneMatch(Check::refuses);
    }

    private static @Nullable Pod first(@Nullable Pod... pods) {
        for (var pod : pods) {
            if (pod != null) {
                return pod;
            }
        }
        return null;
    }
}
