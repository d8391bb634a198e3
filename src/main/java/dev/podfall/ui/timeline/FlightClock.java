package dev.podfall.ui.timeline;

import javafx.animation.AnimationTimer;

/**
 * Lets the animation time of what flies over the timeline pass; runs only while something does. Screen's thread only, but for
 * {@link #isByHand}.
 */
public final class FlightClock {
    private static final double LONGEST_FRAME = 100;

    private final RevisionFlights flights;
    private final Runnable draw;
    /** The timeline's reader asks, too. */
    private volatile double motion = 1;

    private long last;
    private boolean running;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            double passed = last == 0 ? 0 : (now - last) / 1e6;
            last = now;
            tick(Math.min(passed, LONGEST_FRAME) * motion);
        }
    };

    FlightClock(RevisionFlights flights, Runnable draw) {
        this.flights = flights;
        this.draw = draw;
    }

    /** Begins if there is something to move. */
    void start() {
        if (!running && !flights.isEmpty() && !flights.isFrozen() && motion > 0) {
            running = true;
            last = 0;
            timer.start();
        }
    }

    /** How fast it flies, against what is usual; 0 if {@link #tick} alone lets its time pass. */
    public void setMotion(double share) {
        motion = share;
    }

    /** Whether {@link #tick} alone lets time pass; any thread. */
    boolean isByHand() {
        return motion == 0;
    }

    /** Freezes what is in flight, or lets it go on. */
    public void setFrozen(boolean on) {
        flights.freeze(on);
        if (on) {
            stop();
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
            stop();
        }
    }

    private void stop() {
        running = false;
        timer.stop();
    }
}
