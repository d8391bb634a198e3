package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.Mouse;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;

/** The overview in the corner of a map that does not fit. */
class MiniMapTest {
    private static void with(TopologyModel model, Consumer<TopologyView> test) {
        Picture.startHeadless();
        CompletableFuture.runAsync(
                        () -> {
                            var view = TopologyView.load();
                            var scene = new Scene(view.root(), 900, 640);
                            Theme.LIGHT.apply(scene);
                            view.model().show(model);
                            view.root().applyCss();
                            view.root().layout();
                            test.accept(view);
                        },
                        Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static Rectangle frame(MiniMap overview) {
        return (Rectangle) overview.lookup(".mini-map-frame");
    }

    private static void press(MapView map, KeyCode key) {
        map.miniMap().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        map.layout();
    }

    @Test
    void itIsThereOnlyIfNotAllIsInSight() {
        with(DemoCluster.many(400), view -> {
            view.map().fit();
            view.root().layout();
            assertThat(view.map().miniMap().isVisible()).isFalse();
            view.model().zoom().set(Step.NORMAL);
            view.root().layout();
            assertThat(view.map().miniMap().isVisible()).isTrue();
            assertThat(view.map().miniMap().getBoundsInParent().getMaxY())
                    .isLessThan(view.map().mapHeight());
            assertThat(view.map().miniMap().getAccessibleText()).startsWith("Overview of the map");
        });
    }

    @Test
    void aClickGoesThereAndSelectsNothingBelowIt() {
        with(DemoCluster.many(400), view -> {
            view.model().zoom().set(Step.NORMAL);
            view.root().layout();
            var overview = view.map().miniMap();
            assertThat(view.map().scrollTop()).isZero();
            double before = frame(overview).getY();
            Mouse.press(overview, 60, overview.getHeight() / 2);
            Mouse.click(overview, 60, overview.getHeight() / 2, MouseButton.PRIMARY);
            view.root().layout();
            int content = view.map().mapLayout().height();
            assertThat(view.map().scrollTop() + view.map().mapHeight() / 2)
                    .isBetween(content / 2 - content / 50, content / 2 + content / 50);
            assertThat(frame(overview).getY()).isGreaterThan(before + 50);
            assertThat(view.model().selectedNode().get()).isNull();
        });
    }

    @Test
    void keysScroll() {
        with(DemoCluster.many(400), view -> {
            view.model().zoom().set(Step.NORMAL);
            view.root().layout();
            press(view.map(), KeyCode.PAGE_DOWN);
            assertThat(view.map().scrollTop()).isGreaterThan(view.map().mapHeight() / 2);
            press(view.map(), KeyCode.END);
            assertThat(view.map().scrollTop())
                    .isEqualTo(view.map().mapLayout().height() - view.map().mapHeight());
            press(view.map(), KeyCode.HOME);
            assertThat(view.map().scrollTop()).isZero();
        });
    }

    private static int[] pixels(TopologyView view) {
        view.root().applyCss();
        view.root().layout();
        var image = view.map().miniMap().snapshot(null, null);
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        var out = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), out, 0, w);
        return out;
    }

    /** The same nodes, and nothing runs on them. */
    private static TopologyModel without(TopologyModel model) {
        var bare = model.nodes().stream()
                .map(tile -> DemoCluster.with(tile, List.of(), List.of(), Verdict.NONE))
                .toList();
        return new TopologyModel(
                model.session(), model.step() + 1, model.lanes(), model.selectedLane(), bare, model.pending());
    }

    @Test
    void inAFilmItShowsEachPictureAndElsewhereItWaitsAWhile() {
        var model = DemoCluster.many(400);
        with(model, view -> {
            view.model().zoom().set(Step.NORMAL);
            var before = pixels(view);
            view.model().show(without(model));
            assertThat(pixels(view)).isEqualTo(before);
        });
        with(model, view -> {
            view.model().zoom().set(Step.NORMAL);
            view.setMotion(0);
            var before = pixels(view);
            view.model().show(without(model));
            assertThat(pixels(view)).isNotEqualTo(before);
        });
    }
}
