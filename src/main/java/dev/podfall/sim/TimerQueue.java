package dev.podfall.sim;

import dev.podfall.language.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that will happen, in order of {@code (time, sequence)}. Times in the past are due at once. */
public final class TimerQueue {
    private final VirtualClock clock;
    private final TreeSet<Timer> queue = new TreeSet<>(TimerQueue::inOrder);
    private long nextSequence;
    private int foreground;
    private long cause;
    private long run;

    public TimerQueue(VirtualClock clock) {
        this.clock = clock;
    }

    public VirtualClock clock() {
        return clock;
    }

    public Timer after(Duration delay, String actor, Phrase what, Runnable action) {
        return after(delay, actor, what, Clock.TURN, action);
    }

    /** @param running what sort of wait it ends, for those who ask what is still going on */
    public Timer after(Duration delay, String actor, Phrase what, Clock running, Runnable action) {
        return at(clock.now().plus(delay), actor, what, running, action);
    }

    public Timer at(Instant time, String actor, Phrase what, Runnable action) {
        return at(time, actor, what, Clock.TURN, action);
    }

    public Timer at(Instant time, String actor, Phrase what, Clock running, Runnable action) {
        foreground++;
        return add(time, actor, what, running, false, action);
    }

    /** A timer that recurs for ever by itself: rest does not wait for it. */
    public Timer background(Instant time, String actor, Phrase what, Runnable action) {
        return background(time, actor, what, Clock.TURN, action);
    }

    public Timer background(Instant time, String actor, Phrase what, Clock running, Runnable action) {
        return add(time, actor, what, running, true, action);
    }

    private static int inOrder(Timer a, Timer b) {
        int byTime = a.at().compareTo(b.at());
        return byTime != 0 ? byTime : Long.compare(a.sequence(), b.sequence());
    }

    private Timer add(Instant time, String actor, Phrase what, Clock running, boolean background, Runnable action) {
        var at = time.isBefore(clock.now()) ? clock.now() : time;
        var timer = new Timer(at, nextSequence++, actor, what, running, background, cause, action);
        queue.add(timer);
        return timer;
    }

    public void cancel(Timer timer) {
        if (timer.pending()) {
            finish(timer);
            queue.remove(timer);
        }
    }

    /** The timer that is next, not taken. */
    public Optional<Timer> peek() {
        return queue.isEmpty() ? Optional.empty() : Optional.of(queue.first());
    }

    /** Takes the next timer, moves the clock to it and runs it. Empty if nothing will ever happen. */
    public Optional<Timer> runNext() {
        var timer = queue.pollFirst();
        if (timer == null) {
            return Optional.empty();
        }
        finish(timer);
        run++;
        cause = timer.cause();
        clock.advanceTo(timer.at());
        timer.action().run();
        return Optional.of(timer);
    }

    /** From now on, until the next timer runs, timers are scheduled because of the step with this number. */
    public void causedBy(long step) {
        cause = step;
    }

    /** What the timer that runs now was caused by, or what {@link #causedBy} has said since. */
    public long cause() {
        return cause;
    }

    /** How many timers have run: with the clock's time, the exact place in a scenario. */
    public long run() {
        return run;
    }

    /** All timers that have yet to run, in their order. */
    public Stream<Timer> pending() {
        return queue.stream();
    }

    /** What the next timer to be scheduled will have as its {@link Timer#sequence}. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Whether only background timers are left. */
    public boolean idle() {
        return foreground == 0;
    }

    public int size() {
        return queue.size();
    }

    private void finish(Timer timer) {
        timer.done();
        if (!timer.background()) {
            foreground--;
        }
    }
}
