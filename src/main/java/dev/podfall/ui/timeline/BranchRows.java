package dev.podfall.ui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the branches lie under the lanes, in pixels: in as few rows as they fit in without touching, each in the first one
 * that has room for it.
 *
 * @param placed those in sight
 * @param hidden those for which there was no row
 * @param rows how many are taken
 */
record BranchRows(List<Placed> placed, List<BranchLane> hidden, int rows) {
    /** However much room there is. */
    static final int MOST = 6;

    static final double ROW = 19;

    /** From where a branch leaves to where its name begins. */
    static final double LEAD = 12;

    /** For the button that says how many more there are. */
    static final double MORE = 46;

    private static final double GAP = 10;

    /**
     * @param from where it leaves; may be out of sight
     * @param to where it ends
     * @param label where its name begins
     */
    record Placed(BranchLane lane, int row, double from, double to, double label) {}

    BranchRows {
        placed = List.copyOf(placed);
        hidden = List.copyOf(hidden);
    }

    /**
     * @param most how many rows there is room for
     * @param label how wide a branch's name is
     */
    static BranchRows of(TimelineViewModel model, int most, ToDoubleFunction<BranchLane> label) {
        var all = pack(model, most, 0, label);
        return all.hidden().isEmpty() ? all : pack(model, most, MORE, label);
    }

    /** @param kept at the right of the last row */
    private static BranchRows pack(TimelineViewModel model, int most, double kept, ToDoubleFunction<BranchLane> label) {
        double width = model.scale().width();
        var ends = new double[Math.max(1, most)];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
        var placed = new ArrayList<Placed>();
        var hidden = new ArrayList<BranchLane>();
        int rows = 0;
        for (var lane : byPlace(model)) {
            double from = model.x(lane.leaves());
            double to = model.x(lane.end());
            if (from > width || to < 0) {
                continue;
            }
            double wide = label.applyAsDouble(lane);
            double name = Math.max(0, Math.min(Math.max(from, 0) + LEAD, width - wide - GAP));
            double left = Math.min(from, name);
            double right = Math.max(Math.min(to, width), name + wide);
            int row = 0;
            while (row < ends.length
                    && (left < ends[row] + GAP || row == ends.length - 1 && right > width - kept && kept > 0)) {
                row++;
            }
            if (row == ends.length) {
                hidden.add(lane);
            } else {
                ends[row] = right;
                rows = Math.max(rows, row + 1);
                placed.add(new Placed(lane, row, from, to, name));
            }
        }
        return new BranchRows(placed, hidden, hidden.isEmpty() ? rows : ends.length);
    }

    /** From left to right: so first fit needs the fewest rows. */
    private static List<BranchLane> byPlace(TimelineViewModel model) {
        var out = new ArrayList<>(model.branches());
        out.sort((one, other) -> one.leaves().compareTo(other.leaves()));
        return out;
    }
}
