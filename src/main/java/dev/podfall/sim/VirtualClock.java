package dev.podfall.sim;

import java.time.Duration;
import java.time.Instant;

/** The engine's time. It moves only forward, and only when the engine says so. */
public final class VirtualClock {
    /** When every session begins unless told otherwise. */
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final Instant start;
    private Instant now;

    public VirtualClock(Instant start) {
        this.start = start;
        this.now = start;
    }

    public VirtualClock() {
        this(EPOCH);
    }

    /** Another clock that has run as long as this one. */
    public VirtualClock fork() {
        var out = new VirtualClock(start);
        out.now = now;
        return out;
    }

    public Instant now() {
        return now;
    }

    public Instant start() {
        return start;
    }

    /** Virtual time since the session began. */
    public Duration elapsed() {
        return Duration.between(start, now);
    }

    /** Moves to {@code time}; an earlier time leaves the clock where it is. */
    public void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    /**
     * Moves on by the least amount that makes the next instant another one: every write to the store has an instant of
     * its own, so that "at the same time" never happens by accident.
     */
    public void tick() {
        now = now.plusNanos(1_000);
    }
}
