package dev.podfall.play;

import org.jspecify.annotations.Nullable;

/**
 * Where a course of things comes from: which other line it has left, and after how many steps. It knows no session, so
 * that lines stay when the courses that they stood for are gone, and cost nothing. Steps need not be looked at to know
 * what two courses share: those that were given up come back as other objects.
 */
final class Line {
    private final @Nullable Line parent;
    private final int leaves;

    private Line(@Nullable Line parent, int leaves) {
        this.parent = parent;
        this.leaves = leaves;
    }

    /** A line that comes from nowhere. */
    static Line root() {
        return new Line(null, 0);
    }

    /**
     * A line that shares the first {@code steps} steps with this one. What leaves a line before it has come to anything of
     * its own leaves the line before it: so acting and taking back for hours makes no long chain.
     */
    Line leaving(int steps) {
        var from = this;
        while (from.parent != null && steps <= from.leaves) {
            from = from.parent;
        }
        return new Line(from, steps);
    }

    /**
     * How many steps this line and another one share.
     *
     * @param most how many either has
     */
    int common(Line other, int most) {
        int mine = most;
        for (Line line = this; line != null; line = line.parent) {
            int shared = other.sharedWith(line, mine);
            if (shared >= 0) {
                return shared;
            }
            mine = Math.min(mine, line.leaves);
        }
        return 0;
    }

    /** How many lines it comes from, one after the other. */
    int depth() {
        int out = 0;
        for (var line = parent; line != null; line = line.parent) {
            out++;
        }
        return out;
    }

    /** How many steps of a line that this one comes from it has kept; -1 if it does not come from there. */
    private int sharedWith(Line ancestor, int most) {
        int shared = most;
        for (Line line = this; line != null; line = line.parent) {
            if (line == ancestor) {
                return shared;
            }
            shared = Math.min(shared, line.leaves);
        }
        return -1;
    }
}
