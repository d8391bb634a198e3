package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Step;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DaemonSet's counters say something else than its rules do: the controller has not counted since a node changed. It
 * is not woken by a change that asks nothing of it, such as a NoSchedule taint on a node whose pod may stay.
 *
 * @param posted DESIRED, as the status has it
 * @param now how many nodes should run a pod by the rules
 * @param node the node whose change nobody counted; empty if that is not known
 * @param since when it changed; null if that is not known
 */
public record StaleCounters(
        int posted, int now, String node, @Nullable Instant since) {

    /**
     * Null if the counters are what they should be, or if the controller is about to count.
     *
     * @param steps what happened, to look up since when
     */
    public static @Nullable StaleCounters of(ClusterState state, DaemonSet daemonSet, List<Step> steps) {
        if (!isWatched(daemonSet)) {
            return null;
        }
        var placement = NodePlacement.of(daemonSet);
        int wanted = 0;
        for (var node : state.nodes()) {
            wanted += placement.shouldRun(node) ? 1 : 0;
        }
        return hides(daemonSet, wanted) ? of(daemonSet, wanted, lastOf(steps, 0, placement)) : null;
    }

    static StaleCounters of(DaemonSet daemonSet, int wanted, @Nullable NodeChange change) {
        return new StaleCounters(
                daemonSet.status().desiredNumberScheduled(),
                wanted,
                change == null ? "" : change.node(),
                change == null ? null : change.at());
    }

    /** Whether the controller looks at the DaemonSet, and has seen its newest spec. */
    static boolean isWatched(DaemonSet daemonSet) {
        return daemonSet.status().observedGeneration() >= daemonSet.meta().generation()
                && !daemonSet.meta().isTerminating()
                && !daemonSet.spec().selector().isEmpty();
    }

    /** A node that wants a pod wakes the controller. Only what nobody has to act on goes unseen. */
    static boolean hides(DaemonSet daemonSet, int wanted) {
        return wanted < daemonSet.status().desiredNumberScheduled();
    }

    record NodeChange(String node, Instant at) {}

    /**
     * The last change after which a node should not run a pod any more.
     *
     * @param from how many of the steps are not to be looked at
     */
    static @Nullable NodeChange lastOf(List<Step> steps, int from, NodePlacement placement) {
        for (int i = steps.size() - 1; i >= from; i--) {
            var step = steps.get(i);
            for (var change : step.changes()) {
                if (change.kind() == Kind.NODE
                        && change.before() instanceof Node before
                        && placement.shouldRun(before)
                        && !(change.after() instanceof Node after && placement.shouldRun(after))) {
                    return new NodeChange(before.name(), step.at());
                }
            }
        }
        return null;
    }
}
