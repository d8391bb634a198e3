package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import dev.podfall.controller.daemon.DaemonSetStatusCounter;
import dev.podfall.controller.daemon.NodeVerdict;
import java.util.List;

/**
 * How many nodes should run a pod of a DaemonSet, and on how many it is ready. The one home of these two numbers: of a
 * node's and a group's, counted as the controller counts, and of a DaemonSet's, as the controller has posted them.
 *
 * @param wanted nodes that should run a pod: whether one is there, starts or fails does not matter
 * @param ready those of them whose pod is ready
 */
public record Headcount(int wanted, int ready) {
    public static final Headcount NONE = new Headcount(0, 0);

    /**
     * Of one node.
     *
     * @param pods those of the DaemonSet that are bound or pinned to the node
     */
    public static Headcount of(NodeVerdict verdict, List<Pod> pods) {
        if (!verdict.shouldRun()) {
            return NONE;
        }
        return new Headcount(1, DaemonSetStatusCounter.countsAsReady(verdict, pods) ? 1 : 0);
    }

    /** As the DaemonSet's status has them. */
    public static Headcount posted(DaemonSet daemonSet) {
        var status = daemonSet.status();
        return new Headcount(status.desiredNumberScheduled(), status.numberReady());
    }

    public Headcount plus(Headcount other) {
        return new Headcount(wanted + other.wanted, ready + other.ready);
    }

    public boolean isComplete() {
        return ready == wanted;
    }
}
