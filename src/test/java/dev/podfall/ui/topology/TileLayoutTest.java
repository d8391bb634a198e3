package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.ui.style.TextWidth;
import dev.podfall.ui.text.Shorten;
import dev.podfall.ui.text.Spoken;
import dev.podfall.ui.topology.PodMark.State;
import dev.podfall.ui.topology.TileLayout.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                tile.own(),
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

    private static PodMark ordinary(String uid, State state) {
        return new PodMark(uid, uid, 7, 0, false, state, null, true, "");
    }

    private static List<PodMark> mixed(int ordinary, int daemons) {
        var pods = new ArrayList<PodMark>();
        IntStream.range(0, ordinary).forEach(i -> pods.add(ordinary("o" + i, State.READY)));
        IntStream.range(0, daemons).forEach(i -> pods.add(DemoCluster.pod("d" + i, i, 1, State.READY)));
        return pods;
    }

    @Test
    void daemonPodsAreAllDrawnHoweverManyOthersThereAre() {
        var tile = DemoCluster.with(plain, List.of(), mixed(30, 6), new Verdict(Verdict.Kind.RUNS, "runs", ""));
        Step.ALL.stream()
                .filter(step -> !step.isFar())
                .map(TileLayoutTest::layout)
                .forEach(layout -> {
                    assertThat(parts(layout, tile, PodPart.class))
                            .extracting(part -> part.mark().uid())
                            .startsWith("d0", "d1", "d2", "d3", "d4", "d5");
                    assertThat(parts(layout, tile, FoldPart.class))
                            .singleElement()
                            .satisfies(part -> assertThat(part.pods()).hasSize(30));
                    assertThat(parts(layout, tile, MorePart.class)).isEmpty();
                    assertThat(layout.podBox(tile, "o7"))
                            .isEqualTo(parts(layout, tile, FoldPart.class)
                                    .getFirst()
                                    .box());
                });
    }

    @Test
    void whoComesNearerSeesOrdinaryPodsOneByOne() {
        var tile = DemoCluster.with(plain, List.of(), mixed(8, 3), Verdict.NONE);
        assertThat(parts(tiles, tile, FoldPart.class)).hasSize(1);
        var near = layout(Step.ofPercent(200));
        assertThat(parts(near, tile, FoldPart.class)).isEmpty();
        assertThat(parts(near, tile, PodPart.class)).hasSize(11);
    }

    @Test
    void anOrdinaryPodToWhichSomethingHappensHasASquareOfItsOwn() {
        var pods = mixed(5, 2);
        pods.add(ordinary("failing", State.FAILED));
        var tile = DemoCluster.with(plain, List.of(), pods, Verdict.NONE);
        assertThat(parts(tiles, tile, PodPart.class))
                .extracting(part -> part.mark().uid())
                .containsExactly("d0", "d1", "failing");
        assertThat(parts(tiles, tile, FoldPart.class).getFirst().pods()).hasSize(5);
    }

    @Test
    void theSelectedPodHasASquareOfItsOwn() {
        var tile = DemoCluster.with(plain, List.of(), mixed(5, 2), Verdict.NONE);
        var name = tile.pods().get(1).name();
        var layout = new TileLayout(Step.NORMAL, WIDTH, SIX_TENTHS, Names.NONE, name);
        assertThat(parts(layout, tile, PodPart.class))
                .extracting(part -> part.mark().name())
                .containsOnlyOnce(name);
        assertThat(parts(layout, tile, FoldPart.class).getFirst().pods()).hasSize(4);
        assertThat(parts(tiles, tile, FoldPart.class).getFirst().pods()).hasSize(5);
    }

    @Test
    void aVerdictIsSaidWholeOrNearlyOrBySignAlone() {
        for (int daemons = 0; daemons < 30; daemons++) {
            var tile = DemoCluster.with(
                    plain, List.of(), mixed(1, daemons), new Verdict(Verdict.Kind.NOT_MEANT, "nodeSelector", ""));
            for (var step : Step.ALL) {
                for (var part : layout(step).parts(tile)) {
                    if (part instanceof VerdictPart said) {
                        assertThat(said.text().isEmpty() || said.text().length() >= 8)
                                .as("%s at %d%%", said.text(), step.percent())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void squaresDoNotLieOnEachOther() {
        for (int daemons = 0; daemons < 30; daemons++) {
            var tile = DemoCluster.with(
                    plain, List.of(), mixed(daemons % 4, daemons), new Verdict(Verdict.Kind.RUNS, "runs", ""));
            for (var step : Step.ALL) {
                if (!step.isFar()) {
                    var boxes = layout(step).parts(tile).stream()
                            .filter(part ->
                                    part instanceof PodPart || part instanceof FoldPart || part instanceof VerdictPart)
                            .map(Part::box)
                            .toList();
                    for (int i = 0; i < boxes.size(); i++) {
                        for (int j = i + 1; j < boxes.size(); j++) {
                            assertThat(overlap(boxes.get(i), boxes.get(j)))
                                    .as(
                                            "%d pods at %d%%: %s and %s",
                                            daemons, step.percent(), boxes.get(i), boxes.get(j))
                                    .isFalse();
                        }
                    }
                }
            }
        }
    }

    private static boolean overlap(MapLayout.Box a, MapLayout.Box b) {
        return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
    }

    @Test
    void whoComesNearerReadsImagesAndNumbers() {
        var pod = new PodMark("u", "p", 0, 1, false, State.READY, null, false, "fluent-bit:3.1");
        var tile = DemoCluster.with(plain, List.of(), List.of(pod), Verdict.NONE);
        assertThat(texts(tile)).doesNotContain("fluent-bit:3.1");
        var near = layout(Step.ofPercent(200));
        assertThat(parts(near, tile, ImagePart.class))
                .extracting(ImagePart::text)
                .containsExactly("fluent-bit:3.1");
        assertThat(parts(near, tile, BarPart.class)).extracting(BarPart::text).contains("cpu 1700m of 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void numbersAreWholeAndWhatIsWantedIsAlwaysSaid(String language) {
        var bars = List.of(
                new CapacityBar("cpu", 0.85, "1700m", "2", 0.2, "400m"),
                new CapacityBar("memory", 0.9, "11.5Gi", "15.5Gi", 0.2, "1200Mi"));
        var calm = List.of(
                new CapacityBar("cpu", 0.85, "15850m", "15890m", 0, ""),
                new CapacityBar("memory", 0.9, "118.5Gi", "120.5Gi", 0, ""));
        // A character of the Chinese script is as wide as its letters are high.
        TextWidth wide = (text, face, size) ->
                text.chars().mapToDouble(c -> c > 0x2e80 ? 1 : 0.6).sum() * size;
        try {
            Spoken.use(Wording.of(Language.of(language).orElseThrow()));
            for (var step : Step.ALL) {
                var layout = new TileLayout(step, step.tileWidth(), wide, Names.NONE);
                for (var part : parts(layout, capable(bars), BarPart.class)) {
                    assertThat(step.facts().numbers() ? part.text() : part.bar().more())
                            .as("%d%%", step.percent())
                            .contains(part.bar().more())
                            .doesNotContain("…");
                    assertThat(wide.of(part.text(), TextWidth.Face.TEXT, layout.chipSize))
                            .as("%s at %d%%", part.text(), step.percent())
                            .isLessThanOrEqualTo(part.box().width());
                }
                for (var part : parts(layout, capable(calm), BarPart.class)) {
                    assertThat(step.facts().numbers() ? part.text() : part.bar().text())
                            .as("%d%%", step.percent())
                            .contains(part.bar().taken(), part.bar().all())
                            .doesNotContain("…");
                }
            }
        } finally {
            Spoken.use(Wording.ENGLISH);
        }
    }

    @Test
    void whereThereIsRoomWhatIsWantedIsSaidInWords() {
        var bar = new CapacityBar("cpu", 0.85, "1700m", "2", 0.2, "400m");
        Shorten.Ruler ones = String::length;
        assertThat(IntStream.of(40, 26, 20, 15, 10).mapToObj(room -> bar.text(ones, room)))
                .containsExactly(
                        "cpu 1700m of 2, 400m wanted",
                        "cpu 1700m/2, 400m wanted",
                        "cpu 1700m/2 +400m",
                        "1700m/2 +400m",
                        "cpu +400m");
    }

    private NodeTile capable(List<CapacityBar> bars) {
        return new NodeTile(
                plain.name(),
                plain.readiness(),
                plain.status(),
                plain.roles(),
                plain.labels(),
                plain.chips(),
                plain.taints(),
                bars,
                plain.pods(),
                plain.verdict(),
                plain.count(),
                plain.own(),
                null,
                false);
    }

    @Test
    void whoPointsCloseToABarPointsAtIt() {
        var tile = DemoCluster.with(
                plain,
                List.of(),
                List.of(DemoCluster.pod("p", 0, 1, State.READY)),
                new Verdict(Verdict.Kind.RUNS, "runs", ""));
        nearLayouts().forEach(layout -> {
            for (var part : parts(layout, tile, BarPart.class)) {
                var box = part.box();
                int x = box.x() + box.width() / 2;
                for (int y = box.y() - 4; y < box.bottom() + 6; y++) {
                    assertThat(layout.partAt(tile, x, y)).as("%d of %s", y, box).isEqualTo(part);
                }
            }
            for (var part : parts(layout, tile, PodPart.class)) {
                assertThat(layout.partAt(
                                tile, part.box().right() - 1, part.box().bottom() - 1))
                        .isEqualTo(part);
            }
        });
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
                case ImagePart p -> result.add(p.text());
                case BarPart p -> result.add(p.text());
                case FoldPart p -> result.add(Integer.toString(p.pods().size()));
                case PodPart _, GhostPart _ -> {}
            }
        }
        return result;
    }
}
