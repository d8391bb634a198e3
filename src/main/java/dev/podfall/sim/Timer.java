package dev.podfall.sim;

import dev.podfall.language.Phrase;
import java.time.Instant;

/** Something that will be done at a time. */
public final class Timer {
    private final Instant at;
    private final long sequence;
    private final String actor;
    private final Phrase what;
    private final Clock clock;
    private final boolean background;
    private final long cause;
    private final Runnable action;
    private boolean pending = true;

    Timer(
            Instant at,
            long sequence,
            String actor,
            Phrase what,
            Clock clock,
            boolean background,
            long cause,
            Runnable action) {
        this.at = at;
        this.sequence = sequence;
        this.actor = actor;
        this.what = what;
        this.clock = clock;
        this.background = background;
        this.cause = cause;
        this.action = action;
    }

    public Instant at() {
        return at;
    }

    /** Breaks ties between timers of one instant: first scheduled, first done. */
    public long sequence() {
        return sequence;
    }

    /** Who will act: {@code daemonset-controller}, {@code default-scheduler}, {@code kubelet/n1} ... */
    public String actor() {
        return actor;
    }

    /** What will be done. */
    public Phrase what() {
        return what;
    }

    /** What sort of wait it ends. */
    public Clock clock() {
        return clock;
    }

    /** Whether it recurs for ever by itself (polls, sweeps), so that waiting for rest does not wait for it. */
    public boolean background() {
        return background;
    }

    /** The number that {@link TimerQueue#causedBy} was last told when this timer was scheduled: the step that led to it. */
    public long cause() {
        return cause;
    }

    public boolean pending() {
        return pending;
    }

    void done() {
        pending = false;
    }

    Runnable action() {
        return action;
    }
}
