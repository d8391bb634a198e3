package dev.podfall.explain;

import dev.podfall.cluster.Command;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that together let a pod be on a node.
 *
 * @param side what has to change
 */
public record Remedy(Side side, List<SmallestChange> changes) {

    /** Whom it asks to give way. */
    public enum Side {
        TEMPLATE,
        NODE,
        /** Something else in the cluster: a pod, a class, how the rollout goes. */
        CLUSTER
    }

    public Remedy {
        changes = List.copyOf(changes);
    }

    /** What the session is to be asked; empty if some of it is advice only. */
    public List<Command> commands(ClusterState state) {
        var out = new ArrayList<Command>();
        for (var change : changes) {
            var command = change.command(state);
            if (command == null) {
                return List.of();
            }
            out.add(command);
        }
        return List.copyOf(out);
    }
}
