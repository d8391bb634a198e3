package dev.podfall.controller.daemon;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.Forkable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a DaemonSet's last sync set in motion and has not been seen yet: until it has, nothing more is created or deleted.
 *
 * <p>Upstream: pkg/controller/controller_utils.go, {@code ControllerExpectations}.
 * <br>Differs: in nothing that we know of.
 */
final class Expectations implements Forkable<Expectations> {
    private static final Duration EXPIRY = Duration.ofMinutes(5);

    private record Expected(int creations, int deletions, Instant since) {}

    private final ForkMap<ObjectKey, Expected> expected;

    Expectations() {
        this(ForkMap.natural());
    }

    private Expectations(ForkMap<ObjectKey, Expected> expected) {
        this.expected = expected;
    }

    @Override
    public Expectations fork() {
        return new Expectations(expected.fork());
    }

    void set(ObjectKey key, int creations, int deletions, Instant now) {
        expected.put(key, new Expected(creations, deletions, now));
    }

    void creationObserved(ObjectKey key) {
        lower(key, 1, 0);
    }

    void deletionObserved(ObjectKey key) {
        lower(key, 0, 1);
    }

    /** Counts may fall below zero: a graceful deletion is seen when it begins and again when it ends. */
    void lower(ObjectKey key, int creations, int deletions) {
        var e = expected.get(key);
        if (e != null) {
            expected.put(key, new Expected(e.creations() - creations, e.deletions() - deletions, e.since()));
        }
    }

    boolean satisfied(ObjectKey key, Instant now) {
        var e = expected.get(key);
        return e == null
                || (e.creations() <= 0 && e.deletions() <= 0)
                || Duration.between(e.since(), now).compareTo(EXPIRY) > 0;
    }

    void forget(ObjectKey key) {
        expected.remove(key);
    }
}
