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
        int met = metAfter(from);
        if (met > 0 && !(courses.present() && met == courses.shown())) {
            courses.show(met);
        }
        return met > 0;
    }

    private boolean live(long nanos, long budget, double factor) {
        var session = courses.session();
        if (!courses.live() && breaksAtOneOf()) {
            return true;
        }
        long until = System.nanoTime() + budget;
        boolean max = Double.isInfinite(factor);
        var target = session.now().plus(max ? Player.LOOK_AHEAD : Duration.ofNanos((long) (nanos * factor)));
        boolean more = true;
        while (more && System.nanoTime() < until) {
            more = !(max && session.idle()) && session.runNextUntil(target);
            if (performance.hasBreakpoints() && breaksAtOneOf()) {
                return true;
            }
        }
        if (!more) {
            session.runUntil(max ? session.now().plusNanos(nanos) : target);
        }
        courses.showEnd();
        return false;
    }

    /** Shows what has happened, up to the first step that meets a breakpoint; what is after that is only not shown yet. */
    private boolean breaksAtOneOf() {
        int from = courses.shown();
        courses.showEnd();
        int met = metAfter(from);
        if (met > 0 && met < courses.shown()) {
            courses.showOnly(met);
        }
        return met > 0;
    }

    /** The number of the first step after so many that is shown and meets a breakpoint; 0 if none does. */
    private int metAfter(int from) {
        int until = courses.shown();
        for (int i = from; performance.hasBreakpoints() && i < until; i++) {
            if (performance.breaksAt(courses.session().journal().get(i))) {
                return i + 1;
            }
        }
        return 0;
    }
}
