package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.NodeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the controller last knew of a node's health.
 *
 * @param status as of the last sign of life, or as the controller wrote it since
 * @param probe when, by the controller's own clock, there was the last sign of life
 * @param leaseRenewed the lease's renewal that was taken note of last
 */
record NodeHealth(
        NodeStatus status, Instant probe, @Nullable Instant leaseRenewed) {

    NodeHealth withStatus(NodeStatus newStatus) {
        return new NodeHealth(newStatus, probe, leaseRenewed);
    }

    NodeHealth withProbe(Instant newProbe) {
        return new NodeHealth(status, newProbe, leaseRenewed);
    }

    NodeHealth withLease(Instant newProbe, Instant renewed) {
        return new NodeHealth(status, newProbe, renewed);
    }
}
