package dev.podfall.ui.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * A zoom step: whole pixels only, so that everything stays crisp. Whoever comes nearer sees more, and not only larger.
 *
 * @param percent what the zoom control shows
 * @param tileWidth the least width of a tile; near and middle tiles grow a little to fill the row
 * @param facts what a near tile has room for
 */
record Step(int percent, Detail detail, int tileWidth, int tileHeight, int gap, Facts facts) {
    /** What is drawn at a step. */
    enum Detail {
        /** A coloured cell per node. */
        FAR,
        /** Name and pods. */
        MIDDLE,
        /** Everything. */
        NEAR
    }

    /**
     * How much a near tile tells.
     *
     * @param scale how much larger than at 100% its letters are
     * @param chipRows rows of labels and taints
     * @param podRows rows of pods; where there is more than one, ordinary pods have squares of their own
     * @param imageRows rows that say which image a DaemonSet's pod runs
     * @param numbers whether capacity is told in numbers
     */
    record Facts(double scale, int chipRows, int podRows, int imageRows, boolean numbers) {
        static final int CHIPS_TOP = 33;
        static final int CHIP_ROW = 21;
        static final int POD_ROW = 27;
        static final int TEXT_ROW = 16;
        private static final Facts NONE = new Facts(1, 0, 0, 0, false);

        int podsTop() {
            return CHIPS_TOP + chipRows * CHIP_ROW + 4;
        }

        int imagesTop() {
            return podsTop() + podRows * POD_ROW;
        }

        /** Of the numbers if there are any, else of the bars. */
        int capacityTop() {
            return imagesTop() + imageRows * TEXT_ROW + 3;
        }

        int barsTop() {
            return capacityTop() + (numbers ? TEXT_ROW : 1);
        }

        private int height() {
            return (int) Math.round((barsTop() + 14) * scale);
        }
    }

    static final List<Step> ALL = all();

    static final Step NORMAL = ofPercent(100);

    private static List<Step> all() {
        var all = new ArrayList<Step>();
        all.add(flat(2, Detail.FAR, 2, 2, 1));
        all.add(flat(3, Detail.FAR, 4, 4, 1));
        all.add(flat(4, Detail.FAR, 6, 6, 1));
        all.add(flat(6, Detail.FAR, 8, 8, 2));
        all.add(flat(9, Detail.FAR, 12, 12, 3));
        all.add(flat(14, Detail.FAR, 18, 18, 4));
        all.add(flat(22, Detail.FAR, 28, 24, 5));
        all.add(flat(28, Detail.FAR, 40, 30, 6));
        all.add(flat(40, Detail.MIDDLE, 84, 44, 7));
        all.add(flat(60, Detail.MIDDLE, 124, 56, 8));
        all.add(near(80, 164, 10, new Facts(0.9, 2, 1, 0, false)));
        all.add(near(100, 188, 10, new Facts(1, 3, 1, 0, false)));
        all.add(near(125, 244, 12, new Facts(1.15, 3, 1, 0, true)));
        all.add(near(150, 300, 14, new Facts(1.25, 4, 1, 2, true)));
        all.add(near(200, 392, 18, new Facts(1.45, 5, 2, 3, true)));
        all.add(near(250, 500, 22, new Facts(1.75, 6, 2, 4, true)));
        return List.copyOf(all);
    }

    private static Step flat(int percent, Detail detail, int width, int height, int gap) {
        return new Step(percent, detail, width, height, gap, Facts.NONE);
    }

    private static Step near(int percent, int width, int gap, Facts facts) {
        return new Step(percent, Detail.NEAR, width, facts.height(), gap, facts);
    }

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
        return detail == Detail.NEAR ? facts.scale() : percent / 100.0;
    }
}
