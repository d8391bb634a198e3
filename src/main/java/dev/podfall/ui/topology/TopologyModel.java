package dev.podfall.ui.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster looks like at one moment. Immutable; the map draws it, and the difference between two of them is
 * what moves.
 *
 * @param step number of the step that made it; smaller than before means that time was turned back
 * @param session another number is another cluster, whatever its nodes are called; 0 says nothing
 * @param selectedLane the {@link Lane#key()} whose verdicts are shown, or null
 */
public record TopologyModel(
        long session,
        long step,
        List<Lane> lanes,
        @Nullable String selectedLane,
        List<NodeTile> nodes,
        List<PendingPod> pending) {
    public static final TopologyModel EMPTY = new TopologyModel(0, 0, List.of(), null, List.of(), List.of());

    public TopologyModel {
        lanes = List.copyOf(lanes);
        nodes = List.copyOf(nodes);
        pending = List.copyOf(pending);
    }

    /** Of a session that nobody tells from another. */
    public TopologyModel(
            long step,
            List<Lane> lanes,
            @Nullable String selectedLane,
            List<NodeTile> nodes,
            List<PendingPod> pending) {
        this(0, step, lanes, selectedLane, nodes, pending);
    }
}
