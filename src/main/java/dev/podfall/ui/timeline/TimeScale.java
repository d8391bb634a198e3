package dev.podfall.ui.timeline;

import java.time.Duration;

/**
 * Turns seconds since the beginning into pixels.
 *
 * @param left the time at the left edge
 * @param perSecond pixels a second
 * @param width pixels that show time
 */
record TimeScale(double left, double perSecond, double width) {
    /** Nothing shorter is shown over the whole width by itself. */
    static final double SHORTEST = 60;

    private static final double CLOSEST = 2_000;
    private static final double[] STEPS = {
        0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200,
        86_400
    };

    /** All of {@code seconds}, with a little room at the right. Grows in jumps, so that the picture mostly stands still. */
    static TimeScale fit(double seconds, double width) {
        double span = SHORTEST;
        while (span < seconds * 1.04) {
            span *= 1.35;
        }
        return new TimeScale(0, Math.max(1, width) / span, width);
    }

    double x(double seconds) {
        return (seconds - left) * perSecond;
    }

    double x(Duration time) {
        return x(seconds(time));
    }

    double seconds(double x) {
        return left + x / perSecond;
    }

    /** The time at {@code x}, not before the beginning. */
    Duration time(double x) {
        return Duration.ofNanos(Math.round(Math.max(0, seconds(x)) * 1e9));
    }

    double right() {
        return seconds(width);
    }

    /** Closer or further; what is at {@code x} stays there. */
    TimeScale zoomed(double factor, double x) {
        double closer = Math.clamp(perSecond * factor, width / 1e7, CLOSEST);
        double still = seconds(x);
        return new TimeScale(Math.max(0, still - x / closer), closer, width);
    }

    TimeScale scrolled(double pixels) {
        return new TimeScale(Math.max(0, left + pixels / perSecond), perSecond, width);
    }

    TimeScale widened(double newWidth) {
        return new TimeScale(left, perSecond, newWidth);
    }

    /** Scrolled, if it has to be, so that a time is in sight. */
    TimeScale showing(double seconds) {
        double x = x(seconds);
        if (x < 0) {
            return new TimeScale(Math.max(0, seconds - width * 0.1 / perSecond), perSecond, width);
        }
        return x > width * 0.96 ? new TimeScale(seconds - width * 0.7 / perSecond, perSecond, width) : this;
    }

    /** Seconds between two marks of the axis: a round number that leaves room for their texts. */
    double step() {
        for (var step : STEPS) {
            if (step * perSecond >= 80) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1] * Math.ceil(80 / (STEPS[STEPS.length - 1] * perSecond));
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
