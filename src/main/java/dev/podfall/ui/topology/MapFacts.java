package dev.podfall.ui.topology;

import dev.podfall.explain.Headcount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said of all nodes together, from one picture to the next: of each group, and what the legend explains. As long
 * as nobody takes another seat only tiles that are new are counted, and what they replace is taken back.
 */
final class MapFacts {
    private List<NodeTile> nodes = List.of();
    private @Nullable Slots slots;
    private final List<Sum> sums = new ArrayList<>();
    private final int[] marked = new int[Mark.values().length];
    private final int[] cells = new int[Mark.values().length];
    private int hue = -1;
    private int[] groupOf = {};

    /**
     * Of a group.
     *
     * @param taints those that every node of it has, the most severe first; none if there is only one node
     * @param labels those that the selected DaemonSet looks at and every node of it has
     * @param count how many should run the selected DaemonSet, and do, ready
     * @param updated how many of those run its newest revision
     * @param outdated how many run an older one: while there are any, a rollout is on its way
     * @param failed how many of those that should run it do not because it fails
     * @param misscheduled how many that should not run it do, and may for now
     */
    record OfGroup(
            List<TaintChip> taints,
            List<LabelChip> labels,
            Headcount count,
            int updated,
            int outdated,
            int failed,
            int misscheduled) {}

    /** What a group's nodes come to. */
    private final class Sum {
        /** The index of the node in the first slot that is taken; -1 if there is none. */
        int first = -1;

        int size;
        int wanted;
        int ready;
        int updated;
        int outdated;
        int failed;
        int misscheduled;
        final Map<String, Integer> taints = new HashMap<>();
        final Map<LabelChip, Integer> labels = new HashMap<>();

        @Nullable
        OfGroup said;

        /** @param by 1 for a tile that comes, -1 for one that goes */
        void add(NodeTile tile, int by) {
            said = null;
            wanted += by * tile.count().wanted();
            ready += by * tile.count().ready();
            updated += tile.own().updated() ? by : 0;
            outdated += tile.own().outdated() ? by : 0;
            failed += tile.own().failed() ? by : 0;
            misscheduled += tile.own().misscheduled() ? by : 0;
            for (var taint : tile.taints()) {
                if (!taint.staged()) {
                    taints.merge(taint.text(), by, MapFacts::sum);
                }
            }
            for (var label : tile.chips()) {
                if (label.selectedOn()) {
                    labels.merge(label, by, MapFacts::sum);
                }
            }
        }

        OfGroup said() {
            var known = said;
            if (known == null) {
                known = anew();
                said = known;
            }
            return known;
        }

        private OfGroup anew() {
            var alone = size < 2 || first < 0;
            List<TaintChip> sharedTaints = alone
                    ? List.of()
                    : nodes.get(first).taints().stream()
                            .filter(chip -> !chip.staged() && taints.getOrDefault(chip.text(), 0) == size)
                            .toList();
            List<LabelChip> sharedLabels = alone
                    ? List.of()
                    : nodes.get(first).chips().stream()
                            .filter(chip -> chip.selectedOn() && labels.getOrDefault(chip, 0) == size)
                            .toList();
            return new OfGroup(
                    sharedTaints, sharedLabels, new Headcount(wanted, ready), updated, outdated, failed, misscheduled);
        }
    }

    private static @Nullable Integer sum(int some, int more) {
        return some + more == 0 ? null : some + more;
    }

    /**
     * Looks at those tiles that are not the same objects as before; at all, if somebody has another seat.
     *
     * @param selected the hue of the selected DaemonSet, or -1
     */
    @SuppressWarnings("ReferenceEquality")
    void follow(List<NodeTile> now, Slots seats, int selected) {
        if (slots != seats || nodes.size() != now.size() || hue != selected) {
            hue = selected;
            fill(now, seats);
            return;
        }
        var before = nodes;
        nodes = now;
        if (before == now) {
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            var was = before.get(i);
            var is = now.get(i);
            if (was != is && groupOf[i] >= 0) {
                count(was, groupOf[i], -1);
                count(is, groupOf[i], 1);
            }
        }
    }

    private void fill(List<NodeTile> now, Slots seats) {
        nodes = now;
        slots = seats;
        sums.clear();
        java.util.Arrays.fill(marked, 0);
        java.util.Arrays.fill(cells, 0);
        groupOf = new int[now.size()];
        java.util.Arrays.fill(groupOf, -1);
        for (var group : seats.groups()) {
            var sum = new Sum();
            sums.add(sum);
            sum.size = group.size();
            for (int node : group.slots()) {
                if (node >= 0) {
                    sum.first = sum.first < 0 ? node : sum.first;
                    groupOf[node] = sums.size() - 1;
                    count(now.get(node), sums.size() - 1, 1);
                }
            }
        }
    }

    private void count(NodeTile tile, int group, int by) {
        sums.get(group).add(tile, by);
        var marks = EnumSet.noneOf(Mark.class);
        Mark.of(tile, marks::add);
        for (var mark : marks) {
            marked[mark.ordinal()] += by;
        }
        CellSigns.marks(tile, hue, mark -> cells[mark.ordinal()] += by);
    }

    /** The same object as long as nothing else is to be said. */
    OfGroup group(int index) {
        return sums.get(index).said();
    }

    /**
     * What is in the picture and has to be explained.
     *
     * @param far whether nodes are cells: each says one thing only
     */
    Set<Mark> marks(boolean far) {
        var marks = EnumSet.noneOf(Mark.class);
        for (var mark : Mark.values()) {
            if ((far ? cells : marked)[mark.ordinal()] > 0) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
