package dev.podfall.controller.daemon;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;

/** A decision of the DaemonSet controller. */
public sealed interface DaemonSetDecision extends Explanation
        permits PodCreation, PodBurst, PodDeletion, NodeSkipped, PodClaim, RevisionStep {

    /** The DaemonSet that it was made for. */
    ObjectKey daemonSet();
}
