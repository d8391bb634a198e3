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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TileLayoutTest {
    private static final TextWidth SIX_TENTHS = (text, face, size) -> text.length() * size * 0.6;
    private static final int WIDTH = 188;

    private final TileLayout tiles = new TileLayout(Step.NORMAL, WIDTH, SIX_TENTHS, Names.NONE);
    private final NodeTile plain = DemoCluster.node("n1", "w", Map.of("zone", "a"));

    private static NodeTile tainted(NodeTile node, TaintChip... taints) {
        return DemoCluster.with(node, List.of(taints), List.of(), Verdict.NONE);
    }

    @Test
    void theControlPlaneTaintIsReadableWithoutItsDomain() {
        var chips = texts(
                tainted(plain, TaintChip.of("node-role.kubernetes.io/control-plane", "", TaintEffect.NO_SCHEDULE)));
        assertThat(chips).contains("control-plane NoSched");
    }

    @Test
    void whatATaintDoesIsNeverCut() {
        var keys = List.of(
                "gpu",
                "nvidia.com/gpu.present",
                "node.kubernetes.io/unschedulable",
                "one.example.com/very-long-taint-key-for-a-long-tile");
        for (var effect : TaintEffect.values()) {
            for (var key : keys) {
                var tile = tainted(plain, TaintChip.of(key, "and-a-value-as-long-as-it-may-be", effect));
                nearLayouts()
                        .forEach(layout -> assertThat(parts(layout, tile, TaintPart.class))
                                .singleElement()
                                .extracting(TaintPart::effect)
                                .isIn(effect.wire(), TileChips.brief(effect)));
            }
        }
    }

    @Test
    void wordsOfATaintStayInsideItsChip() {
        for (int count = 1; count <= 12; count++) {
            var taints = IntStream.range(0, count)
                    .mapToObj(i -> TaintChip.of(
                            "team-" + i + ".example.com/reserved-for", "squad-" + i, TaintEffect.values()[i % 3]))
                    .toArray(TaintChip[]::new);
            var tile = tainted(plain, taints);
            nearLayouts()
                    .forEach(layout -> parts(layout, tile, TaintPart.class)
                            .forEach(part -> assertThat(TileChips.keyAt(part.chip(), layout.chipSize)
                                            + SIX_TENTHS.of(
                                                    part.key() + part.effect(), TextWidth.Face.CODE, layout.chipSize)
                                            + layout.chipSize)
                                    .as("%s", part)
                                    .isLessThanOrEqualTo(part.box().width())));
        }
    }

    @Test
    void whatIsHiddenSaysItsWorst() {
        var taints = new ArrayList<TaintChip>();
        IntStream.range(0, 6)
                .forEach(i -> taints.add(TaintChip.of("example.com/prefer-" + i, "", TaintEffect.PREFER_NO_SCHEDULE)));
        taints.add(5, TaintChip.of("example.com/out", "", TaintEffect.NO_EXECUTE));
        var tile = DemoCluster.with(plain, taints, List.of(), Verdict.NONE);
        nearLayouts().forEach(layout -> {
            int shown = parts(layout, tile, TaintPart.class).size();
            var more = parts(layout, tile, MorePart.class).stream()
                    .filter(part -> part.worst() != null)
                    .toList();
            if (shown < taints.size()) {
                assertThat(more).singleElement().satisfies(part -> {
                    assertThat(part.text()).startsWith("+" + (taints.size() - shown));
                    assertThat(part.worst())
                            .isEqualTo(shown <= 5 ? TaintEffect.NO_EXECUTE : TaintEffect.PREFER_NO_SCHEDULE);
                });
            } else {
                assertThat(more).isEmpty();
            }
        });
    }

    @Test
    void twoTaintsOfOneTileDoNotReadTheSame() {
        var tile = tainted(
                plain,
                TaintChip.of("a.example.com/reserved-for", "x", TaintEffect.NO_SCHEDULE),
                TaintChip.of("b.example.com/reserved-for", "x", TaintEffect.NO_SCHEDULE));
        assertThat(parts(tiles, tile, TaintPart.class))
                .extracting(TaintPart::key)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void whoComesNearerReadsValuesAndAllLabels() {
        var tile = tainted(
                DemoCluster.node("n1", "w", Map.of("zone", "a")),
                TaintChip.of("dedicated", "batch-platform", TaintEffect.NO_SCHEDULE));
        assertThat(texts(tile)).contains("dedicated NoSchedule");
        var near = layout(Step.ofPercent(200));
        assertThat(parts(near, tile, TaintPart.class))
                .extracting(TaintPart::key)
                .containsExactly("dedicated=batch-platform");
        assertThat(parts(near, tile, LabelPart.class))
                .extracting(part -> part.chip().key())
                .contains("kubernetes.io/hostname", "zone");
    }

    @Test
    void aNodesNameGoesBeforeTheWordReady() {
        var tile = DemoCluster.node("a-name-for-one-row", "w", Map.of());
        assertThat(texts(tile)).contains("a-name-for-one-row").doesNotContain("Ready");
        var closed = new NodeTile(
                tile.name(),
                NodeTile.Readiness.READY,
                "SchedulingDisabled",
                List.of(),
                tile.labels(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Verdict.NONE,
                tile.count(),
                null,
                false);
        assertThat(texts(closed)).contains("a-name-for-one-row", "SchedulingDisabled");
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
                var layout = new TileLayout(step, step.tileWidth(), SIX_TENTHS, Names.NONE);
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

    private static TileLayout layout(Step step) {
        return new TileLayout(step, step.tileWidth(), SIX_TENTHS, Names.NONE);
    }

    private static Stream<TileLayout> nearLayouts() {
        return Step.ALL.stream()
                .filter(step -> step.detail() == Step.Detail.NEAR)
                .map(TileLayoutTest::layout);
    }

    private static <P extends Part> List<P> parts(TileLayout layout, NodeTile tile, Class<P> kind) {
        return layout.parts(tile).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<String> texts(NodeTile tile) {
        var result = new ArrayList<String>();
        for (var part : tiles.parts(tile)) {
            switch (part) {
                case NamePart p -> result.add(p.text());
                case StatusPart p -> result.add(p.text());
                case RolePart p -> result.add(p.text());
                case LabelPart p -> result.add(p.text());
                case TaintPart p -> result.add(p.key() + " " + p.effect());
                case MorePart p -> result.add(p.text());
                case VerdictPart p -> result.add(p.text());
                case PodPart _, GhostPart _, BarPart _ -> {}
            }
        }
        return result;
    }
}
