package dev.podfall.kubectl.print;

import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a description needs besides its object.
 *
 * @param leaseRenewals when the lease of a node (by its name) was last renewed; null if it has none
 */
public record DescribeContext(
        ClusterState state, Instant now, boolean showEvents, Function<String, @Nullable Instant> leaseRenewals) {}
