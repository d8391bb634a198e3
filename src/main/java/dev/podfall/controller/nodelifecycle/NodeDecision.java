package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What node life cycle decided about a node. */
public sealed interface NodeDecision extends Explanation {

    String node();

    @Override
    default Kind subjectKind() {
        return Kind.NODE;
    }

    @Override
    default ObjectKey subject() {
        return ObjectKey.cluster(node());
    }

    /** Taints follow the node's conditions. */
    record TaintsFollowConditions(String node, List<Taint> added, List<Taint> removed) implements NodeDecision {
        @Override
        public String summary() {
            return node + ": as its conditions ask, " + changes(added, removed);
        }
    }

    /** The node's turn among those of its zone that are not ready. */
    record TaintedNoExecute(String node, Taint taint) implements NodeDecision {
        @Override
        public String summary() {
            return node + " is not ready and it is its zone's turn: adds " + taint;
        }
    }

    /** Not-ready and unreachable exclude one another. */
    record NoExecuteSwapped(String node, Taint added, Taint removed) implements NodeDecision {
        @Override
        public String summary() {
            return node + ": its Ready condition changed, " + changes(List.of(added), List.of(removed));
        }
    }

    /** The node is ready: nothing is to be evicted from it. */
    record NoExecuteRemoved(String node, List<Taint> removed, boolean clusterIsDown) implements NodeDecision {
        @Override
        public String summary() {
            var why = clusterIsDown ? ": no node of the cluster is ready, nobody is evicted" : " is ready";
            return node + why + ", " + changes(List.of(), removed);
        }
    }

    /**
     * The kubelet has not been heard of for too long.
     *
     * @param silentFor since the controller last noticed a sign of life
     * @param grace how long it waits
     */
    record KubeletSilent(String node, Duration silentFor, Duration grace) implements NodeDecision {
        @Override
        public String summary() {
            return node + ": no sign of life from its kubelet for " + silentFor.toSeconds() + "s (grace "
                    + grace.toSeconds() + "s): its conditions become Unknown";
        }
    }

    /**
     * A zone's state changed; said of its first node.
     *
     * @param ratePerSecond how many of its nodes may now be given NoExecute taints each second
     */
    record ZoneBecame(String node, String zone, ZoneState state, float ratePerSecond) implements NodeDecision {
        @Override
        public String summary() {
            var name = zone.isEmpty() ? "the zone of nodes without zone labels" : "zone " + zone.replace("\0", "");
            var pace = ratePerSecond <= 0
                    ? "no NoExecute taints are added"
                    : "one node per " + Math.round(1 / ratePerSecond) + "s may be tainted NoExecute";
            return name + " is now " + state + ": " + pace;
        }
    }

    private static String changes(List<Taint> added, List<Taint> removed) {
        var parts = new java.util.ArrayList<String>();
        if (!added.isEmpty()) {
            parts.add("adds " + texts(added));
        }
        if (!removed.isEmpty()) {
            parts.add("removes " + texts(removed));
        }
        return String.join(" and ", parts);
    }

    private static String texts(List<Taint> taints) {
        return taints.stream().map(Taint::toString).collect(Collectors.joining(", "));
    }
}
