package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.properties.Walk;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.style.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who draws and counts only what has changed has what would be there if everything were done anew. */
@Timeout(600)
class PaintedTest {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 520;

    private static <T> T onScreen(Supplier<T> task) {
        Picture.startHeadless();
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }

    @Test
    void onEveryWalkTheFactsAreThoseThatAreCountedAnew() {
        Walk.seeds().forEach(seed -> {
            var mapper = new TopologyMapper(new Hues());
            var seats = new TopologyViewModel();
            var following = new MapFacts();
            Walk.through(seed, look -> {
                seats.show(mapper.map(look.moment(), look.choice(), Ghosts.of(look.preview())));
                var nodes = seats.model().get().nodes();
                following.follow(nodes, seats.slots(), seats.selectedHue());
                var anew = new MapFacts();
                anew.follow(nodes, seats.slots(), seats.selectedHue());
                assertThat(following.marks(false)).as(look.where()).isEqualTo(anew.marks(false));
                assertThat(following.marks(true)).as(look.where()).isEqualTo(anew.marks(true));
                for (int i = 0; i < seats.slots().groups().size(); i++) {
                    assertThat(following.group(i)).as(look.where()).isEqualTo(anew.group(i));
                }
            });
        });
    }

    @Test
    void whatIsSaidOfAGroupOfWhichNothingHasChangedIsTheSameObject() {
        var model = DemoCluster.twelve();
        var slots = Slots.EMPTY.next(model, new Grouping.Pool());
        var facts = new MapFacts();
        facts.follow(model.nodes(), slots, 0);
        var before = IntStream.range(0, 3).mapToObj(facts::group).toList();
        var tiles = new ArrayList<>(model.nodes());
        int gpu = IntStream.range(0, tiles.size())
                .filter(i -> tiles.get(i).name().equals("gpu-1"))
                .findFirst()
                .orElseThrow();
        tiles.set(gpu, DemoCluster.with(tiles.get(gpu), List.of(), List.of(), Verdict.NONE));
        facts.follow(tiles, slots, 0);
        int group = IntStream.range(0, 3)
                .filter(i -> slots.groups().get(i).name().equals("gpu"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 3; i++) {
            if (i == group) {
                assertThat(before.get(i).taints()).hasSize(1);
                assertThat(facts.group(i).taints()).isEmpty();
            } else {
                assertThat(facts.group(i)).isSameAs(before.get(i));
            }
        }
    }

    private static TopologyView view(TopologyModel model, Step step) {
        var view = TopologyView.load();
        var scene = new Scene(view.root(), WIDTH, HEIGHT);
        Theme.LIGHT.apply(scene);
        view.model().show(model);
        view.model().zoom().set(step);
        return view;
    }

    private static int[] pixels(TopologyView view) {
        view.root().applyCss();
        view.root().layout();
        return pixels(view.map());
    }

    private static int[] pixels(MapView map) {
        map.applyCss();
        map.layout();
        var image = map.snapshot(null, null);
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        var argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        return argb;
    }

    private static TopologyModel model(Lab lab, TopologyMapper mapper) {
        var frame = lab.session().frame();
        var moment = new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of());
        return mapper.map(moment, Selection.Choice.NOTHING, null);
    }

    @ParameterizedTest
    @CsvSource({"9, true", "28, true", "60, true", "60, false"})
    void pixelByPixelItIsThePictureThatIsDrawnAnew(int percent, boolean waves) {
        var lab = Lab.sample("08-rollout-and-rollback.yaml").runFor(30);
        var mapper = new TopologyMapper(new Hues());
        var acts = List.of(
                "kubectl set image ds/fluent-bit fluent-bit=fluent/fluent-bit:4.0",
                "kubectl taint node worker-2 out:NoExecute",
                "kubectl cordon worker-1",
                "kubectl label node worker-3 disk=ssd");
        var step = Step.ofPercent(percent);
        var first = model(lab, mapper);
        var kept = onScreen(() -> {
            var view = view(first, step);
            view.model().selectedNode().set("worker-2");
            view.setWaves(waves);
            pixels(view);
            return view;
        });
        for (var act : acts) {
            lab.give(act);
            for (int i = 0; i < 3; i++) {
                var next = model(lab.runFor(2), mapper);
                onScreen(() -> {
                    kept.model().show(next);
                    kept.passAnimationTime(300);
                    pixels(kept);
                    kept.passAnimationTime(10_000);
                    var followed = pixels(kept);
                    var other = view(next, step);
                    other.model().selectedNode().set("worker-2");
                    assertThat(followed).as(act).isEqualTo(pixels(other));
                    return true;
                });
            }
        }
    }

