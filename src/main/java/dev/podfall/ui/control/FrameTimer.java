package dev.podfall.ui.control;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/** Lets animation time pass with the screen's frames while something moves. Screen's thread only, but for {@link #motion}. */
public final class FrameTimer {
    /** Who was kept from drawing for longer does not leap. */
    private static final double LONGEST_FRAME = 100;

    private final AnimationTimer timer;
    private volatile double motion = 1;
    private long last;
    private boolean running;

    /** @param tick is given the milliseconds of animation time that have passed */
    public FrameTimer(DoubleConsumer tick) {
        this.timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                double passed = last == 0 ? 0 : (now - last) / 1e6;
                last = now;
                tick.accept(Math.min(passed, LONGEST_FRAME) * motion);
            }
        };
    }

    /** Runs from now on, if it does not already. */
    public void start() {
        if (!running) {
            running = true;
            last = 0;
            timer.start();
        }
    }

    public void stop() {
        running = false;
        timer.stop();
    }

    public boolean isRunning() {
        return running;
    }

    /** How fast animation time passes, against the wall's. */
    public void setMotion(double share) {
        motion = share;
    }

    /** The same; any thread. */
    public double motion() {
        return motion;
    }
}
