package dev.podfall.ui.timeline;

import dev.podfall.ui.control.FrameTimer;

/**
 * Lets the animation time of what flies over the timeline pass; runs only while something does. Screen's thread only, but for
 * {@link #isByHand}.
 */
public final class FlightClock {
    private final RevisionFlights flights;
    private final Runnable draw;

    /** The timeline's reader asks it, too. */
    private final FrameTimer timer = new FrameTimer(this::tick);

    FlightClock(RevisionFlights flights, Runnable draw) {
        this.flights = flights;
        this.draw = draw;
    }

    /** Begins if there is something to move. */
    void start() {
        if (!flights.isEmpty() && !flights.isFrozen() && !isByHand()) {
            timer.start();
        }
    }

    /** How fast it flies, against what is usual; 0 if {@link #tick} alone lets its time pass. */
    public void setMotion(double share) {
        timer.setMotion(share);
    }

    /** Whether {@link #tick} alone lets time pass; any thread. */
    boolean isByHand() {
        return timer.motion() == 0;
    }

    /** Freezes what is in flight, or lets it go on. */
    public void setFrozen(boolean on) {
        flights.freeze(on);
        if (on) {
            timer.stop();
        } else {
            start();
        }
    }

    /** Replaces flights by fading. */
    public void setReducedMotion(boolean on) {
        flights.setReduced(on);
    }

    /** Lets animation time pass and draws. */
    public void tick(double millis) {
        if (!flights.isEmpty() && !flights.isFrozen()) {
            flights.advance(millis);
            draw.run();
        }
        if (flights.isEmpty()) {
            timer.stop();
        }
    }
}
