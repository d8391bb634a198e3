package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Pod;
import java.time.Instant;

/**
 * What the decisions about one DaemonSet's nodes rest on, beside the nodes.
 *
 * @param hash of the current template's revision
 */
record Basis(DaemonSet daemonSet, String hash, Instant now) {

    int minReadySeconds() {
        return daemonSet.spec().minReadySeconds();
    }

    boolean allowsSurge() {
        return daemonSet.spec().updateStrategy().allowsSurge();
    }

    boolean isUpdated(Pod pod) {
        return DaemonPods.isUpdated(pod, hash, daemonSet.templateGeneration());
    }

    boolean isAvailable(Pod pod) {
        return DaemonPods.isAvailable(pod, minReadySeconds(), now);
    }

    /** Whether what was decided on the other basis about nodes that have not changed still holds, time aside. */
    boolean decidesLike(Basis other) {
        return hash.equals(other.hash)
                && minReadySeconds() == other.minReadySeconds()
                && daemonSet.templateGeneration() == other.daemonSet.templateGeneration()
                && allowsSurge() == other.allowsSurge();
    }
}
