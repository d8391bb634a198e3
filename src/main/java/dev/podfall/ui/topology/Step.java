package dev.podfall.ui.topology;

import java.util.List;

/**
 * A zoom step: whole pixels only, so that everything stays crisp.
 *
 * @param percent what the zoom control shows
 * @param tileWidth the least width of a tile; near and middle tiles grow a little to fill the row
 */
record Step(int percent, Detail detail, int tileWidth, int tileHeight, int gap) {
    /** What is drawn at a step. */
    enum Detail {
        /** A coloured cell per node. */
        FAR,
        /** Name and pods. */
        MIDDLE,
        /** Everything. */
        NEAR
    }

    static final List<Step> ALL = List.of(
            new Step(2, Detail.FAR, 2, 2, 1),
            new Step(3, Detail.FAR, 4, 4, 1),
            new Step(4, Detail.FAR, 6, 6, 1),
            new Step(6, Detail.FAR, 8, 8, 2),
            new Step(9, Detail.FAR, 12, 12, 3),
            new Step(14, Detail.FAR, 18, 18, 4),
            new Step(22, Detail.FAR, 28, 24, 5),
            new Step(28, Detail.FAR, 40, 30, 6),
            new Step(40, Detail.MIDDLE, 84, 44, 7),
            new Step(60, Detail.MIDDLE, 124, 56, 8),
            new Step(80, Detail.NEAR, 164, 110, 10),
            new Step(100, Detail.NEAR, 188, 124, 10),
            new Step(125, Detail.NEAR, 232, 152, 12),
            new Step(150, Detail.NEAR, 280, 182, 14),
            new Step(200, Detail.NEAR, 372, 244, 18));

    static final Step NORMAL = ofPercent(100);

    static Step ofPercent(int percent) {
        Step best = ALL.getFirst();
        for (var step : ALL) {
            if (Math.abs(step.percent - percent) < Math.abs(best.percent - percent)) {
                best = step;
            }
        }
        return best;
    }

    Step in() {
        return ALL.get(Math.min(ALL.size() - 1, ALL.indexOf(this) + 1));
    }

    Step out() {
        return ALL.get(Math.max(0, ALL.indexOf(this) - 1));
    }

    boolean isFar() {
        return detail == Detail.FAR;
    }

    /** How much larger than at 100% near things are drawn. */
    double scale() {
        return percent == 80 ? 0.9 : percent / 100.0;
    }
}
