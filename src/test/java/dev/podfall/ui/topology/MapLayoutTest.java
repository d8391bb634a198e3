package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.topology.MapLayout.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapLayoutTest {
    private final TopologyModel twelve = DemoCluster.twelve();
    private final MapLayout layout = layout(twelve, Step.NORMAL, 900);

    private static MapLayout layout(TopologyModel model, Step step, int width) {
        return new MapLayout(Slots.EMPTY.next(model, new Grouping.Pool()), step, width);
    }

    private int index(String name) {
        return twelve.nodes().stream().map(NodeTile::name).toList().indexOf(name);
    }

    @Test
    void thousandsInALittleRoomAreDotsThatCanBeToldApart() {
        var nodes = new ArrayList<NodeTile>();
        for (int i = 0; i < 5000; i++) {
            nodes.add(DemoCluster.node("n" + i, "p" + i % 6, Map.of()));
        }
        var slots = Slots.EMPTY.next(new TopologyModel(1, List.of(), null, nodes, List.of()), new Grouping.Pool());
        assertThat(MapLayout.fitting(slots, 1240, 170).percent()).isEqualTo(2);
        assertThat(MapLayout.comfortable(slots, 5000, 1240, 170, false).percent())
                .isEqualTo(4);
        assertThat(MapLayout.comfortable(slots, 5000, 1240, 1200, false).percent())
                .isGreaterThan(4);
        assertThat(MapLayout.comfortable(slots, 5000, 300, 100, false).percent())
                .isEqualTo(2);
    }

    @Test
    void shownToOthersAFewNodesAreAsLargeAsThereIsRoomFor() {
        var slots = Slots.EMPTY.next(
                new TopologyModel(1, List.of(), null, List.of(DemoCluster.node("n1", "w", Map.of())), List.of()),
                new Grouping.Pool());
        assertThat(MapLayout.comfortable(slots, 1, 1900, 900, false).percent()).isEqualTo(150);
        assertThat(MapLayout.comfortable(slots, 1, 1900, 900, true).percent()).isEqualTo(250);
    }

    @Test
    void everyNodeIsFoundWhereItIs() {
        for (var step : Step.ALL) {
            var there = layout(twelve, step, 700);
            for (int node = 0; node < twelve.nodes().size(); node++) {
                var box = there.boxOf(node);
                assertThat(box).isNotNull();
                assertThat(there.nodeAt(box.x() + box.width() / 2.0, box.y() + box.height() / 2.0))
                        .isEqualTo(node);
            }
        }
    }

    @Test
    void betweenTilesThereIsNoNode() {
        var box = layout.boxOf(index("worker-1"));
        assertThat(box).isNotNull();
        assertThat(layout.nodeAt(box.right() + 1, box.y() + 5)).isEqualTo(-1);
        assertThat(layout.nodeAt(2, box.y() + 5)).isEqualTo(-1);
    }

    @Test
    void onlyWhatTouchesTheStripeIsVisited() {
        var seen = new ArrayList<Integer>();
        var many = layout(DemoCluster.many(15_000), Step.NORMAL, 900);
        many.visit(10_000, 10_500, (node, x, y) -> {
            seen.add(node);
        });
        assertThat(seen).hasSizeBetween(12, 24);
    }

    @Test
    void fifteenThousandNodesFitOneScreenFarAway() {
        var slots = Slots.EMPTY.next(DemoCluster.many(15_000), new Grouping.Zone());
        var step = MapLayout.fitting(slots, 1200, 700);
        assertThat(step.isFar()).isTrue();
        assertThat(new MapLayout(slots, step, 1200).height()).isLessThanOrEqualTo(700);
    }

    @Test
    void whatFitsFillsTheRoom() {
        var three = Slots.EMPTY.next(
                new TopologyModel(1, List.of(), null, twelve.nodes().subList(0, 1), List.of()), new Grouping.Pool());
        assertThat(MapLayout.fitting(three, 1800, 900).percent()).isEqualTo(250);
        var all = Slots.EMPTY.next(twelve, new Grouping.Pool());
        var step = MapLayout.fitting(all, 1800, 1100);
        assertThat(step.percent()).isGreaterThan(100);
        assertThat(new MapLayout(all, step, 1800).height()).isLessThanOrEqualTo(1100);
        assertThat(new MapLayout(all, step.in(), 1800).height()).isGreaterThan(1100);
    }

    @Test
    void arrowsGoFromTileToTileAndAcrossGroups() {
        assertThat(layout.move(-1, Direction.FIRST)).isEqualTo(index("cp-1"));
        assertThat(layout.move(index("cp-1"), Direction.RIGHT)).isEqualTo(index("gpu-1"));
        assertThat(layout.move(index("gpu-3"), Direction.DOWN)).isEqualTo(index("worker-3"));
        assertThat(layout.move(index("worker-1"), Direction.UP)).isEqualTo(index("gpu-1"));
        assertThat(layout.move(index("worker-8"), Direction.RIGHT)).isEqualTo(index("worker-8"));
        assertThat(layout.move(index("gpu-1"), Direction.LAST)).isEqualTo(index("worker-8"));
    }

    @Test
    void stepsEndAtBothEnds() {
        assertThat(List.of(
                        Step.ALL.getFirst().out(),
                        Step.ALL.getLast().in(),
                        Step.NORMAL.in().out()))
                .containsExactly(Step.ALL.getFirst(), Step.ALL.getLast(), Step.NORMAL);
    }
}
