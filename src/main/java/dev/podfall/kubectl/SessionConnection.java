package dev.podfall.kubectl;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A session as kubectl sees it; waiting lets the session's time pass at once. */
record SessionConnection(Session session) implements ApiConnection {
    @Override
    public ClusterState state() {
        return session.state();
    }

    @Override
    public Instant now() {
        return session.now();
    }

    @Override
    public @Nullable Instant leaseRenewal(String node) {
        return session.leases().renewTime(node, session.now());
    }

    @Override
    public @Nullable KubeObject execute(Command command) {
        return session.execute(command);
    }

    @Override
    public boolean waitUntil(Predicate<ClusterState> condition, Duration timeout) {
        return session.runUntil(condition, timeout);
    }
}
