package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.MarkKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The marks in sight, each with room for itself: what lies closely together is one with a number. How they are put together
 * does not depend on how far one has scrolled, and costs what is in sight.
 */
record MarkRow(List<Cluster> clusters) {
    /** What lies in so many pixels is one. */
    private static final double SLOT = 30;

    /** Half of what is drawn of one. */
    static final double HALF = 6;

    private static final double GAP = 4;
    private static final double DIGIT = 7;
    private static final int MOST = 99;

    /**
     * Marks at one place.
     *
     * @param x where the first one is, or a little after it if another one is there
     * @param counts how many of each kind, what matters most first; not empty
     * @param from when the first one is, in microseconds
     * @param until all of them are before that
     */
    record Cluster(double x, Map<MarkKind, Integer> counts, long from, long until) {
        /** What it looks like. */
        MarkKind kind() {
            return counts.keySet().iterator().next();
        }

        int count() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How many there are; empty for one. */
        String number() {
            int count = count();
            return count == 1 ? "" : count > MOST ? MOST + "+" : Integer.toString(count);
        }

        /** Where what is drawn of it ends. */
        double right() {
            return x + HALF + (count() == 1 ? 0 : 1 + DIGIT * number().length());
        }
    }

    MarkRow {
        clusters = List.copyOf(clusters);
    }

    static MarkRow of(TimelineViewModel model) {
        var scale = model.scale();
        var marks = model.timeline().marks();
        var out = new ArrayList<Cluster>();
        double before = Double.NEGATIVE_INFINITY;
        long at = micros(scale.seconds(-2 * SLOT));
        long first = marks.firstFrom(at);
        while (first != Long.MAX_VALUE && scale.x(first / 1e6) <= scale.width()) {
            double place = scale.place(first / 1e6);
            double end = (Math.floor(place / SLOT) + 1) * SLOT;
            long until = Math.max(first + 1, micros(scale.seconds(end + scale.x(0))));
            var counts = new EnumMap<>(marks.count(first, until));
            var cluster = new Cluster(Math.max(scale.x(first / 1e6), before + GAP + HALF), counts, first, until);
            out.add(cluster);
            before = cluster.right();
            first = marks.firstFrom(until);
        }
        return new MarkRow(out);
    }

    private static long micros(double seconds) {
        return Math.max(0, Math.round(seconds * 1e6));
    }

    /** The marks at a place; null if there are none. */
    @Nullable
    Cluster at(double x) {
        for (var cluster : clusters) {
            if (x >= cluster.x() - HALF - GAP / 2 && x <= cluster.right() + GAP / 2) {
                return cluster;
            }
        }
        return null;
    }
}
