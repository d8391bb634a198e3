package dev.podfall.client;

import dev.podfall.fork.ForkMap;
import dev.podfall.fork.Forkable;
import java.time.Duration;
import java.time.Instant;

/**
 * Delays by key that double with every failure and are forgotten after twice the longest one.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/flowcontrol/backoff.go.
 * <br>Differs: no jitter.
 */
public final class Backoff implements Forkable<Backoff> {
    private record Entry(Duration delay, Instant updated) {}

    private final Duration first;
    private final Duration longest;
    private final ForkMap<String, Entry> entries;

    public Backoff(Duration first, Duration longest) {
        this(first, longest, ForkMap.natural());
    }

    private Backoff(Duration first, Duration longest, ForkMap<String, Entry> entries) {
        this.first = first;
        this.longest = longest;
        this.entries = entries;
    }

    @Override
    public Backoff fork() {
        return new Backoff(first, longest, entries.fork());
    }

    /** The key's present delay, zero if it has none. */
    public Duration delay(String key) {
        var entry = entries.get(key);
        return entry == null ? Duration.ZERO : entry.delay();
    }

    /** Moves the key on to its next delay, starting over if it was idle for long. */
    public void next(String key, Instant now) {
        var entry = entries.get(key);
        Duration delay =
                entry == null || expired(entry, now) ? first : min(entry.delay().multipliedBy(2), longest);
        entries.put(key, new Entry(delay, now));
    }

    /** Whether less than the present delay has passed since the last {@link #next}. */
    public boolean inBackoffSinceUpdate(String key, Instant now) {
        var entry = entries.get(key);
        if (entry == null || expired(entry, now)) {
            return false;
        }
        return Duration.between(entry.updated(), now).compareTo(entry.delay()) < 0;
    }

    /** Whether less than the present delay has passed since {@code since}. */
    public boolean inBackoffSince(String key, Instant since, Instant now) {
        var entry = entries.get(key);
        if (entry == null || expired(entry, now)) {
            return false;
        }
        return Duration.between(since, now).compareTo(entry.delay()) < 0;
    }

    /** Puts the key where it was found: it waits for {@code delay}, which began at {@code since}. */
    public void resume(String key, Duration delay, Instant since) {
        entries.put(key, new Entry(min(delay, longest), since));
    }

    public void forget(String key) {
        entries.remove(key);
    }

    private boolean expired(Entry entry, Instant now) {
        return Duration.between(entry.updated(), now).compareTo(longest.multipliedBy(2)) > 0;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
