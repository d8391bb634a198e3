package dev.podfall.controller.daemon;

import java.util.List;

/**
 * What a rollout would do next, and the budget that it does it within.
 *
 * @param maxUnavailable how many nodes may be without an available pod, in nodes; 0 while surging
 * @param unavailable how many are
 * @param maxSurge how many nodes may have a second pod, in nodes; 0 without surge
 * @param surging how many have one that is not available yet
 * @param error why nothing can be decided, empty if something can
 */
public record Rollout(
        List<PodCreation> creations,
        List<PodDeletion> deletions,
        int maxUnavailable,
        int unavailable,
        int maxSurge,
        int surging,
        String error) {
    public static final Rollout NONE = new Rollout(List.of(), List.of(), 0, 0, 0, 0, "");
}
