package dev.podfall.kubectl;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What kubectl needs of a cluster: to read it, to send requests, and to wait. Waiting is behind an interface because
 * it is the caller who owns time: a script lets it pass, a window may show it pass.
 */
public interface ApiConnection {

    static ApiConnection of(Session session) {
        return new SessionConnection(session);
    }

    ClusterState state();

    Instant now();

    /** When the lease of a node was renewed last, null if it has none. */
    @Nullable
    Instant leaseRenewal(String node);

    /**
     * Sends a request.
     *
     * @throws ApiException if it is refused
     */
    @Nullable
    KubeObject execute(Command command);

    /**
     * Lets time pass until {@code condition} holds, but no longer than {@code timeout}. The condition is asked once
     * before any time passes, and again after everything that happens.
     *
     * @return whether it holds
     */
    boolean waitUntil(Predicate<ClusterState> condition, Duration timeout);

    /**
     * Tells of every state that time leads to, first of the one that there is; lets time pass only where nobody else does.
     *
     * @param watcher is told
     * @return why there is no more to see; empty if the watcher or whoever gave the command has had enough
     */
    Phrase watch(Watcher watcher);

    /** Somebody who looks at one state after the other. */
    @FunctionalInterface
    interface Watcher {
        /** @return whether it wants to see more */
        boolean sees(ClusterState state);
    }
}
