package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.util.List;

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
        public Phrase phrase() {
            if (removed.isEmpty()) {
                return Phrase.of("decision.taints.conditions.add", node, names(added));
            }
            return added.isEmpty()
                    ? Phrase.of("decision.taints.conditions.remove", node, names(removed))
                    : Phrase.of("decision.taints.conditions.change", node, names(added), names(removed));
        }
    }

    /** The node's turn among those of its zone that are not ready. */
    record TaintedNoExecute(String node, Taint taint) implements NodeDecision {
        @Override
        public Phrase phrase() {
            return Phrase.of("decision.taints.turn", node, taint.toString());
        }
    }

    /** Not-ready and unreachable exclude one another. */
    record NoExecuteSwapped(String node, Taint added, Taint removed) implements NodeDecision {
        @Override
        public Phrase phrase() {
            return Phrase.of("decision.taints.ready-changed", node, added.toString(), removed.toString());
        }
    }

    /** The node is ready: nothing is to be evicted from it. */
    record NoExecuteRemoved(String node, List<Taint> removed, boolean clusterIsDown) implements NodeDecision {
        @Override
        public Phrase phrase() {
            return clusterIsDown
                    ? Phrase.of("decision.taints.cluster-down", node, names(removed))
                    : Phrase.of("decision.taints.ready", node, names(removed));
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
        public Phrase phrase() {
            return Phrase.of("decision.kubelet-silent", node, silentFor, grace);
        }
    }

    /**
     * A zone's state changed; said of its first node.
     *
     * @param ratePerSecond how many of its nodes may now be given NoExecute taints each second
     */
    record ZoneBecame(String node, String zone, ZoneState state, float ratePerSecond) implements NodeDecision {
        @Override
        public Phrase phrase() {
            var name = zone.isEmpty()
                    ? Phrase.of("decision.zone.none")
                    : Phrase.of("decision.zone.named", Zones.name(zone));
            return ratePerSecond <= 0
                    ? Phrase.of("decision.zone.stops", name, state.word())
                    : Phrase.of(
                            "decision.zone.pace",
                            name,
                            state.word(),
                            Duration.ofSeconds(Math.round(1 / ratePerSecond)));
        }
    }

    private static Phrase.Several names(List<Taint> taints) {
        return Phrase.names(taints.stream().map(Taint::toString).toList());
    }
}
