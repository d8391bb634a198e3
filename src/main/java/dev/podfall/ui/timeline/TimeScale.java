package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Lulls;
import dev.podfall.ui.timeline.Folds.Fold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns seconds since the beginning into pixels, and back. A {@linkplain Folds lull} has the width of its mark; all else the
 * width of its time. Immutable.
 */
final class TimeScale {
    /** Nothing shorter is shown over the whole width by itself. */
    static final double SHORTEST = 20;

    /** Pixels of a folded lull, and where there are many. */
    static final double MARK = 62;

    static final double SMALL_MARK = 34;

    /** The share of the room that lulls may take before they get smaller. */
    private static final double SHARE = 0.4;

    private static final double GROWTH = 1.35;
    private static final double CLOSEST = 2_000;
    private static final double LONGEST = 1e7;
    private static final double APART = 80;
    private static final double[] STEPS = {
        0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200,
        86_400
    };

    private final Folds folds;
    /** Pixels from the beginning to the left edge. */
    private final double offset;

    private final double perSecond;
    private final double mark;
    private final double width;

    private TimeScale(Folds folds, double offset, double perSecond, double mark, double width) {
        this.folds = folds;
        this.offset = offset;
        this.perSecond = perSecond;
        this.mark = mark;
        this.width = width;
    }

    /** All of {@code seconds} in which nothing is folded. */
    static TimeScale fit(double seconds, double width) {
        return of(width).fitting(Lulls.NONE, Set.of(Lulls.NONE.open()), seconds, 0);
    }

    private static TimeScale of(double width) {
        double perSecond = width / SHORTEST;
        return new TimeScale(Folds.of(Lulls.NONE, Set.of(), perSecond, MARK, 0), 0, perSecond, MARK, width);
    }

    /**
     * All of a session, with a little room at the right. Grows in jumps, so that the picture mostly stands still.
     *
     * @param opened the keys of the lulls that are not folded
     * @param end seconds that the session lasts
     * @param beyond seconds after that which are to be seen, too, unless what is before would get less than half of the room
     */
    TimeScale fitting(Lulls lulls, Set<Long> opened, double end, double beyond) {
        double room = Math.max(1, width);
        double size = lulls.size() * MARK > room * SHARE ? SMALL_MARK : MARK;
        double span = SHORTEST;
        double now = room / span;
        while (span < LONGEST) {
            double own = Folds.width(lulls, opened, now, size, end);
            double more = Math.min(beyond * now, Math.max(own, SHORTEST * now));
            if ((own + more) * 1.04 <= room) {
                break;
            }
            span *= GROWTH;
            now = room / span;
        }
        return new TimeScale(folds.with(lulls, opened, now, size, end), 0, now, size, width);
    }

    /** The same look at a session that has gone on, or in which other lulls are open. */
    TimeScale with(Lulls lulls, Set<Long> opened, double end) {
        return new TimeScale(folds.with(lulls, opened, perSecond, mark, end), offset, perSecond, mark, width);
    }

    double perSecond() {
        return perSecond;
    }

    double width() {
        return width;
    }

    double x(double seconds) {
        return folds.place(seconds) - offset;
    }

    double x(Duration time) {
        return x(seconds(time));
    }

    /** Pixels from the beginning of the session: where something lies however it is scrolled. */
    double place(double seconds) {
        return folds.place(seconds);
    }

    double seconds(double x) {
        return folds.seconds(x + offset);
    }

    /** The time at {@code x}, not before the beginning. */
    Duration time(double x) {
        return Duration.ofNanos(Math.round(Math.max(0, seconds(x)) * 1e9));
    }

    /** The time at the left edge. */
    double left() {
        return seconds(0);
    }

    double right() {
        return seconds(width);
    }

    /** Closer or further; what is at {@code x} stays there. */
    TimeScale zoomed(Lulls lulls, Set<Long> opened, double end, double factor, double x) {
        double closer = Math.clamp(perSecond * factor, width / LONGEST, CLOSEST);
        double still = seconds(x);
        var other = folds.with(lulls, opened, closer, mark, end);
        return new TimeScale(other, Math.max(0, other.place(still) - x), closer, mark, width);
    }

    TimeScale scrolled(double pixels) {
        return at(offset + pixels);
    }

    private TimeScale at(double newOffset) {
        return new TimeScale(folds, Math.max(0, newOffset), perSecond, mark, width);
    }

    TimeScale widened(double newWidth) {
        return new TimeScale(folds, offset, perSecond, mark, newWidth);
    }

    /** Scrolled, if it has to be, so that a time is in sight. */
    TimeScale showing(double seconds) {
        double x = x(seconds);
        if (x < 0) {
            return at(folds.place(seconds) - width * 0.1);
        }
        return x > width * 0.96 ? at(folds.place(seconds) - width * 0.7) : this;
    }

    /** The lulls that are in sight, folded or opened, in order. */
    List<Fold> folds() {
        var out = new ArrayList<Fold>();
        double right = right();
        for (int i = folds.endingAfter(Math.max(0, left())); i < folds.size(); i++) {
            var fold = folds.get(i);
            if (fold.from() > right) {
                break;
            }
            out.add(fold);
        }
        return out;
    }

    /** The lull that a time is in; else the last one before it, or the first; null if none is folded or opened. */
    @Nullable
    Fold foldAt(double seconds) {
        if (folds.size() == 0) {
            return null;
        }
        int after = folds.endingAfter(seconds);
        boolean within = after < folds.size() && folds.get(after).from() <= seconds;
        return folds.get(within ? after : Math.max(0, after - 1));
    }

    /** Seconds between two marks of the axis: a round number that leaves room for their texts. */
    double step() {
        for (var step : STEPS) {
            if (step * perSecond >= APART) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1] * Math.ceil(APART / (STEPS[STEPS.length - 1] * perSecond));
    }

    /** The round times that the axis names, in seconds: none within a fold, and of two that would touch the first. */
    List<Double> ticks() {
        var out = new ArrayList<Double>();
        double step = step();
        double last = Double.NEGATIVE_INFINITY;
        double right = right();
        double from = Math.max(0, left());
        int next = folds.endingAfter(from);
        long i = (long) Math.ceil(from / step - 1e-9);
        while (i * step < right) {
            double time = i * step;
            while (next < folds.size() && folds.get(next).to() <= time) {
                next++;
            }
            var fold = next < folds.size() ? folds.get(next) : null;
            if (fold != null && fold.folded() && time > fold.from()) {
                i = Math.max(i + 1, (long) Math.ceil(fold.to() / step - 1e-9));
                continue;
            }
            double x = x(time);
            if (x - last >= APART * 0.6) {
                out.add(time);
                last = x;
            }
            i++;
        }
        return out;
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
