package dev.podfall.cluster;

import dev.podfall.client.NodeLeases;
import dev.podfall.controller.tainteviction.ScheduledEviction;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the screen gets: the world at one moment, immutable, with all that led to it.
 *
 * @param start virtual time at the session's beginning
 * @param now virtual time
 * @param position where a session that should go on from here has to be
 * @param journal all steps so far
 * @param evictions the countdowns of taint eviction that run
 * @param leases each node's lease, by node
 * @param silent the nodes whose kubelets were stopped
 * @param idle whether nothing is scheduled that could change anything
 * @param failure what stopped the engine, null while it works
 */
public record Frame(
        ClusterState state,
        Instant start,
        Instant now,
        Position position,
        Journal journal,
        List<ScheduledEviction> evictions,
        Map<String, NodeLeases.Lease> leases,
        List<String> silent,
        boolean idle,
        @Nullable EngineFailure failure) {

    public Frame {
        evictions = List.copyOf(evictions);
        silent = List.copyOf(silent);
    }

    public Duration elapsed() {
        return Duration.between(start, now);
    }
}
