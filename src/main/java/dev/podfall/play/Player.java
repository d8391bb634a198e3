package dev.podfall.play;

import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.cluster.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine's thread: it owns the session, lets virtual time pass at the speed that is asked for, and publishes a
 * {@link Moment} whenever there is something new to see. All its methods may be called on any thread and return at once.
 */
public final class Player implements AutoCloseable {
    /** As fast as it goes. */
    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    private static final long TICK_NANOS = 16_000_000;
    private static final long BUDGET_NANOS = 12_000_000;
    private static final Duration LOOK_AHEAD = Duration.ofHours(24);

    /** Something that the engine's thread is told to do. */
    private interface Order extends Runnable {
        /** It will not be done: the thread has ended. */
        default void abandon() {}
    }

    private final LinkedBlockingQueue<Order> inbox = new LinkedBlockingQueue<>();
    private final Consumer<Moment> screen;
    private final Consumer<Throwable> failures;
    private final Thread thread;
    private final List<Kept> branches = new ArrayList<>();
    private Session session;
    private long sessionNumber = 1;
    private boolean playing;
    private double speed = 1;
    private volatile Watch watch = (number, seen, branched) -> {};
    private volatile boolean open = true;
    private long last;

    /** How many steps are shown; at the end, all. */
    private int shown;

    private Instant at;
    private boolean dirty = true;

    private record Kept(Moment.Branch branch, Session session) {}

    /** Sees the session before the screen does. */
    @FunctionalInterface
    public interface Watch {
        /**
         * Called on the engine's thread; must be quick, and keep nothing of the session but what cannot change.
         *
         * @param number another one for each session
         * @param branched whether the session before it was kept as a branch
         */
        void seen(long number, Session session, boolean branched);
    }

    /**
     * @param screen is given moments on the engine's thread
     * @param failures hears of what goes wrong and nobody has asked for
     */
    public Player(SessionOptions options, Consumer<Moment> screen, Consumer<Throwable> failures) {
        this.screen = screen;
        this.failures = failures;
        this.session = new Session(options);
        this.at = session.now();
        this.shown = session.journal().size();
        this.thread = Thread.ofPlatform().daemon().name("podfall-engine").unstarted(this::loop);
    }

    /** From now on somebody sees the session whenever there is something new, before it is shown. */
    public void setWatch(Watch newWatch) {
        watch = newWatch;
        tell(() -> {});
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        tell(() -> open = false);
    }

    public void play() {
        tell(() -> playing = true);
    }

    public void pause() {
        tell(() -> playing = false);
    }

    /** @param newSpeed virtual seconds a second, or {@link #MAX_SPEED} */
    public void speed(double newSpeed) {
        tell(() -> speed = newSpeed);
    }

    /** Shows the next step; at the newest end, lets time pass until there is one. */
    public void stepForward() {
        tell(() -> {
            playing = false;
            if (live()) {
                session.runOneStep(session.now().plus(LOOK_AHEAD));
                showEnd();
            } else {
                show(shown + 1);
            }
        });
    }

    /** Shows what was before the step that is shown last. */
    public void stepBack() {
        tell(() -> {
            playing = false;
            show(Math.max(1, shown - 1));
        });
    }

    public void toStart() {
        tell(() -> {
            playing = false;
            show(1);
        });
    }

    public void toEnd() {
        tell(this::showEnd);
    }

    /** Shows the world after the first {@code steps} steps. */
    public void seek(int steps) {
        tell(() -> {
            playing = false;
            show(Math.max(1, steps));
        });
    }

    /** Shows the world as it was at that virtual time. */
    public void seek(Instant time) {
        tell(() -> {
            playing = false;
            if (!time.isBefore(session.now())) {
                showEnd();
            } else {
                show(Math.max(1, session.journal().countUntil(time)));
                at = time;
            }
        });
    }

    /** Begins a new session. What was kept of the old one goes. */
    public void reset(SessionOptions options) {
        open(new Session(options));
    }

    /** Goes on with this session, which is the player's from now on. What was kept of the old one goes. */
    public void open(Session next) {
        tell(() -> {
            session = next;
            sessionNumber++;
            branches.clear();
            showEnd();
        });
    }

    /** Takes a branch that was left behind up again; the present one is kept instead. */
    public void takeUp(long branch) {
        tell(() -> {
            for (var kept : List.copyOf(branches)) {
                if (kept.branch().number() == branch) {
                    branches.remove(kept);
                    keep();
                    session = kept.session();
                    sessionNumber++;
                    showEnd();
                }
            }
        });
    }

    /**
     * Acts on the session as it is shown. In the past this goes on from there: the old future is kept as a branch.
     *
     * @return what {@code act} returned, or how it failed
     */
    public <T extends @Nullable Object> CompletableFuture<T> act(Function<Session, T> act) {
        return told(() -> {
            try {
                if (!live()) {
                    branchOff();
                }
                return act.apply(session);
            } finally {
                showEnd();
            }
        });
    }

