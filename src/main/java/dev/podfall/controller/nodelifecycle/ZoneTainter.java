package dev.podfall.controller.nodelifecycle;

import dev.podfall.fork.ForkFifo;
import dev.podfall.fork.ForkSet;
import dev.podfall.fork.Forkable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A zone's nodes that wait for a NoExecute taint, and the token bucket, of one token, that lets them through.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/scheduler/rate_limited_queue.go; client-go/util/flowcontrol/throttle.go.
 * <br>Differs: in nothing that we know of.
 */
final class ZoneTainter implements Forkable<ZoneTainter> {
    private final ForkFifo<String> waiting;
    private final ForkSet<String> known;
    private float rate;
    private Instant tokenAt;

    /** @param rate nodes per second; 0 lets none through */
    ZoneTainter(float rate, Instant now) {
        this(new ForkFifo<>(), ForkSet.natural(), rate, now);
    }

    private ZoneTainter(ForkFifo<String> waiting, ForkSet<String> known, float rate, Instant tokenAt) {
        this.waiting = waiting;
        this.known = known;
        this.rate = rate;
        this.tokenAt = tokenAt;
    }

    @Override
    public ZoneTainter fork() {
        return new ZoneTainter(waiting.fork(), known.fork(), rate, tokenAt);
    }

    /** Queues a node unless it is waiting or has been through already and was not {@link #remove removed} since. */
    boolean add(String node) {
        return known.add(node) && waiting.add(node);
    }

    boolean remove(String node) {
        waiting.remove(node);
        return known.remove(node);
    }

    /** When the next node may go through; null if there is none, or it never may. */
    @Nullable
    Instant next() {
        return waiting.isEmpty() || rate <= 0 ? null : tokenAt;
    }

    /** Lets waiting nodes through while there are tokens; one for which {@code taint} says false stays. */
    void process(Instant now, Predicate<String> taint) {
        while (!waiting.isEmpty() && takeToken(now)) {
            var node = waiting.pollFirst();
            if (node != null && !taint.test(node)) {
                waiting.add(node);
            }
        }
    }

    private boolean takeToken(Instant now) {
        if (rate <= 0 || now.isBefore(tokenAt)) {
            return false;
        }
        tokenAt = now.plus(interval(rate));
        return true;
    }

    /** Changes the rate; whoever is waiting for a token waits for one at the new rate. */
    void swapLimiter(float newRate, Instant now) {
        if (rate == newRate) {
            return;
        }
        boolean hadToken = takeToken(now);
        rate = newRate;
        if (rate > 0) {
            tokenAt = hadToken ? now : now.plus(interval(rate));
        }
    }

    float rate() {
        return rate;
    }

    private static Duration interval(float rate) {
        return Duration.ofMillis(Math.round(1000.0 / rate));
    }
}
