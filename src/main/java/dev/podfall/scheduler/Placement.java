package dev.podfall.scheduler;

import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.Rejection;
import dev.podfall.scheduler.plugins.NodeAffinity;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the node for a pod: the nodes that can take it, then the best of them.
 *
 * <p>Upstream: pkg/scheduler/schedule_one.go, {@code schedulePod}, {@code findNodesThatFitPod},
 * {@code numFeasibleNodesToFind}, {@code prioritizeNodes}.
 * <br>Differs: nodes are looked at one after the other, and of several best nodes the first is taken, where upstream
 * looks at 16 at a time and leaves the choice to chance. No extenders; no OpportunisticBatching, which only saves time.
 */
final class Placement {
    private static final int FEWEST_TO_FIND = 100;
    private static final int FEWEST_PERCENT = 5;

    private final Profile profile;
    private final Snapshot snapshot;
    private final Nominator nominator;
    private int nextStart;

    Placement(Profile profile, Snapshot snapshot, Nominator nominator) {
        this.profile = profile;
        this.snapshot = snapshot;
        this.nominator = nominator;
    }

    /** Goes on where this one is, over forks of what it looks at. */
    Placement fork(Snapshot forkedSnapshot, Nominator forkedNominator) {
        var out = new Placement(profile, forkedSnapshot, forkedNominator);
        out.nextStart = nextStart;
        return out;
    }

    sealed interface Outcome {}

    /** @param feasible how many nodes could have taken it, of those looked at */
    record Chosen(String node, int feasible, Diagnosis diagnosis) implements Outcome {}

    record Unfit(Diagnosis diagnosis) implements Outcome {}

    record NoNodes() implements Outcome {}

    Outcome place(PodInfo pod) {
        if (snapshot.count() == 0) {
            return new NoNodes();
        }
        var diagnosis = new Diagnosis(snapshot.count());
        var feasible = feasible(pod, diagnosis);
        if (feasible.isEmpty()) {
            return new Unfit(diagnosis);
        }
        var best = feasible.size() == 1 ? feasible.getFirst() : best(pod, feasible);
        return new Chosen(best.name(), feasible.size(), diagnosis);
    }

    private List<NodeInfo> feasible(PodInfo pod, Diagnosis diagnosis) {
        var narrowing = profile.preFilter(pod);
        var none = narrowing.rejection();
        if (none != null) {
            diagnosis.rejectBeforehand(none);
            return List.of();
        }
        var nominated = nominatedNode(pod, diagnosis);
        if (!nominated.isEmpty()) {
            return nominated;
        }
        var names = narrowing.nodes();
        List<NodeInfo> found;
        if (names == null) {
            found = passing(pod, snapshot.nodes(), diagnosis);
        } else {
            diagnosis.others(Rejection.of(NodeAffinity.NAME, new Reason.NotAmongNodes(narrowing.by())), narrowing.by());
            found = passing(pod, existing(names), diagnosis);
        }
        nextStart = (nextStart + found.size() + diagnosis.lookedAt()) % snapshot.count();
        return found;
    }

    /** A pod for which room was made tries that node first. */
    private List<NodeInfo> nominatedNode(PodInfo pod, Diagnosis diagnosis) {
        var name = pod.pod().status().nominatedNodeName();
        var node = name.isEmpty() ? null : snapshot.node(name);
        if (node == null) {
            return List.of();
        }
        return passing(pod, List.of(node), diagnosis);
    }

    private List<NodeInfo> existing(Iterable<String> names) {
        var out = new ArrayList<NodeInfo>(1);
        for (var name : names) {
            var node = snapshot.node(name);
            if (node != null) {
                out.add(node);
            }
        }
        return out;
    }

    private List<NodeInfo> passing(PodInfo pod, List<NodeInfo> nodes, Diagnosis diagnosis) {
        int enough = feasibleNodesToFind(nodes.size());
        var found = new ArrayList<NodeInfo>();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get((nextStart + i) % nodes.size());
            var rejection = nominator.filter(profile, pod, node);
            if (rejection != null) {
                diagnosis.reject(node.name(), rejection);
            } else if (found.size() == enough) {
                break;
            } else {
                found.add(node);
            }
        }
        return found;
    }

    /** With many nodes it is enough to find some that can take the pod. */
    static int feasibleNodesToFind(int nodes) {
        if (nodes < FEWEST_TO_FIND) {
            return nodes;
        }
        int percent = Math.max(50 - nodes / 125, FEWEST_PERCENT);
        return Math.max(nodes * percent / 100, FEWEST_TO_FIND);
    }

    private NodeInfo best(PodInfo pod, List<NodeInfo> nodes) {
        var scores = profile.score(pod, nodes, snapshot);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return nodes.get(best);
    }
}
