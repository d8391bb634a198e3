package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tile's place is its own: nothing moves because something else changed. */
class SlotsTest {
    private static final Grouping POOL = new Grouping.Pool();

    private static TopologyModel cluster(String... nodes) {
        var tiles = new ArrayList<NodeTile>();
        for (var node : nodes) {
            var parts = node.split(":");
            tiles.add(DemoCluster.node(parts[0], parts.length > 1 ? parts[1] : "w", Map.of()));
        }
        return new TopologyModel(1, List.of(), null, tiles, List.of());
    }

    private static List<String> picture(Slots slots) {
        return slots.groups().stream()
                .map(group -> group.name() + Arrays.toString(group.names().toArray()))
                .toList();
    }

    @Test
    void atFirstNodesAreOrderedAsPeopleCount() {
        var slots = Slots.EMPTY.next(cluster("n10", "n2", "n1"), POOL);
        assertThat(picture(slots)).containsExactly("w[n1, n2, n10]");
    }

    @Test
    void anotherSessionIsNotFilteredByWhatWasAskedOfTheLast() {
        var map = new TopologyViewModel();
        var filter = MapFilter.read("pool=w").filter();
        map.filter().set(filter);
        map.show(of(1, cluster("n1", "n2")));
        assertThat(map.filter().get()).as("asked before the first").isEqualTo(filter);
        map.show(of(1, cluster("n1", "n2", "n3")));
        assertThat(map.filter().get()).as("the same session").isEqualTo(filter);
        map.show(of(2, cluster("n1")));
        assertThat(map.filter().get()).isEqualTo(MapFilter.NONE);
    }

    private static TopologyModel of(long session, TopologyModel model) {
        return new TopologyModel(session, 0, model.lanes(), null, model.nodes(), List.of());
    }

    @Test
    void theControlPlaneComesFirst() {
        var slots = Slots.EMPTY.next(cluster("a:apps", "c:control-plane", "g:gpu"), POOL);
        assertThat(picture(slots)).containsExactly("control-plane[c]", "apps[a]", "gpu[g]");
    }

    @Test
    void whoLeavesLeavesAGap() {
        var slots = Slots.EMPTY.next(cluster("n1", "n2", "n3"), POOL).next(cluster("n1", "n3"), POOL);
        assertThat(picture(slots)).containsExactly("w[n1, null, n3]");
    }

    @Test
    void whoComesTakesTheFirstGapAndThenTheEnd() {
        var slots = Slots.EMPTY
                .next(cluster("n1", "n2", "n3"), POOL)
                .next(cluster("n1", "n3"), POOL)
                .next(cluster("n0", "n1", "n3", "n4"), POOL);
        assertThat(picture(slots)).containsExactly("w[n1, n0, n3, n4]");
    }

    @Test
    void onlyTheNodeWhoseLabelChangedMovesToAnotherGroup() {
        var slots = Slots.EMPTY.next(cluster("n1", "n2", "n3"), POOL).next(cluster("n1", "n2:gpu", "n3"), POOL);
        assertThat(picture(slots)).containsExactly("w[n1, null, n3]", "gpu[n2]");
    }

    @Test
    void slotsPointToTheModelWhereverTheNodeIsInIt() {
        var slots = Slots.EMPTY.next(cluster("n3", "n1"), POOL);
        assertThat(slots.groups().getFirst().slots()).containsExactly(1, 0);
    }

    @Test
    void anotherSessionHasSlotsOfItsOwn() {
        var view = new TopologyViewModel();
        view.show(in(1, cluster("n1", "n2", "n3", "n4:control-plane")));
        view.show(in(1, cluster("n3", "n4:control-plane")));
        assertThat(picture(view.slots())).containsExactly("control-plane[n4]", "w[null, null, n3]");
        view.show(in(2, cluster("n3", "n4:control-plane")));
        assertThat(picture(view.slots())).containsExactly("control-plane[n4]", "w[n3]");
        view.show(in(2, cluster("n1", "n3", "n4:control-plane")));
        assertThat(picture(view.slots())).containsExactly("control-plane[n4]", "w[n3, n1]");
    }

    private static TopologyModel in(long session, TopologyModel cluster) {
        return new TopologyModel(session, 1, List.of(), null, cluster.nodes(), List.of());
    }
}
