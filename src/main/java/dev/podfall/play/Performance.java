package dev.podfall.play;

import dev.podfall.cluster.Pending;
import dev.podfall.cluster.Step;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.caption.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows what happens as a {@link Director} says. At the newest end the engine goes on only as far as is seen; since one turn
 * of it may write thousands of objects, it may be a turn ahead of what is shown. One thread's.
 */
final class Performance {
    /** Nobody waits longer for something to be seen. */
    private static final int MOST_TURNS = 100_000;

    private final Courses courses;
    private final Director director = new Director();
    private long session = -1;
    private boolean resting;
    private List<Breakpoint> breakpoints = List.of();
    private Moment.@Nullable Stop stop;
    private @Nullable Seeking seeking;

    /** What is so shortly after one another, and looks the same, is one thing to see. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    /**
     * Somebody waits for the next thing to see.
     *
     * @param seen what has been seen since; null as long as nothing has
     * @param at when that was last
     */
    private record Seeking(@Nullable Happening seen, Instant at) {}

    /** Until then time passes even if nothing happens: somebody waits for it. */
    private @Nullable Instant awaited;

    Performance(Courses courses) {
        this.courses = courses;
    }

    /** Somebody waits until then. */
    void await(Instant time) {
        // Else the first turn of a session that has just come would take the wish for one of the last.
        enter();
        awaited = time;
        resting = false;
    }

    /** Nobody waits any more. */
    void awaitNoMore() {
        awaited = null;
    }

    /** From now on time stops at these. */
    void breakAt(List<Breakpoint> all) {
        breakpoints = List.copyOf(all);
    }

    /**
     * Time is to stop if a breakpoint is at this step, which is shown now.
     *
     * @return whether one is
     */
    boolean breaksAt(Step step) {
        for (var breakpoint : breakpoints) {
            if (breakpoint.isMet(step)) {
                stop = new Moment.Stop(breakpoint, step.number());
                seeking = null;
                return true;
            }
        }
        return false;
    }

    boolean hasBreakpoints() {
        return !breakpoints.isEmpty();
    }

    /** Where and why time was stopped; null if it was not since it began to run. */
    Moment.@Nullable Stop stop() {
        return stop;
    }

    /** Time runs from here on. */
    void begins() {
        stop = null;
        seeking = null;
    }

    /** Time runs from here on until the next thing that can be seen has been seen. */
    void seekNext() {
        stop = null;
        resting = false;
        seeking = new Seeking(null, courses.at());
    }

    /** Whether somebody waits for the next thing to see. */
    boolean isSeeking() {
        return seeking != null;
    }

    /** Somebody looks elsewhere than where time was stopped; what he waits for he waits for still. */
    void left() {
        stop = null;
    }

    /** Somebody has done something, which is shown. */
    void acted() {
        stop = null;
        resting = false;
        director.acted();
    }

    /** Something other is looked at: nobody waits any more. */
    void jumped() {
        begins();
        resting = false;
        awaited = null;
        director.acted();
    }

    /** Time stands still: nobody waits any more. */
    void paused() {
        seeking = null;
        awaited = null;
    }

    /** Whether nothing more happens until somebody acts. */
    boolean isResting() {
        return resting;
    }

    /** What the clock hurries to, null if it does not hurry, or to nothing that could be named. */
    @Nullable
    Pending next() {
        return director.isHurrying() && courses.live() && !resting
                ? courses.session().next()
                : null;
    }

    private void enter() {
        if (session != courses.number()) {
            session = courses.number();
            resting = false;
            awaited = null;
            director.enter();
        }
    }

