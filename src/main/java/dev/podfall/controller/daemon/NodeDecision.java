package dev.podfall.controller.daemon;

import dev.podfall.api.core.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What should happen on one node.
 *
 * @param failed pods that failed: each is deleted unless its node's back-off puts that off
 */
record NodeDecision(@Nullable PodCreation creation, List<PodDeletion> deletions, List<Pod> failed) {
    static final NodeDecision NOTHING = new NodeDecision(null, List.of(), List.of());
}
