package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.TaintEffect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapFilterTest {
    private static final List<NodeTile> TWELVE = DemoCluster.twelve().nodes();

    private static List<String> found(String text) {
        var read = MapFilter.read(text);
        assertThat(read.wrong().isEmpty()).as("%s", read.wrong()).isTrue();
        return TWELVE.stream()
                .filter(tile -> read.filter().holds(tile, 0))
                .map(NodeTile::name)
                .toList();
    }

    @Test
    void taintsLabelsNamesAndRevisionsAreFound() {
        assertThat(found("taint:gpu")).containsExactly("gpu-1", "gpu-2", "gpu-3");
        assertThat(found("taint:NoExecute")).containsExactly("worker-6", "worker-8");
        assertThat(found("zone=c")).containsExactly("worker-7", "worker-8", "gpu-3");
        assertThat(found("revision<2")).containsExactly("worker-4", "worker-6", "worker-7", "worker-8");
        assertThat(found("node:gpu")).containsExactly("gpu-1", "gpu-2", "gpu-3");
        assertThat(found("failed")).containsExactly("worker-5");
        assertThat(found("not ready")).containsExactly("worker-3", "worker-5", "worker-8");
    }

    @Test
    void allTermsHaveToHold() {
        assertThat(found("taint:gpu zone=c")).containsExactly("gpu-3");
        assertThat(found("taint:gpu not zone=c")).containsExactly("gpu-1", "gpu-2");
        assertThat(found("taint:gpu zone!=c")).containsExactly("gpu-1", "gpu-2");
        var both = MapFilter.read("taint:gpu")
                .filter()
                .and(MapFilter.read("zone=c").filter());
        assertThat(both.text()).isEqualTo("taint:gpu zone=c");
        assertThat(TWELVE.stream().filter(tile -> both.holds(tile, 0))).hasSize(1);
    }

    /** A branch's taint, or one that is only staged, is drawn on the tile; the node has no such taint. */
    @Test
    void aTaintThatIsOnlyConsideredIsNotFound() {
        var plain = TWELVE.getFirst();
        var ghost = new TaintChip("gpu", "true", TaintEffect.NO_SCHEDULE, false, true);
        var tile = plain.differing(List.of(ghost), plain.pods());
        var filter = MapFilter.read("taint:gpu").filter();
        assertThat(filter.holds(tile, 0)).isFalse();
        assertThat(filter.holds(plain.differing(List.of(TaintChip.of("gpu", "true", ghost.effect())), plain.pods()), 0))
                .isTrue();
    }

    @Test
    void aLabelsDomainNeedNotBeWritten() {
        assertThat(found("hostname=worker-3")).containsExactly("worker-3");
        assertThat(found("kubernetes.io/hostname=worker-3")).containsExactly("worker-3");
        assertThat(found("ostname=worker-3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "revision<x, filter.wrong.revision",
        "revision<, filter.wrong.revision",
        "taint:, filter.wrong.taint",
        "zone<a, filter.wrong.order",
        "=a, filter.wrong.key",
        "colour:red, filter.wrong.unknown",
        "zone=a not, filter.wrong.not",
    })
    void aWrongFilterSaysWhatIsWrong(String text, String key) {
        assertThat(MapFilter.isMeant(text) || text.contains(":")).isTrue();
        assertThat(MapFilter.read(text).wrong().key()).isEqualTo(key);
    }

    @Test
    void onlyTilesThatAreNewAreAskedAgain() {
        var asked = new int[1];
        var filter = new MapFilter("counted", List.of((tile, hue) -> {
            asked[0]++;
            return tile.name().startsWith("gpu");
        }));
        var dimmed = new Dimmed();
        dimmed.follow(TWELVE, filter, 0);
        assertThat(dimmed.shown()).isEqualTo(3);
        assertThat(asked[0]).isEqualTo(12);
        dimmed.follow(TWELVE, filter, 0);
        var next = new java.util.ArrayList<>(TWELVE);
        next.set(4, DemoCluster.with(TWELVE.get(4), List.of(), List.of(), Verdict.NONE));
        dimmed.follow(next, filter, 0);
        assertThat(asked[0]).isEqualTo(13);
        dimmed.follow(next, MapFilter.NONE, 0);
        assertThat(dimmed.shown()).isEqualTo(12);
    }
}
