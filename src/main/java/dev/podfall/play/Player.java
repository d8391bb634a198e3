package dev.podfall.play;

import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The engine's thread: it owns the session, lets virtual time pass at the speed that is asked for, and publishes a
 * {@link Moment} whenever there is something new to see. All its methods may be called on any thread and return at once;
 * what a player that is closed is asked is {@linkplain java.util.concurrent.CancellationException cancelled}.
 * What becomes of branches and acts that are taken back is told in {@link Courses}.
 */
public final class Player implements AutoCloseable {
    private static final long TICK_NANOS = 16_000_000;
    private static final long BUDGET_NANOS = 12_000_000;
    /** Nobody waits longer for a frame of a film. */
    private static final long BY_HAND_NANOS = 60_000_000_000L;

    /** Nobody waits for what happens later than that. */
    static final Duration LOOK_AHEAD = Duration.ofHours(24);

    private final Orders orders = new Orders();
    private final Consumer<Moment> screen;
    private final Consumer<Throwable> failures;
    private final Thread thread;
    private final Courses courses;

    /** Branches that are tried out run here: the engine's thread must not wait for them. */
    private final ExecutorService trials = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("podfall-branch").unstarted(task));

    /** Counts the sessions that were opened; only the engine's thread does. */
    private volatile long opened;

    private boolean playing;
    private Pace pace = Pace.REAL;
    private int held;
    private boolean byHand;
    private final Performance performance;
    private final Running running;
    private volatile Watch watch = standing -> {};
    private long last;
    private boolean dirty = true;

    /** Sees the session before the screen does. */
    @FunctionalInterface
    public interface Watch {
        /**
         * Called on the engine's thread; must be quick, and keep nothing of the sessions that others may read.
         *
         * @param standing the same again unless there are other courses, or they are called differently
         */
        void seen(Standing standing);
    }

    /**
     * What came of a branch that was tried out.
     *
     * @param branch its number; 0 if nothing was done, and nothing kept
     * @param answer what the act returned
     * @param rest how it came to rest, or what kept it from it
     */
    public record Tried<T extends @Nullable Object>(long branch, T answer, Rest rest) {}

    /**
     * Keeps a quarter of the heap of history at most.
     *
     * @param screen is given moments on the engine's thread
     * @param failures hears of what goes wrong and nobody has asked for
     */
    public Player(SessionOptions options, Consumer<Moment> screen, Consumer<Throwable> failures) {
        this(options, Runtime.getRuntime().maxMemory() / 4, screen, failures);
    }

    /** @param history about how many bytes the steps of all courses together may take; older ones are given up, and come back */
    public Player(SessionOptions options, long history, Consumer<Moment> screen, Consumer<Throwable> failures) {
        this.screen = screen;
        this.failures = failures;
        this.courses = new Courses(new Session(options));
        courses.keepHistoryWithin(history);
        this.performance = new Performance(courses);
        this.running = new Running(courses, performance);
        this.thread = Thread.ofPlatform().daemon().name("podfall-engine").unstarted(this::loop);
    }

    /** From now on somebody sees the session whenever there is something new, before it is shown. */
    public void setWatch(Watch newWatch) {
        watch = newWatch;
        orders.tell(() -> {});
    }

    private void watch() {
        watch.seen(courses.standing());
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        orders.tell(orders::close);
    }

    public void play() {
        orders.tell(() -> {
            playing = true;
            performance.begins();
        });
    }

    /** Time passes, over what is idle as a story does whatever the pace, until the next thing to see has been seen. */
    public void playToNext() {
        orders.tell(() -> {
            playing = true;
            performance.seekNext();
        });
    }

    /** From now on time stops at each step that meets one of these, also where the past is shown again. */
    public void breakAt(List<Breakpoint> breakpoints) {
        orders.tell(() -> performance.breakAt(breakpoints));
    }

    public void pause() {
        orders.tell(() -> {
            playing = false;
            performance.paused();
        });
    }

    public void pace(Pace newPace) {
        orders.tell(() -> pace = newPace);
    }

    /**
     * No time passes from now on, whatever plays, until {@link #letGo} was called as often: somebody writes several things
     * that belong together.
     */
    public void hold() {
        orders.tell(() -> held++);
    }

    /** What was held may go on. */
    public void letGo() {
        orders.tell(() -> held--);
    }

    /** From now on the wall's time passes only by {@link #pass}: for films, which show each frame however long it takes. */
    public void driveByHand() {
        orders.tell(() -> byHand = true);
    }

    /**
     * Lets so much of the wall's time pass, as if it had passed by itself.
     *
     * @return whether nothing more happens until somebody acts
     */
    public CompletableFuture<Boolean> pass(Duration time) {
        return orders.told(() -> {
            pass(time.toNanos(), BY_HAND_NANOS);
            return !held()
                    && (pace.isDirected()
                            ? performance.isResting()
                            : courses.present() && session().idle());
        });
    }

    private boolean held() {
        return held > 0;
    }

    /** Lets time pass until then, even if nothing happens; until somebody pauses or looks elsewhere. */
    public void await(Instant time) {
        orders.tell(() -> performance.await(time));
    }

    /** What was waited for has come: time passes as it does else. */
    public void awaitNoMore() {
        orders.tell(performance::awaitNoMore);
    }

    /** @param bytes about how many the steps of all courses together may take */
    public void keepHistoryWithin(long bytes) {
        orders.tell(() -> courses.keepHistoryWithin(bytes));
    }

    /**
     * Shows what is to be seen next; at the newest end, lets time pass until there is something.
     *
     * @param every whether also steps are shown of which nothing is to be seen
     */
    public void stepForward(boolean every) {
        jump(() -> performance.stepForward(every, LOOK_AHEAD));
    }

    /** Shows what was before that which is seen last. */
    public void stepBack(boolean every) {
        jump(() -> performance.stepBack(every));
    }

    /** Shows once more what came of the last act, or of the session's beginning, from just before it on. */
    public void replay() {
        orders.tell(() -> {
            courses.show(courses.beforeLast());
            performance.jumped();
            playing = true;
        });
    }

    /** How many steps there were before the last act, or, without one, after what the session began with. */
    public CompletableFuture<Integer> beforeLast() {
        return orders.told(courses::beforeLast);
    }

    public void toStart() {
        jump(() -> courses.show(1));
    }

    public void toEnd() {
        orders.tell(() -> {
            courses.showEnd();
            performance.left();
        });
    }

    /** Shows the world after the first {@code steps} steps. */
    public void seek(int steps) {
        jump(() -> courses.show(Math.max(1, steps)));
    }

    /** Shows the world as it was at that virtual time. */
    public void seek(Instant time) {
        jump(() -> courses.show(time));
    }

    /** Begins a new session. What was kept of the old one goes. */
    public void reset(SessionOptions options) {
        open(new Session(options));
    }

    /** Goes on with this session, which is the player's from now on. What was kept of the old one goes. */
    public void open(Session next) {
        open(new Opening(next, List.of(), Opening.Name.NONE));
    }

    /** The same with branches, and with what was taken back. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the engine's thread writes it.
    public void open(Opening opening) {
        orders.tell(() -> {
            // What was done in the same turn belongs to the one before.
            watch();
            opened = opened + 1;
            courses.open(opening);
            performance.begins();
            // Whoever keeps it has to know it as it was given, whatever is done with it in the same turn.
            watch();
        });
    }

    /**
     * Takes a branch that was left behind up again; the present one is kept instead, if it holds anything that the branch
     * does not. Time stops.
     */
    public void takeUp(long branch) {
        jump(() -> courses.takeUp(branch));
    }

    /** @param name empty for none */
    public void rename(long branch, String name) {
        orders.tell(() -> courses.rename(branch, name));
    }

    /** Forgets a branch for good. */
    public void delete(long branch) {
        orders.tell(() -> courses.delete(branch));
    }

    /** Takes the last act in the session that is shown back, by going back to just before it. Time stops. */
    public void undo() {
        jump(courses::undo);
    }

    /** Does again what was taken back last: everything is as it was then, what came after the act too. Time stops. */
    public void redo() {
        jump(courses::redo);
    }

    private void jump(Runnable where) {
        orders.tell(() -> {
            playing = false;
            where.run();
            performance.jumped();
        });
    }

    /** The same as an act of its own that is called what its commands are called. */
    public <T extends @Nullable Object> CompletableFuture<T> act(Function<Session, T> doing) {
        return act(Act.unnamed(), doing);
    }

    /**
     * Acts on the session as it is shown. In the past this goes on from there: the old future is kept as a branch, unless
     * the API server refuses everything.
     *
     * @param act what is taken back in one go: what is done in several calls is given to all of them
     * @return what {@code doing} returned, or how it failed
     */
    public <T extends @Nullable Object> CompletableFuture<T> act(Act act, Function<Session, T> doing) {
        return orders.told(() -> {
            try {
                return courses.act(act, doing);
            } finally {
                performance.acted();
            }
        });
    }

    /** Leaves the past, as an act would: what is shown is the newest end from now on. */
    public CompletableFuture<Moment> goOnFromHere() {
        return orders.told(() -> {
            courses.goOnFromHere();
            return courses.moment(playing, pace, waiting());
        });
    }

    /**
     * Acts in a fork of the session as it is shown, lets the fork run to rest, and keeps it as a branch that is not taken up.
     * Neither the session nor its time waits for that. Cancelling the future ends it, and so does another session.
     *
     * @param name of the branch; empty for none
     * @param doing is called on another thread
     */
    public <T extends @Nullable Object> CompletableFuture<Tried<T>> keepAsBranch(
            String name, Act act, Function<Session, T> doing) {
        var result = new CompletableFuture<Tried<T>>();
        orders.tell(result, () -> {
            var trial = new Trial(courses.course(), session().fork(), courses.shown(), courses.at(), opened);
            trials.execute(() -> tryOut(trial, name, act, doing, result));
        });
        return result;
    }

    private <T extends @Nullable Object> void tryOut(
            Trial trial, String name, Act act, Function<Session, T> doing, CompletableFuture<Tried<T>> result) {
        try {
            BooleanSupplier cancelled = () -> result.isDone() || !orders.open() || opened != trial.opened();
            var outcome = trial.run(doing, cancelled);
            result.complete(orders.told(() -> keep(trial, act, name, outcome)).join());
        } catch (CompletionException failed) {
            result.completeExceptionally(failed.getCause() == null ? failed : failed.getCause());
        } catch (RuntimeException | Error failed) {
            result.completeExceptionally(failed);
        }
    }

    private <T extends @Nullable Object> Tried<T> keep(Trial trial, Act act, String name, Trial.Outcome<T> outcome) {
        if (opened != trial.opened()) {
            throw Trial.unwanted();
        }
        long number = courses.keep(trial.course(), act, name, outcome.before(), outcome.after());
        return new Tried<>(number, outcome.answer(), outcome.rest());
    }

    /** Reads the session, wherever the screen is. */
    public <T extends @Nullable Object> CompletableFuture<T> ask(Function<Session, T> question) {
        return orders.told(() -> {
            // Who asks may be the one that watches, and an act before this may have been in the same turn.
            watch();
            return question.apply(session());
        });
    }

    /** A session of the asker's own that is as what is shown, also in the past; it is made elsewhere, as it may take a while. */
    public CompletableFuture<Session> forkShown(Executor elsewhere) {
        return orders.told(courses::look).thenApplyAsync(Courses.Look::session, elsewhere);
    }

    /** What there is to see, once all that was told before has been done. */
    public CompletableFuture<Moment> moment() {
        return orders.told(() -> courses.moment(playing, pace, waiting()));
    }

    private void loop() {
        try {
            last = System.nanoTime();
            while (orders.open()) {
                turn();
            }
        } catch (InterruptedException stopped) {
            // Nobody wants the thread any more.
        } finally {
            orders.close();
            trials.shutdown();
        }
    }

    /** Whatever fails in a turn, the thread lives on: the screen has to hear of it, and somebody may want to save. */
    private void turn() throws InterruptedException {
        try {
            var order = orders.next(playing && !resting() ? TICK_NANOS : 1_000_000_000L);
            // What comes meanwhile waits for the next turn: who asks after an answer sees what the screen was given.
            int more = orders.waiting();
            while (order != null) {
                dirty = true;
                order.run();
                order = more-- > 0 ? orders.next() : null;
            }
            long now = System.nanoTime();
            long passed = Math.min(now - last, 250_000_000L);
            last = now;
            if (playing && !byHand) {
                pass(passed, BUDGET_NANOS);
            }
        } catch (EngineFailure stopped) {
            stop();
            if (stopped == session().failure()) {
                // The moment carries it to the screen.
                courses.showEnd();
            } else {
                failures.accept(stopped);
            }
        } catch (RuntimeException | Error failed) {
            stop();
            failures.accept(failed);
        }
        if (dirty) {
            dirty = false;
            try {
                watch();
                screen.accept(courses.moment(playing, pace, waiting()));
            } catch (RuntimeException | Error failed) {
                playing = false;
                failures.accept(failed);
            }
        }
    }

    private boolean resting() {
        return pace.isDirected() && performance.isResting();
    }

    private void stop() {
        playing = false;
        dirty = true;
    }

    /** Lets as much virtual time pass as the wall's time allows. */
    private void pass(long nanos, long budget) {
        if (held()) {
            return;
        }
        if (session().failure() != null && courses.live()) {
            stop();
        } else if (pace.isDirected() || performance.isSeeking()) {
            boolean seeking = performance.isSeeking();
            long until = System.nanoTime() + budget;
            dirty |= performance.pass((long) (nanos * pace.motion()), () -> System.nanoTime() < until);
            if (performance.stop() != null || seeking && !performance.isSeeking()) {
                stop();
            }
        } else {
            dirty = true;
            if (running.pass(nanos, budget, pace.factor())) {
                stop();
            }
        }
    }

    private Moment.Waiting waiting() {
        var stop = performance.stop();
        if (stop != null) {
            return new Moment.Waiting(false, null, stop);
        }
        if (playing) {
            return pace.isDirected() || performance.isSeeking()
                    ? new Moment.Waiting(performance.isResting(), performance.next())
                    : Moment.Waiting.FOR_NOTHING;
        }
        return new Moment.Waiting(
                pace.isDirected() && courses.live() && session().idle(), null);
    }

    private Session session() {
        return courses.session();
    }
}