    /**
     * Lets so much of the wall's time pass; less if a breakpoint is met, or what was waited for has been seen.
     *
     * @param inTime whether there is still time to work; what does not fit is left out, and happens later
     * @return whether anything is shown differently, or is about to be
     */
    boolean pass(long nanos, BooleanSupplier inTime) {
        enter();
        double left = nanos;
        boolean changed = false;
        while (inTime.getAsBoolean()) {
            left = director.hold(left);
            if (left <= 0) {
                return changed;
            }
            var next = courses.next();
            if (isSeen(next)) {
                seeking = null;
                return true;
            }
            if (next == null && !courses.present()) {
                left = catchUp(left);
                changed = true;
                continue;
            }
            if (next == null && rests()) {
                boolean news = !resting;
                resting = true;
                seeking = null;
                return changed || news;
            }
            resting = false;
            changed = true;
            left = next == null ? goOn(left) : show(next, left);
            if (stop != null) {
                return true;
            }
        }
        return true;
    }

    /** Whether that has been seen, and looked at, for which somebody waits; what comes next may belong to it. */
    private boolean isSeen(@Nullable Step next) {
        var sought = seeking;
        if (sought == null || sought.seen() == null) {
            return false;
        }
        var until = sought.at().plus(TOGETHER);
        if (courses.at().isAfter(until)) {
            return true;
        }
        if (next == null) {
            return false;
        }
        return next.at().isAfter(until) || Sight.isAny(next) && Captions.happening(next) != sought.seen();
    }

    /**
     * Shows what is to be seen next; lets at most so much time pass for it. At rest nothing is: the hours until events are
     * forgotten pass only for who wants every step.
     */
    void stepForward(boolean every, Duration longest) {
        var session = courses.session();
        var until = session.now().plus(longest);
        long last = session.position().timersRun() + MOST_TURNS;
        boolean found = false;
        while (!found) {
            // A turn may have nothing to write.
            while (courses.next() == null
                    && (every || !session.idle())
                    && session.position().timersRun() < last
                    && session.runNextUntil(until)) {}
            var next = courses.next();
            if (next == null) {
                courses.showEnd();
                return;
            }
            courses.showNext();
            found = every || Sight.isAny(next);
        }
    }

    /** Shows what was before that which is seen last. */
    void stepBack(boolean every) {
        int steps = courses.shown();
        var journal = courses.session().journal();
        boolean found = false;
        while (!found && steps > 1) {
            steps--;
            found = every || Sight.isAny(journal.get(steps));
        }
        courses.show(Math.max(1, steps));
    }

    private boolean rests() {
        var session = courses.session();
        var until = awaited;
        return session.idle() && (until == null || !session.now().isBefore(until));
    }

    /** @return what is left of these nanoseconds */
    private double show(Step next, double nanos) {
        double left = nanos;
        double gap = gap(next.at());
        if (gap > 0) {
            double may = director.passing(left);
            if (may < gap) {
                courses.later((long) may);
                director.passed(may);
                return 0;
            }
            left -= director.passed(gap);
        }
        courses.showNext();
        director.seen(next);
        if (seeking != null && Sight.isAny(next)) {
            seeking = new Seeking(Captions.happening(next), next.at());
        }
        breaksAt(next);
        return left;
    }

    /** After the last step of the past, on to the newest end. */
    private double catchUp(double nanos) {
        double gap = gap(courses.session().now());
        double may = director.passing(nanos);
        if (may < gap) {
            courses.later((long) may);
            director.passed(may);
            return 0;
        }
        double left = nanos - director.passed(Math.max(0, gap));
        courses.showEnd();
        return left;
    }

    /** The engine goes on, by one turn at most. */
    private double goOn(double nanos) {
        var session = courses.session();
        double may = director.passing(nanos);
        var until = courses.at().plusNanos((long) may);
        var wanted = awaited;
        if (wanted != null && until.isAfter(wanted) && session.idle()) {
            until = wanted;
        }
        if (until.isBefore(session.now())) {
            courses.later((long) may);
            director.passed(may);
            return 0;
        }
        if (!session.runNextUntil(until)) {
            session.runUntil(until);
            director.passed(gap(until));
            courses.showEnd();
            return 0;
        }
        if (courses.next() != null) {
            return nanos;
        }
        double left = nanos - director.passed(gap(session.now()));
        courses.showEnd();
        return left;
    }

    private double gap(Instant until) {
        return Duration.between(courses.at(), until).toNanos();
    }
}
