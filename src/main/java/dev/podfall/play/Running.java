package dev.podfall.play;

import java.time.Duration;

/** Lets virtual time run so many times as fast as the wall's, whatever there is to see. One thread's. */
final class Running {
    /** How fast the past is shown again as fast as it goes. */
    private static final double FASTEST = 1000;

    private final Courses courses;
    private final Performance performance;

    /** @param performance knows at which steps to stop */
    Running(Courses courses, Performance performance) {
        this.courses = courses;
        this.performance = performance;
    }

    /**
     * Lets so much of the wall's time pass.
     *
     * @param budget nanoseconds of the wall's in which the engine may work
     * @param factor virtual seconds a second; infinite for as fast as it goes
     * @return whether a breakpoint was met, which is shown now
     */
    boolean pass(long nanos, long budget, double factor) {
        if (courses.present()) {
            return live(nanos, budget, factor);
        }
        int from = courses.shown();
        courses.showLater((long) (nanos * Math.min(FASTEST, factor)));
        return breaksAfter(from);
    }

    private boolean live(long nanos, long budget, double factor) {
        var session = courses.session();
        long until = System.nanoTime() + budget;
        boolean max = Double.isInfinite(factor);
        var target = session.now().plus(max ? Player.LOOK_AHEAD : Duration.ofNanos((long) (nanos * factor)));
        boolean more = true;
        int checked = courses.shown();
        while (more && System.nanoTime() < until) {
            more = !(max && session.idle()) && session.runNextUntil(target);
            if (performance.hasBreakpoints() && session.journal().size() > checked) {
                courses.showEnd();
                if (breaksAfter(checked)) {
                    return true;
                }
                checked = session.journal().size();
            }
        }
        if (!more) {
            session.runUntil(max ? session.now().plusNanos(nanos) : target);
        }
        courses.showEnd();
        return false;
    }

    /** Shows the first step after so many that meets a breakpoint, if one that was passed does. */
    private boolean breaksAfter(int from) {
        int until = courses.shown();
        for (int i = from; performance.hasBreakpoints() && i < until; i++) {
            if (performance.breaksAt(courses.session().journal().get(i))) {
                if (i + 1 < until || !courses.present()) {
                    courses.show(i + 1);
                }
                return true;
            }
        }
        return false;
    }
}
