package dev.podfall.client;

import dev.podfall.fork.ForkMap;
import dev.podfall.fork.Forkable;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a key that failed waits before it is tried again: the longer of an exponential delay of its own and a token
 * bucket for all.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/workqueue/default_rate_limiters.go,
 * {@code DefaultTypedControllerRateLimiter}.
 * <br>Differs: in nothing that we know of.
 */
public final class RateLimiter<K extends Comparable<K>> implements Forkable<RateLimiter<K>> {
    private static final long FIRST_NANOS = 5_000_000L;
    private static final long LONGEST_NANOS = 1_000_000_000_000L;
    private static final double PER_SECOND = 10;
    private static final double BURST = 100;

    private final ForkMap<K, Integer> failures;
    private double tokens = BURST;
    private Instant filledAt = Instant.MIN;

    public RateLimiter() {
        this(ForkMap.natural());
    }

    private RateLimiter(ForkMap<K, Integer> failures) {
        this.failures = failures;
    }

    @Override
    public RateLimiter<K> fork() {
        var out = new RateLimiter<>(failures.fork());
        out.tokens = tokens;
        out.filledAt = filledAt;
        return out;
    }

    public Duration delay(K key, Instant now) {
        int earlier = failures(key);
        failures.put(key, earlier + 1);
        long own = earlier >= 38 ? LONGEST_NANOS : Math.min(FIRST_NANOS << Math.min(earlier, 37), LONGEST_NANOS);
        return Duration.ofNanos(Math.max(own, bucketNanos(now)));
    }

    public void forget(K key) {
        failures.remove(key);
    }

    public int failures(K key) {
        return failures.getOrDefault(key, 0);
    }

    private long bucketNanos(Instant now) {
        if (!filledAt.equals(Instant.MIN)) {
            double passed = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(BURST, tokens + passed * PER_SECOND);
        }
        filledAt = now;
        tokens -= 1;
        return tokens >= 0 ? 0 : (long) (-tokens / PER_SECOND * 1e9);
    }
}
