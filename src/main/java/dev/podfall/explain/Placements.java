package dev.podfall.explain;

import dev.podfall.api.core.Node;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.store.ClusterState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the DaemonSets of a state say of its nodes. Each DaemonSet's rules are read once. */
final class Placements {
    private final ClusterState state;
    private final Map<ObjectKey, Optional<NodePlacement>> known = new TreeMap<>();

    Placements(ClusterState state) {
        this.state = state;
    }

    /** Whether the place's DaemonSet and node are there, and the DaemonSet wants a pod on the node. */
    boolean wanted(PodPlace place) {
        var node = state.node(place.node());
        return node != null
                && of(place).map(placement -> placement.shouldRun(node)).orElse(false);
    }

    /** Whether they are there, and it wants none. */
    boolean misscheduled(PodPlace place) {
        Node node = state.node(place.node());
        return node != null
                && of(place).map(placement -> !placement.shouldRun(node)).orElse(false);
    }

    private Optional<NodePlacement> of(PodPlace place) {
        return place.daemonSet()
                ? known.computeIfAbsent(
                        place.owner(),
                        key -> Optional.ofNullable(state.daemonSet(key)).map(NodePlacement::of))
                : Optional.empty();
    }
}
