package dev.podfall.ui.topology;

import dev.podfall.explain.Headcount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is said of all nodes together, looked at once for every picture: of each group, and what the legend explains. */
final class MapFacts {
    static final MapFacts NONE = new MapFacts(List.of(), Slots.EMPTY);

    private final List<NodeTile> nodes;
    private final Slots slots;
    private final List<OfGroup> groups = new ArrayList<>();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);

    /**
     * Of a group.
     *
     * @param taints those that every node of it has, the most severe first; none if there is only one node
     * @param labels those that the selected DaemonSet looks at and every node of it has
     * @param count how many should run the selected DaemonSet, and do, ready
     * @param updated how many of those run its newest revision
     * @param outdated how many run an older one: while there are any, a rollout is on its way
     * @param failed how many of those that should run it do not because it fails
     */
    record OfGroup(
            List<TaintChip> taints, List<LabelChip> labels, Headcount count, int updated, int outdated, int failed) {}

    private MapFacts(List<NodeTile> nodes, Slots slots) {
        this.nodes = nodes;
        this.slots = slots;
        for (var group : slots.groups()) {
            groups.add(ofGroup(group));
        }
    }

    /** The same facts as long as they are about the same tiles in the same order. */
    @SuppressWarnings("ReferenceEquality")
    MapFacts of(TopologyModel model, Slots now) {
        return nodes == model.nodes() && slots == now ? this : new MapFacts(model.nodes(), now);
    }

    OfGroup group(int index) {
        return groups.get(index);
    }

    /** What is in the picture and has to be explained. */
    Set<Mark> marks() {
        return marks;
    }

    private OfGroup ofGroup(Slots.Group group) {
        List<TaintChip> taints = List.of();
        List<LabelChip> labels = List.of();
        int wanted = 0;
        int ready = 0;
        int updated = 0;
        int outdated = 0;
        int failed = 0;
        boolean first = true;
        for (int node : group.slots()) {
            if (node < 0) {
                continue;
            }
            var tile = nodes.get(node);
            Mark.of(tile, marks);
            if (first) {
                taints = tile.taints().stream().filter(chip -> !chip.staged()).toList();
                labels = tile.chips().stream().filter(LabelChip::selectedOn).toList();
            } else {
                taints = shared(taints, tile);
                labels = sharedLabels(labels, tile);
            }
            first = false;
            wanted += tile.count().wanted();
            ready += tile.count().ready();
            updated += tile.own().updated() ? 1 : 0;
            outdated += tile.own().outdated() ? 1 : 0;
            failed += tile.own().failed() ? 1 : 0;
        }
        boolean alone = group.size() < 2;
        return new OfGroup(
                alone ? List.of() : taints,
                alone ? List.of() : labels,
                new Headcount(wanted, ready),
                updated,
                outdated,
                failed);
    }

    private static List<TaintChip> shared(List<TaintChip> taints, NodeTile tile) {
        if (taints.isEmpty() || taints.equals(tile.taints())) {
            return taints;
        }
        return taints.stream()
                .filter(one -> tile.taints().stream()
                        .anyMatch(other -> !other.staged() && one.text().equals(other.text())))
                .toList();
    }

    private static List<LabelChip> sharedLabels(List<LabelChip> labels, NodeTile tile) {
        return labels.isEmpty() || tile.chips().containsAll(labels)
                ? labels
                : labels.stream().filter(tile.chips()::contains).toList();
    }
}
