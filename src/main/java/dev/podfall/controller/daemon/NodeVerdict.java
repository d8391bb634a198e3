package dev.podfall.controller.daemon;

import org.jspecify.annotations.Nullable;

/**
 * What a DaemonSet wants of a node.
 *
 * @param shouldRun a pod is to be made if there is none
 * @param shouldContinueRunning a pod that runs there may stay
 * @param refusedBy why no pod is to be made; null if one is
 * @param endedBy why a pod that runs must go; null if it may stay
 */
public record NodeVerdict(
        boolean shouldRun,
        boolean shouldContinueRunning,
        @Nullable PlacementCheck refusedBy,
        @Nullable PlacementCheck endedBy) {

    public static final NodeVerdict YES = new NodeVerdict(true, true, null, null);

    static NodeVerdict refused(PlacementCheck by, @Nullable PlacementCheck endedBy) {
        return new NodeVerdict(false, endedBy == null, by, endedBy);
    }
}
