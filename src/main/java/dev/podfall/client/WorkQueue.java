package dev.podfall.client;

import dev.podfall.apiserver.ApiException;
import dev.podfall.fork.ForkMap;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Port;
import dev.podfall.sim.Timer;
import dev.podfall.sim.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private final String name;
    private final String actor;
    private final TimerQueue timers;
    private final Consumer<K> reconcile;
    private final Port<Optional<K>> port;
    private final CausedFifo<K> ready;
    private final ForkMap<K, Timer> waiting;
    private final RateLimiter<K> limiter;
    private boolean scheduled;

    /**
     * @param name of the queue: no other queue on these timers has it
     * @param reconcile looks at a key; an {@link ApiException} or {@link Retry} that it throws brings the key back,
     *     rate-limited
     */
    public WorkQueue(String name, String actor, TimerQueue timers, Consumer<K> reconcile) {
        this(name, actor, timers, reconcile, new CausedFifo<>(timers), ForkMap.natural(), new RateLimiter<>(), false);
    }

    /** The same keys wait for another who looks at them, on forked timers. */
    public WorkQueue<K> fork(TimerQueue forkedTimers, Consumer<K> newReconcile) {
        return new WorkQueue<>(
                name,
                actor,
                forkedTimers,
                newReconcile,
                ready.fork(forkedTimers),
                waiting.fork(),
                limiter.fork(),
                scheduled);
    }

    private WorkQueue(
            String name,
            String actor,
            TimerQueue timers,
            Consumer<K> reconcile,
            CausedFifo<K> ready,
            ForkMap<K, Timer> waiting,
            RateLimiter<K> limiter,
            boolean scheduled) {
        this.name = name;
        this.actor = actor;
        this.timers = timers;
        this.reconcile = reconcile;
        this.port = timers.port(name, this::due);
        this.ready = ready;
        this.waiting = waiting;
        this.limiter = limiter;
        this.scheduled = scheduled;
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
        waiting.put(key, port.at(at, actor, Phrase.of("timer.requeue", key), running, Optional.of(key)));
    }

    /** @param waited the key whose time has come; none for whatever is ready */
    private void due(Optional<K> waited) {
        if (waited.isPresent()) {
            waiting.remove(waited.get());
            add(waited.get());
        } else {
            processNext();
        }
    }

    public void addRateLimited(K key) {
        addAfter(key, limiter.delay(key, timers.clock().now()), Clock.RETRY);
    }

    public void forget(K key) {
        limiter.forget(key);
    }

    private void schedule() {
        var next = ready.first();
        if (!scheduled && next != null) {
            scheduled = true;
            port.after(Duration.ZERO, actor, Phrase.of("timer.sync", next), Optional.empty());
        }
    }

    private void processNext() {
        scheduled = false;
        var key = ready.take();
        if (key == null) {
            return;
        }
        try {
            reconcile.accept(key);
            limiter.forget(key);
        } catch (ApiException | Retry failure) {
            addRateLimited(key);
        }
        schedule();
    }
}
