package dev.podfall.kubectl;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import dev.podfall.explain.RestWords;
import dev.podfall.language.Phrase;
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
        var stopped = session.runUntil(condition, Limits.within(timeout, session.state()));
        if (stopped instanceof Rest.OutOfSteps) {
            throw new KubectlException(RestWords.of(stopped));
        }
        return stopped == null;
    }

    /** Time passes until the session is at rest. */
    @Override
    public Phrase watch(Watcher watcher) {
        var rest = session.runToRest(Limits.toRest(session.state()), () -> !watcher.sees(session.state()));
        if (rest instanceof Rest.Cancelled) {
            return Phrase.NONE;
        }
        watcher.sees(session.state());
        return rest.reached() ? Phrase.of("watch.ends") : RestWords.of(rest);
    }
}