    /** While a wave is shown only every third band of the map is drawn with a frame; what is new in the rest is not lost. */
    @ParameterizedTest
    @ValueSource(ints = {9, 60})
    void whatIsDrawnByThirdsIsWholeInTheEnd(int percent) {
        var lab = Lab.sample("08-rollout-and-rollback.yaml").runFor(30);
        var mapper = new TopologyMapper(new Hues());
        var step = Step.ofPercent(percent);
        var first = model(lab, mapper);
        var last = model(lab.give("kubectl taint node worker-2 out:NoExecute").runFor(2), mapper);
        onScreen(() -> {
            var kept = alone(first, step);
            var before = tiles(kept);
            kept.viewModel().show(last);
            kept.glow(new Glow(first.nodes().size()), Glow.Part.SECOND);
            assertThat(tiles(kept)).as("all tiles are in the first band").isEqualTo(before);
            kept.glow(new Glow(first.nodes().size()), Glow.Part.THIRD);
            assertThat(tiles(kept)).isEqualTo(before);
            kept.glow(new Glow(first.nodes().size()), Glow.Part.FIRST);
            assertThat(tiles(kept)).isNotEqualTo(before);
            kept.glow(new Glow(0), Glow.Part.ALL);
            assertThat(tiles(kept)).isEqualTo(tiles(alone(last, step)));
            return true;
        });
    }

    /** Some tiles stand in two bands, of which each has its own turn. */
    @ParameterizedTest
    @ValueSource(ints = {9, 28, 60})
    void onceEachThirdHasHadItsTurnAllIsDrawn(int percent) {
        var full = DemoCluster.many(300);
        var none = new TopologyModel(
                1,
                full.lanes(),
                full.selectedLane(),
                full.nodes().stream()
                        .map(tile -> DemoCluster.with(tile, tile.taints(), List.of(), Verdict.NONE))
                        .toList(),
                List.of());
        var step = Step.ofPercent(percent);
        onScreen(() -> {
            var kept = alone(none, step);
            tiles(kept);
            kept.viewModel().show(full);
            for (var part : List.of(Glow.Part.SECOND, Glow.Part.THIRD, Glow.Part.FIRST)) {
                kept.glow(new Glow(300), part);
                tiles(kept);
            }
            assertThat(tiles(kept)).isEqualTo(tiles(alone(full, step)));
            return true;
        });
    }

    /** Who asks where something is between two frames has the map drawn, and it is still the same bands' turn. */
    @ParameterizedTest
    @ValueSource(ints = {9, 60})
    void whatIsNewInTheOtherBandsIsNotForgottenWhenTheSameAreDrawnTwice(int percent) {
        var lab = Lab.sample("08-rollout-and-rollback.yaml").runFor(30);
        var mapper = new TopologyMapper(new Hues());
        var step = Step.ofPercent(percent);
        var first = model(lab, mapper);
        var second = model(lab.give("kubectl taint node worker-2 out:NoExecute").runFor(2), mapper);
        var last = model(lab.give("kubectl cordon worker-1").runFor(2), mapper);
        onScreen(() -> {
            var kept = alone(first, step);
            tiles(kept);
            kept.viewModel().show(second);
            kept.glow(new Glow(first.nodes().size()), Glow.Part.SECOND);
            tiles(kept);
            kept.viewModel().show(last);
            tiles(kept);
            kept.glow(new Glow(first.nodes().size()), Glow.Part.FIRST);
            assertThat(tiles(kept)).isEqualTo(tiles(alone(last, step)));
            return true;
        });
    }

    /** A map over which nothing flies. */
    private static MapView alone(TopologyModel model, Step step) {
        var map = new MapView();
        map.miniMap().setByHand(true);
        var viewModel = new TopologyViewModel();
        map.connect(viewModel);
        Theme.LIGHT.apply(new Scene(map, WIDTH, HEIGHT));
        viewModel.show(model);
        map.applyCss();
        map.layout();
        viewModel.zoom().set(step);
        return map;
    }

    /** The pixels of the map without its legend. */
    private static int[] tiles(MapView map) {
        return Arrays.copyOf(pixels(map), WIDTH * map.mapHeight());
    }
}
