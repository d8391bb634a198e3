package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.explain.Lab;
import dev.podfall.explain.WhatIf;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.style.FontWidths;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.style.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cell says of a node that is seen from far away. */
class CellSignsTest {
    private static final PodMark POD = DemoCluster.pod("p", 0, 12, PodMark.State.READY);
    private static final NodeTile RUNS = judged(POD, Verdict.Kind.RUNS);
    private static final NodeTile MISSCHEDULED = judged(POD, Verdict.Kind.MISSCHEDULED);

    private static NodeTile judged(PodMark pod, Verdict.Kind kind) {
        return DemoCluster.with(
                DemoCluster.node("n", "w", Map.of()), List.of(), List.of(pod), new Verdict(kind, "says", ""));
    }

    /** Paints on a cell as large as a step has it. */
    private interface Paint {
        void on(CellRaster raster, CellRaster.Ink ink);
    }

    private static List<Integer> cell(Sprites sprites, Step step, Paint paint) {
        var raster = new CellRaster(step.tileWidth(), step.tileHeight(), 1);
        raster.clear(sprites.tokens().argb(Token.SURFACE_CANVAS));
        paint.on(raster, new CellRaster.Ink(sprites.tokens()));
        var pixels = new ArrayList<Integer>();
        for (int i = 0; i < step.tileWidth() * step.tileHeight(); i++) {
            pixels.add(raster.argb(i % step.tileWidth(), i / step.tileWidth()));
        }
        return pixels;
    }

    private static List<Integer> cell(Sprites sprites, Step step, NodeTile tile) {
        return cell(
                sprites,
                step,
                (raster, ink) -> new CellPainter(
                                raster, ink, sprites, new FontWidths(), 0, step.tileWidth(), step.tileHeight())
                        .paint(tile, 0, 0, null, false, 0));
    }

    private static List<Step> far() {
        return Step.ALL.stream().filter(Step::isFar).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aPodThatShouldNotBeThereLooksOtherwiseThanOneThatShouldHoweverFarAway(Theme theme) {
        for (var step : far()) {
            var looks = MarkTest.drawn(
                    theme,
                    sprites -> Set.copyOf(List.of(cell(sprites, step, RUNS), cell(sprites, step, MISSCHEDULED))));
            assertThat(looks).as("%d%%", step.percent()).hasSize(2);
        }
        assertThat(MarkTest.<Boolean>drawn(theme, sprites -> {
                    var ink = new CellRaster.Ink(sprites.tokens());
                    return CellSigns.colour(ink, RUNS, 0) != CellSigns.colour(ink, MISSCHEDULED, 0);
                }))
                .as("in the overview")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void itHasTheSignThatTheLegendExplains(Theme theme) {
        for (var step : far()) {
            // Nearer there is room for the number of the revision beside it.
            if (step.percent() <= 22) {
                assertThat(MarkTest.<Boolean>drawn(
                                theme,
                                sprites -> cell(sprites, step, MISSCHEDULED)
                                        .equals(cell(
                                                sprites,
                                                step,
                                                (raster, ink) -> CellSigns.paint(
                                                        raster,
                                                        ink,
                                                        Mark.MISSCHEDULED,
                                                        0,
                                                        0,
                                                        0,
                                                        step.tileWidth(),
                                                        step.tileHeight())))))
                        .as("%d%%", step.percent())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RUNS", "NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void noVerdictIsHiddenByAPodOfWhichNothingIsWrong(Verdict.Kind kind) {
        var old = new PodMark("p", "p", 0, 1, true, PodMark.State.READY, null);
        for (var pod : List.of(POD, old)) {
            var tile = judged(pod, kind);
            var near = EnumSet.noneOf(Mark.class);
            Mark.of(tile, near::add);
            assertThat(CellSigns.mark(tile, 0))
                    .isNotIn(Mark.READY, Mark.OUTDATED)
                    .isIn(near);
        }
    }

    @Test
    void whatIsWrongWithAPodItselfIsSaidFirst() {
        var failed = DemoCluster.pod("p", 0, 1, PodMark.State.FAILED);
        assertThat(CellSigns.mark(judged(failed, Verdict.Kind.MISSCHEDULED), 0)).isEqualTo(Mark.FAILED);
        assertThat(CellSigns.mark(RUNS, 0)).isEqualTo(Mark.READY);
    }

    @Test
    void theLegendExplainsWhatIsOnTheCellsAndNothingElse() {
        var starting = judged(DemoCluster.pod("p", 0, 1, PodMark.State.NOT_READY), Verdict.Kind.WAITS);
        assertThat(explained(true, RUNS, MISSCHEDULED, starting))
                .containsExactlyInAnyOrder(Mark.READY, Mark.MISSCHEDULED, Mark.NOT_READY);
        assertThat(explained(false, RUNS, MISSCHEDULED, starting)).contains(Mark.WAITS);
    }

    private static Set<Mark> explained(boolean far, NodeTile... tiles) {
        var nodes = new ArrayList<NodeTile>();
        for (var tile : tiles) {
            nodes.add(DemoCluster.with(
                    DemoCluster.node("n" + nodes.size(), "w", Map.of()), List.of(), tile.pods(), tile.verdict()));
        }
        var model = new TopologyModel(1, List.of(), null, nodes, List.of());
        var facts = new MapFacts();
        facts.follow(model.nodes(), Slots.EMPTY.next(model, new Grouping.None()), 0);
        return facts.marks(far);
    }

    @Test
    void ofATaintThatIsOnlyConsideredTheCellSaysWhatItWouldComeTo() {
        var lab =
                Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("")).runFor(30);
        var session = lab.session();
        var moment =
                new Moment(1, session.frame(), session.journal().size(), session.now(), true, Pace.REAL, List.of());
        var node = lab.node("n1");
        var tainted = node.withSpec(
                node.spec().withTaints(List.of(new Taint("dedicated", "x", TaintEffect.NO_SCHEDULE, null))));
        var command = new Command.Replace(Kind.NODE, node.key(), tainted.toTree(), WriteOptions.by("kubectl-taint"));
        var considered = WhatIf.run(session, List.of(command), () -> false);
        var tiles = new TopologyMapper(new Hues())
                .map(moment, Selection.Choice.NOTHING, Ghosts.of(considered))
                .nodes();
        assertThat(tiles).extracting(tile -> CellSigns.mark(tile, 0)).containsExactly(Mark.MISSCHEDULED, Mark.READY);
    }
}
