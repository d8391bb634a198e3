package dev.podfall.controller.daemon;

import dev.podfall.api.apps.ControllerRevision;
import java.util.List;

/**
 * What has to be done to the history, and what it is then.
 *
 * @param hash of the current template's revision
 * @param old the revisions of other templates, the lowest number first
 */
public record HistoryPlan(List<RevisionStep> steps, String hash, List<ControllerRevision> old) {

    boolean relabelsPods() {
        return steps.stream().anyMatch(RevisionStep.RelabelPod.class::isInstance);
    }
}
