package dev.podfall.controller.daemon;

import dev.podfall.api.core.Pod;
import org.jspecify.annotations.Nullable;

/**
 * How far a rollout is on one node.
 *
 * @param old the pod of an old template, if there is exactly one
 * @param serves whether the node counts as served while surging: its old pod is available, or it has none and the new
 *     one is
 */
record NodeRollout(Stage stage, @Nullable Pod old, boolean serves) {

    /** What pods that are not terminating a node has. */
    enum Stage {
        /** More than one of the new or of the old. */
        DUPLICATES,
        NONE,
        NEW_AVAILABLE,
        NEW_NOT_AVAILABLE,
        BOTH_NEW_AVAILABLE,
        BOTH_NEW_NOT_AVAILABLE,
        OLD_AVAILABLE,
        OLD_NOT_AVAILABLE,
        /** The same two where the node should not run a pod. */
        OLD_AVAILABLE_UNWANTED,
        OLD_NOT_AVAILABLE_UNWANTED,
        /** The same, in whatever state, where the Node object is gone. */
        OLD_AVAILABLE_NODE_GONE,
        OLD_NOT_AVAILABLE_NODE_GONE
    }

    /**
     * Null if the rollout does not look at the node: it has no pods and should run none.
     *
     * <p>Upstream: pkg/controller/daemon/update.go, {@code findUpdatedPodsOnNode}.
     * <br>Differs: in nothing that we know of.
     */
    static @Nullable NodeRollout of(NodePods on, Basis basis) {
        if (on.pods().isEmpty() && !on.shouldRun()) {
            return null;
        }
        Pod updated = null;
        Pod old = null;
        for (var pod : on.pods()) {
            if (pod.isTerminating()) {
                continue;
            }
            boolean isUpdated = basis.isUpdated(pod);
            if (isUpdated ? updated != null : old != null) {
                return new NodeRollout(Stage.DUPLICATES, null, false);
            }
            if (isUpdated) {
                updated = pod;
            } else {
                old = pod;
            }
        }
        boolean newAvailable = updated != null && basis.isAvailable(updated);
        boolean oldAvailable = old != null && basis.isAvailable(old);
        return new NodeRollout(
                stage(on, updated != null, newAvailable, old != null, oldAvailable),
                old,
                old != null ? oldAvailable : newAvailable);
    }

    private static Stage stage(
            NodePods on, boolean hasNew, boolean newAvailable, boolean hasOld, boolean oldAvailable) {
        if (hasNew && hasOld) {
            return newAvailable ? Stage.BOTH_NEW_AVAILABLE : Stage.BOTH_NEW_NOT_AVAILABLE;
        }
        if (hasNew) {
            return newAvailable ? Stage.NEW_AVAILABLE : Stage.NEW_NOT_AVAILABLE;
        }
        if (!hasOld) {
            return Stage.NONE;
        }
        if (on.verdict() == null) {
            return oldAvailable ? Stage.OLD_AVAILABLE_NODE_GONE : Stage.OLD_NOT_AVAILABLE_NODE_GONE;
        }
        if (!on.shouldRun()) {
            return oldAvailable ? Stage.OLD_AVAILABLE_UNWANTED : Stage.OLD_NOT_AVAILABLE_UNWANTED;
        }
        return oldAvailable ? Stage.OLD_AVAILABLE : Stage.OLD_NOT_AVAILABLE;
    }
}
