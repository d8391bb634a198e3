package dev.podfall.client;

import dev.podfall.apiserver.ApiException;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Timer;
import dev.podfall.sim.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keys that a controller should look at. A key that is added twice before it is looked at is looked at once; one that
 * fails comes back after a while.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/workqueue/queue.go, delaying_queue.go, rate_limiting_queue.go.
 * <br>Differs: one worker; each key is processed in a timer of its own, so that what was written meanwhile has not
 * arrived yet.
 */
public final class WorkQueue<K extends Comparable<K>> {
    private final String actor;
    private final TimerQueue timers;
    private final Consumer<K> reconcile;
    private final LinkedHashSet<K> ready = new LinkedHashSet<>();
    private final TreeMap<K, Timer> waiting = new TreeMap<>();
    private final RateLimiter<K> limiter = new RateLimiter<>();
    private boolean scheduled;

    /**
     * @param reconcile looks at a key; an {@link ApiException} or {@link Retry} that it throws brings the key back,
     *     rate-limited
     */
    public WorkQueue(String actor, TimerQueue timers, Consumer<K> reconcile) {
        this.actor = actor;
        this.timers = timers;
        this.reconcile = reconcile;
    }

    /** Thrown by a reconcile that wants its key back, rate-limited. */
    public static final class Retry extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Retry(String message) {
            super(message);
        }
    }

    public void add(K key) {
        ready.add(key);
        schedule();
    }

    /**
     * Adds the key after a delay. An earlier wish for the same key stands if it comes sooner.
     *
     * @param running what is waited for, for those who ask what is still going on
     */
    public void addAfter(K key, Duration delay, Clock running) {
        if (delay.isZero() || delay.isNegative()) {
            add(key);
            return;
        }
        Instant at = timers.clock().now().plus(delay);
        var earlier = waiting.get(key);
        if (earlier != null) {
            if (!earlier.at().isAfter(at)) {
                return;
            }
            timers.cancel(earlier);
        }
        waiting.put(key, timers.at(at, actor, Phrase.of("timer.requeue", key), running, () -> {
            waiting.remove(key);
            add(key);
        }));
    }

    public void addRateLimited(K key) {
        addAfter(key, limiter.delay(key, timers.clock().now()), Clock.RETRY);
    }

    public void forget(K key) {
        limiter.forget(key);
    }

    private void schedule() {
        if (!scheduled && !ready.isEmpty()) {
            scheduled = true;
            timers.after(Duration.ZERO, actor, Phrase.of("timer.sync", ready.getFirst()), this::processNext);
        }
    }

    private void processNext() {
        scheduled = false;
        if (ready.isEmpty()) {
            return;
        }
        var key = ready.removeFirst();
        try {
            reconcile.accept(key);
            limiter.forget(key);
        } catch (ApiException | Retry failure) {
            addRateLimited(key);
        }
        schedule();
    }
}
