package dev.podfall.ui.timeline;

/**
 * The way of a revision from its old number to its new one, in pixels: up from one dot, down on the other.
 *
 * @param from where it leaves
 * @param to where it ends
 * @param foot the height of both ends
 * @param up how far above them the curve is drawn; it gets three quarters of that high
 */
record RevisionArc(double from, double to, double foot, double up) {
    private static final double LEAST = 16;
    private static final double MOST = 29;

    /** @param line the line that the dots are on */
    static RevisionArc of(double from, double to, double line) {
        return new RevisionArc(from, to, line - LaneLayout.RADIUS, Math.clamp((to - from) / 4, LEAST, MOST));
    }

    /** @param t 0 at the one end, 1 at the other */
    double x(double t) {
        return from + (to - from) * t * t * (3 - 2 * t);
    }

    double y(double t) {
        return foot - 3 * up * t * (1 - t);
    }

    double top() {
        return y(0.5);
    }
}
