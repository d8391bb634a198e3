package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.topology.PodMark.State;
import dev.podfall.ui.topology.TileLayout.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TileLayoutTest {
    private static final TextWidth SIX_TENTHS = (text, face, size) -> text.length() * size * 0.6;
    private static final int WIDTH = 188;

    private final TileLayout tiles = new TileLayout(Step.NORMAL, WIDTH, SIX_TENTHS);
    private final NodeTile plain = DemoCluster.node("n1", "w", Map.of("zone", "a"));

    private static NodeTile tainted(NodeTile node, TaintChip... taints) {
        return DemoCluster.with(node, List.of(taints), List.of(), Verdict.NONE);
    }

    @Test
    void theControlPlaneTaintIsReadableWithoutItsDomain() {
        var chips = texts(
                tainted(plain, TaintChip.of("node-role.kubernetes.io/control-plane", "", TaintEffect.NO_SCHEDULE)));
        assertThat(chips).contains("…/control-plane:NoSche…");
    }

    @Test
    void rowsStayPutWhenATaintComesAndGoes() {
        var pods = List.of(DemoCluster.pod("p", 0, 1, State.READY));
        var before = DemoCluster.with(plain, List.of(), pods, Verdict.NONE);
        var after = DemoCluster.with(plain, List.of(TaintChip.of("a", "", TaintEffect.NO_EXECUTE)), pods, Verdict.NONE);
        assertThat(tiles.podBox(after, "p")).isEqualTo(tiles.podBox(before, "p"));
    }

    @Test
    void nothingSticksOutOfTheTileHoweverMuchThereIs() {
        var labels = new java.util.TreeMap<String, String>();
        IntStream.range(0, 12).forEach(i -> labels.put("example.com/label-number-" + i, "value"));
        var taints = new ArrayList<TaintChip>();
        IntStream.range(0, 5)
                .forEach(i -> taints.add(TaintChip.of("example.com/taint-" + i, "yes", TaintEffect.NO_SCHEDULE)));
        var pods = IntStream.range(0, 40)
                .mapToObj(i -> DemoCluster.pod("p" + i, i, i, State.READY))
                .toList();
        var crowded = DemoCluster.with(
                DemoCluster.node("ip-10-0-112-217.eu-central-1.compute.internal", "w", labels),
                taints,
                pods,
                new Verdict(Verdict.Kind.REFUSES, "NodeResourcesFit", ""));
        for (var step : Step.ALL) {
            if (!step.isFar()) {
                var layout = new TileLayout(step, step.tileWidth(), SIX_TENTHS);
                for (var part : layout.parts(crowded)) {
                    assertThat(part.box().x()).as("%s at %s", part, step).isNotNegative();
                    assertThat(part.box().right()).as("%s at %s", part, step).isLessThanOrEqualTo(step.tileWidth());
                    assertThat(part.box().bottom()).as("%s at %s", part, step).isLessThanOrEqualTo(step.tileHeight());
                }
            }
        }
    }

    @Test
    void whatFindsNoRoomIsCounted() {
        var pods = IntStream.range(0, 40)
                .mapToObj(i -> DemoCluster.pod("p" + i, 0, 1, State.READY))
                .toList();
        var parts = tiles.parts(DemoCluster.with(plain, List.of(), pods, Verdict.NONE));
        long shown = parts.stream().filter(PodPart.class::isInstance).count();
        assertThat(texts(DemoCluster.with(plain, List.of(), pods, Verdict.NONE)))
                .contains("+" + (40 - shown));
    }

    private List<String> texts(NodeTile tile) {
        var result = new ArrayList<String>();
        for (var part : tiles.parts(tile)) {
            switch (part) {
                case NamePart p -> result.add(p.text());
                case StatusPart p -> result.add(p.text());
                case RolePart p -> result.add(p.text());
                case LabelPart p -> result.add(p.text());
                case TaintPart p -> result.add(p.text());
                case MorePart p -> result.add(p.text());
                case VerdictPart p -> result.add(p.text());
                case PodPart _, GhostPart _, BarPart _ -> {}
            }
        }
        return result;
    }
}
