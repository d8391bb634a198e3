package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import org.jspecify.annotations.Nullable;

/** Where things are in the lanes, in pixels; x counts from the gutter's right edge. */
final class LaneLayout {
    static final double GUTTER = 130;
    /** Room between the names and the beginning of time, so that a dot there is whole. */
    static final double LEAD = 14;

    /** Where names begin in the gutter, and how wide they may be. */
    static final double NAME = 27;

    static final double NAME_ROOM = GUTTER - LEAD - NAME;

    static final double HEIGHT = 68;
    static final double RADIUS = 10;
    static final double AXIS = 20;

    private static final double LINE = 35;
    private static final double BAND_TOP = 48;
    static final double BAND = 16;

    private LaneLayout() {}

    static double line(int lane) {
        return lane * HEIGHT + LINE;
    }

    static double bandTop(int lane) {
        return lane * HEIGHT + BAND_TOP;
    }

    /** How far down one can look when lanes are more than fit. */
    static double furthest(int lanes, double height) {
        return Math.max(0, lanes * HEIGHT + AXIS - height);
    }

    /** A revision, with the lane that it is in. */
    record Hit(Lane lane, @Nullable Dot dot) {}

    /** What is at a place: a dot, or the lane alone; null between them. */
    static @Nullable Hit at(TimelineViewModel model, double x, double y) {
        int index = (int) Math.floor(y / HEIGHT);
        var lanes = model.timeline().lanes();
        if (index < 0 || index >= lanes.size()) {
            return null;
        }
        var lane = lanes.get(index);
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