    /** Reads the session, wherever the screen is. */
    public <T extends @Nullable Object> CompletableFuture<T> ask(Function<Session, T> question) {
        return told(() -> {
            // Who asks may be the one that watches, and an act before this may have been in the same turn.
            watch.seen(sessionNumber, session, !branches.isEmpty());
            return question.apply(session);
        });
    }

    /** Whether time passes, once all that was told before has been done. */
    public CompletableFuture<Boolean> isPlaying() {
        return told(() -> playing);
    }

    /** The future completes in any case: with the answer, with the failure, or because the player was closed. */
    private <T extends @Nullable Object> CompletableFuture<T> told(Supplier<T> asked) {
        var result = new CompletableFuture<T>();
        tell(new Order() {
            @Override
            public void run() {
                try {
                    result.complete(asked.get());
                } catch (RuntimeException | Error failed) {
                    result.completeExceptionally(failed);
                }
            }

            @Override
            public void abandon() {
                result.completeExceptionally(new IllegalStateException("the player is closed"));
            }
        });
        return result;
    }

    private void branchOff() {
        var position = session.journal().get(shown - 1).position();
        keep();
        session = session.forkAt(position);
        if (at.isAfter(session.now())) {
            session.runUntil(at);
        }
        sessionNumber++;
    }

    private void keep() {
        var number = branches.stream()
                        .mapToLong(kept -> kept.branch().number())
                        .max()
                        .orElse(0)
                + 1;
        branches.add(new Kept(new Moment.Branch(number, "", shown, session.frame()), session));
    }

    private void tell(Order order) {
        inbox.add(order);
        if (!open) {
            abandonAll();
        }
    }

    private void loop() {
        try {
            last = System.nanoTime();
            while (open) {
                turn();
            }
        } catch (InterruptedException stopped) {
            open = false;
        } finally {
            open = false;
            abandonAll();
        }
    }

    private void abandonAll() {
        for (var order = inbox.poll(); order != null; order = inbox.poll()) {
            order.abandon();
        }
    }

    /** Whatever fails in a turn, the thread lives on: the screen has to hear of it, and somebody may want to save. */
    private void turn() throws InterruptedException {
        try {
            var order = inbox.poll(playing ? TICK_NANOS : 1_000_000_000L, TimeUnit.NANOSECONDS);
            while (order != null) {
                dirty = true;
                order.run();
                order = open ? inbox.poll() : null;
            }
            long now = System.nanoTime();
            long passed = Math.min(now - last, 250_000_000L);
            last = now;
            if (playing) {
                pass(passed);
            }
        } catch (EngineFailure stopped) {
            // The moment carries it to the screen.
            stop();
            showEnd();
        } catch (RuntimeException | Error failed) {
            stop();
            failures.accept(failed);
        }
        if (dirty) {
            dirty = false;
            try {
                watch.seen(sessionNumber, session, !branches.isEmpty());
                screen.accept(moment());
            } catch (RuntimeException | Error failed) {
                playing = false;
                failures.accept(failed);
            }
        }
    }

    private void stop() {
        playing = false;
        dirty = true;
    }

    private Moment moment() {
        return new Moment(
                sessionNumber,
                session.frame(),
                shown,
                at,
                playing,
                speed,
                branches.stream().map(Kept::branch).toList());
    }

    /** Lets as much virtual time pass as the wall's time allows. */
    private void pass(long nanos) {
        dirty = true;
        if (session.failure() != null && live()) {
            playing = false;
        } else if (live()) {
            passLive(nanos);
        } else {
            passHistory(nanos);
        }
    }

    private void passLive(long nanos) {
        long until = System.nanoTime() + BUDGET_NANOS;
        boolean max = Double.isInfinite(speed);
        var target = max ? session.now().plus(LOOK_AHEAD) : session.now().plusNanos((long) (nanos * speed));
        boolean more = true;
        while (more && System.nanoTime() < until) {
            more = !(max && session.idle()) && session.runNextUntil(target);
        }
        if (!more) {
            session.runUntil(max ? session.now().plusNanos(nanos) : target);
        }
        showEnd();
    }

    private void passHistory(long nanos) {
        var factor = Double.isInfinite(speed) ? 1000 : speed;
        at = at.plusNanos((long) (nanos * factor));
        shown = Math.max(shown, session.journal().countUntil(at));
        if (live()) {
            at = session.now();
        }
    }

    private boolean live() {
        return shown == session.journal().size();
    }

    private void show(int steps) {
        shown = Math.min(steps, session.journal().size());
        if (live()) {
            showEnd();
        } else {
            Step step = session.journal().get(shown - 1);
            at = step.at();
        }
    }

    private void showEnd() {
        shown = session.journal().size();
        at = session.now();
    }
}
