package dev.podfall.cluster;

import java.time.Instant;

/** Moves a session's clock and nothing else, as running a scenario again does between its turns. */
public final class ClockWork {
    private ClockWork() {}

    /** What is due by then stays due: a wait may have ended for lack of steps. */
    public static void advance(Session session, Instant time) {
        session.advanceTo(time);
    }
}
