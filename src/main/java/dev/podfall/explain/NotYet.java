package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.controller.daemon.RolloutBudget;
import dev.podfall.controller.daemon.RolloutBudget.Because;
import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.explain.Verdict.Older.How;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why nodes do not run a DaemonSet's newest revision yet: what a rollout may do at a time, and who uses that up. The
 * numbers are the controller's. Data: {@link NotYetWords} says it.
 *
 * @param revision the newest one's number; 0 if the controller has not seen the template yet
 * @param how what brings it
 * @param budget null if nothing is rolled out by itself
 * @param written the limit as the DaemonSet has it, as {@code 1} or {@code 10%}
 * @param holders who uses the budget up, those with something wrong first; at most {@link #SHOWN}
 * @param waiting nodes that run an older revision still, by name
 */
public record NotYet(
        long revision,
        How how,
        @Nullable RolloutBudget budget,
        String written,
        List<Holder> holders,
        List<String> waiting) {

    /** How many holders are named. */
    public static final int SHOWN = 12;

    public NotYet {
        holders = List.copyOf(holders);
        waiting = List.copyOf(waiting);
    }

    /**
     * A node that uses the budget up.
     *
     * @param blocker what its pod lacks; null if it has none
     */
    public record Holder(
            String node, Because because, @Nullable Blocker blocker) {
        boolean wrong() {
            return blocker != null && blocker.wrong();
        }
    }

    /** How many nodes use the budget up. */
    public int used() {
        return budget == null ? 0 : budget.uses().size();
    }

    /** Whether all that may be taken at a time is taken. */
    public boolean usedUp() {
        return budget != null && budget.free() == 0;
    }

    /** Looks at all nodes and pods; null if every pod is of the newest revision. */
    public static @Nullable NotYet of(ClusterState state, DaemonSet daemonSet, Instant now) {
        var newest = Revisions.newest(state, daemonSet);
        boolean unseen =
                daemonSet.status().observedGeneration() < daemonSet.meta().generation();
        var waiting = waiting(state, daemonSet, newest == null || unseen ? "" : newest.hash());
        if (waiting.isEmpty()) {
            return null;
        }
        var budget = RolloutBudget.of(state, daemonSet, now);
        var how = unseen ? How.UNSEEN : budget == null ? How.ON_DELETE : budget.surging() ? How.SURGING : How.ROLLING;
        return new NotYet(
                unseen || newest == null ? 0 : newest.revision(),
                how,
                budget,
                written(daemonSet, budget),
                budget == null ? List.of() : holders(state, daemonSet, budget, now),
                waiting);
    }

    /** The nodes of pods that are of another template than the newest and not being deleted. */
    private static List<String> waiting(ClusterState state, DaemonSet daemonSet, String hash) {
        var out = new TreeSet<String>();
        for (var pod : state.podsControlledBy(daemonSet.uid())) {
            if (!pod.isTerminating() && !pod.isTerminal() && !RolloutDiagnosis.isUpdated(pod, daemonSet, hash)) {
                out.add(PodPlace.of(pod).node());
            }
        }
        return List.copyOf(out);
    }

    private static String written(DaemonSet daemonSet, @Nullable RolloutBudget budget) {
        if (budget == null || !(daemonSet.spec().updateStrategy() instanceof UpdateStrategy.RollingUpdate rolling)) {
            return "";
        }
        return switch (budget.surging() ? rolling.maxSurge() : rolling.maxUnavailable()) {
            case IntOrPercent.Count(int count) -> Integer.toString(count);
            case IntOrPercent.Text(String text) -> text;
        };
    }

    private static List<Holder> holders(ClusterState state, DaemonSet daemonSet, RolloutBudget budget, Instant now) {
        var out = new ArrayList<Holder>();
        for (var use : budget.uses()) {
            out.add(new Holder(use.node(), use.because(), blocker(state, daemonSet, use.node(), now)));
        }
        // Stable: by name among themselves.
        out.sort((a, b) -> Boolean.compare(b.wrong(), a.wrong()));
        return out.size() > SHOWN ? out.subList(0, SHOWN) : out;
    }

    /** What the newest pod of a node lacks; one that is being deleted counts only if there is no other. */
    private static @Nullable Blocker blocker(ClusterState state, DaemonSet daemonSet, String node, Instant now) {
        Blocker found = null;
        for (Pod pod : Revisions.podsFor(state, daemonSet, node)) {
            var blocker = RolloutDiagnosis.blocker(state, pod, daemonSet.spec().minReadySeconds(), now);
            if (blocker != null && (found == null || !pod.isTerminating())) {
                found = blocker;
            }
        }
        return found;
    }
}
