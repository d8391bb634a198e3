package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import org.jspecify.annotations.Nullable;

/**
 * Where things are, in pixels: at the top what marks mean, then the marks, the lanes, and the axis. Lanes share the height
 * that there is, and are scrolled if they need more. x counts from the gutter's right edge.
 *
 * @param lanes how many there are
 * @param height of all of it
 */
record LaneLayout(int lanes, double height) {
    static final double GUTTER = 130;
    /** Room between the names and the beginning of time, so that a dot there is whole. */
    static final double LEAD = 14;

    /** Where names begin in the gutter, and how wide they may be. */
    static final double NAME = 27;

    static final double NAME_ROOM = GUTTER - LEAD - NAME;

    /** At the right edge no time is shown. */
    static final double RIGHT = 12;

    /** For buttons, and for what the marks mean. */
    static final double HEAD = 26;

    static final double MARKS = 24;
    /** Above the lanes. */
    static final double TOP = HEAD + MARKS;

    static final double RADIUS = 10;
    static final double AXIS = 20;

    /** A lane is not smaller than this, and no larger one shows more. */
    static final double LEAST = 69;

    static final double MOST = 132;

    /** All that there is with one lane. */
    static final double LOWEST = TOP + LEAST + AXIS;

    /** From a lane's top to its line, at least. */
    static final double LINE = 36;

    private static final double UNDER_LINE = 17;
    private static final double MARGIN = 4;
    /** The share of additional room that the line gets above it. */
    private static final double ABOVE = 0.3;

    /** Where the lanes end and the axis begins. */
    double bottom() {
        return height - AXIS;
    }

    /** Of each lane. */
    double lane() {
        return Math.clamp((bottom() - TOP) / Math.max(1, lanes), LEAST, MOST);
    }

    double top(int index) {
        return TOP + index * lane();
    }

    double line(int index) {
        return top(index) + Math.rint(LINE + (lane() - LEAST) * ABOVE);
    }

    /** What is written beside the line does not reach it. */
    double bandTop(int index) {
        return line(index) + UNDER_LINE;
    }

    double band() {
        return top(1) - MARGIN - bandTop(0);
    }

    /** How far down one can look when lanes are more than fit. */
    double furthest() {
        return Math.max(0, lanes * lane() - (bottom() - TOP));
    }

    /** How far one has to look down to see a lane, if one looks down so far. */
    double revealing(int index, double down) {
        double above = index * lane();
        double fit = Math.max(0, bottom() - TOP - lane());
        return Math.clamp(down, Math.max(0, above - fit), above);
    }

    /** A revision, with the lane that it is in. */
    record Hit(Lane lane, @Nullable Dot dot) {}

    /** What is at a place of the lanes, as if they were not scrolled: a dot, or the lane alone; null between them. */
    @Nullable
    Hit at(TimelineViewModel model, double x, double y) {
        int index = (int) Math.floor((y - TOP) / lane());
        var all = model.timeline().lanes();
        if (index < 0 || index >= all.size()) {
            return null;
        }
        var lane = all.get(index);
        double line = line(index);
        // Later dots are drawn over earlier ones.
        for (int i = lane.dots().size() - 1; i >= 0; i--) {
            var dot = lane.dots().get(i);
            double dx = model.x(dot.by().at()) - x;
            double dy = line - y;
            if (dx * dx + dy * dy <= (RADIUS + 3) * (RADIUS + 3)) {
                return new Hit(lane, dot);
            }
        }
        return new Hit(lane, null);
    }
}
