package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Lulls;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the times of a session lie, in pixels from its beginning on: everything is as wide as its time, but a lull no wider
 * than its mark, unless somebody has opened it. Piecewise linear, never backwards, and the same way back. The lulls that are
 * over are gone through only if there are more of them, or if they get other widths; what is asked costs a search.
 */
final class Folds {
    private final Lulls lulls;
    private final Set<Long> opened;
    private final double perSecond;
    private final double mark;
    private final double end;
    private final Over over;

    /**
     * A lull.
     *
     * @param key when it begins, in microseconds: stays the same
     * @param from in seconds
     * @param to in seconds
     * @param folded whether it takes less room than its time
     */
    record Fold(long key, double from, double to, boolean folded) {}

    /** The lulls that are over. */
    private static final class Over {
        /** When each begins. */
        final double[] times;

        /** Where. */
        final double[] places;

        /** How long it is. */
        final double[] spans;

        /** How wide. */
        final double[] widths;

        /** Those that are folded or opened. */
        int[] told;

        Over(int size) {
            times = new double[size];
            places = new double[size];
            spans = new double[size];
            widths = new double[size];
            told = new int[size];
        }
    }

    private Folds(Lulls lulls, Set<Long> opened, double perSecond, double mark, double end, @Nullable Over over) {
        this.lulls = lulls;
        this.opened = opened;
        this.perSecond = perSecond;
        this.mark = mark;
        this.end = Math.max(end, lulls.open() / 1e6);
        this.over = over == null ? over() : over;
    }

    /**
     * @param opened when the lulls begin that are as wide as their time
     * @param mark pixels that a lull takes at most
     * @param end seconds: until then the lull lasts that is not over
     */
    static Folds of(Lulls lulls, Set<Long> opened, double perSecond, double mark, double end) {
        return new Folds(lulls, Set.copyOf(opened), perSecond, mark, end, null);
    }

    /** What {@link #of} says; what is known of the lulls that are over is used again. */
    Folds with(Lulls newer, Set<Long> nowOpened, double newPerSecond, double newMark, double newEnd) {
        boolean same = newer.size() == lulls.size()
                && newer.sameOver(lulls)
                && newPerSecond == perSecond
                && newMark == mark
                && nowOpened.equals(opened);
        return new Folds(newer, Set.copyOf(nowOpened), newPerSecond, newMark, newEnd, same ? over : null);
    }

    private Over over() {
        int size = lulls.size();
        var out = new Over(size);
        int told = 0;
        double time = 0;
        double place = 0;
        for (int i = 0; i < size; i++) {
            double from = lulls.from(i) / 1e6;
            double to = lulls.to(i) / 1e6;
            place += (from - time) * perSecond;
            out.times[i] = from;
            out.places[i] = place;
            out.spans[i] = to - from;
            out.widths[i] = width(lulls.from(i), to - from);
            time = to;
            place += out.widths[i];
            if (isTold(lulls.from(i), to - from)) {
                out.told[told++] = i;
            }
        }
        out.told = Arrays.copyOf(out.told, told);
        return out;
    }

    private double width(long key, double span) {
        return opened.contains(key) ? span * perSecond : Math.min(span * perSecond, mark);
    }

    /** Pixels from the beginning to a time. */
    double place(double seconds) {
        int i = before(over.times, seconds);
        double place = i < 0 ? seconds * perSecond : within(i, seconds);
        double open = lulls.open() / 1e6;
        if (!isOpenFolded() || seconds <= open) {
            return place;
        }
        double width = width(lulls.open(), end - open);
        double start = i < 0 ? open * perSecond : within(i, open);
        return seconds >= end
                ? start + width + (seconds - end) * perSecond
                : start + (seconds - open) / (end - open) * width;
    }

    private double within(int i, double seconds) {
        double in = seconds - over.times[i];
        return in >= over.spans[i]
                ? over.places[i] + over.widths[i] + (in - over.spans[i]) * perSecond
                : over.places[i] + in / over.spans[i] * over.widths[i];
    }

    /** The time at so many pixels from the beginning. */
    double seconds(double place) {
        double open = lulls.open() / 1e6;
        double start = place(open);
        if (isOpenFolded() && place > start) {
            double width = width(lulls.open(), end - open);
            double in = place - start;
            return in >= width ? end + (in - width) / perSecond : open + in / width * (end - open);
        }
        int i = before(over.places, place);
        if (i < 0) {
            return place / perSecond;
        }
        double in = place - over.places[i];
        return in >= over.widths[i]
                ? over.times[i] + over.spans[i] + (in - over.widths[i]) / perSecond
                : over.times[i] + in / over.widths[i] * over.spans[i];
    }

    /** Whether what is not over is long enough to be a lull. */
    private boolean isOpenFolded() {
        return end - lulls.open() / 1e6 >= TimeScale.seconds(Lulls.SHORTEST);
    }

    /** The last that is not greater; -1 if all are. */
    private static int before(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        return at >= 0 ? at : -at - 2;
    }

    private boolean isTold(long key, double span) {
        return opened.contains(key) || span * perSecond > mark;
    }

    /** How many lulls are folded or opened; others have no need to be. */
    int size() {
        return over.told.length + (isOpenTold() ? 1 : 0);
    }

    private boolean isOpenTold() {
        return isOpenFolded() && isTold(lulls.open(), end - lulls.open() / 1e6);
    }

    Fold get(int index) {
        if (index == over.told.length) {
            return new Fold(lulls.open(), lulls.open() / 1e6, end, !opened.contains(lulls.open()));
        }
        int i = over.told[index];
        long key = lulls.from(i);
        return new Fold(key, over.times[i], over.times[i] + over.spans[i], !opened.contains(key));
    }

    /** The first of them that ends after a time. */
    int endingAfter(double seconds) {
        int low = 0;
        int high = over.told.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int i = over.told[middle];
            if (over.times[i] + over.spans[i] > seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How wide the session is up to its end, were it drawn so; goes over all lulls. */
    static double width(Lulls lulls, Set<Long> opened, double perSecond, double mark, double end) {
        double saved = 0;
        for (int i = 0; i < lulls.size(); i++) {
            saved += saved(lulls.from(i), lulls.to(i) / 1e6, opened, perSecond, mark);
        }
        if (end - lulls.open() / 1e6 >= TimeScale.seconds(Lulls.SHORTEST)) {
            saved += saved(lulls.open(), end, opened, perSecond, mark);
        }
        return end * perSecond - saved;
    }

    private static double saved(long key, double to, Set<Long> opened, double perSecond, double mark) {
        double natural = (to - key / 1e6) * perSecond;
        return opened.contains(key) ? 0 : Math.max(0, natural - mark);
    }
}
