package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** The map where there is little height. */
class LittleRoomTest {
    private static void in(int height, TopologyModel model, Consumer<TopologyView> test) {
        Picture.startHeadless();
        CompletableFuture.runAsync(
                        () -> {
                            var view = TopologyView.load();
                            var scene = new Scene(view.root(), 700, height);
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

    private static TopologyModel fivePools() {
        var nodes = new ArrayList<NodeTile>();
        for (int i = 0; i < 5; i++) {
            nodes.add(DemoCluster.node("n" + i, "pool-" + i, Map.of()));
        }
        return new TopologyModel(1, List.of(), null, nodes, List.of());
    }

    @Test
    void aFewNodesAreNotMadeDots() {
        in(250, fivePools(), view -> {
            assertThat(view.model().zoom().get().isFar()).isFalse();
            assertThat(view.map().mapHeight()).isLessThan(view.map().mapLayout().height());
        });
    }

    @Test
    void daemonSetsWhoseNamesCannotBeReadAreUnderMore() {
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < 6; i++) {
            lanes.add(new Lane("ns/agent-" + i, "an-agent-with-quite-a-long-name-" + i, i, 1, "5/5"));
        }
        var model = new TopologyModel(1, lanes, "ns/agent-5", fivePools().nodes(), List.of());
        in(250, model, view -> {
            for (int width : List.of(700, 1600, 700)) {
                resize(view, width, 250);
                var shown = List.copyOf(view.root().lookupAll(".lane"));
                assertThat(shown)
                        .as("in %s", width)
                        .hasSize(width == 700 ? 2 : 4)
                        .allSatisfy(chip ->
                                assertThat(((ToggleButton) chip).getWidth()).isGreaterThan(120));
                assertThat(shown.getLast().getUserData()).isEqualTo("ns/agent-5");
            }
        });
    }

    @Test
    void inANarrowBarNothingCoversTheChosenDaemonSet() {
        var lanes = List.of(
                new Lane("ns/long", "an-agent-with-quite-a-long-name", 1, 1, "5/5"),
                new Lane("ns/cilium", "cilium", 2, 1, "170/200"));
        var model = new TopologyModel(1, lanes, "ns/cilium", fivePools().nodes(), List.of());
        in(250, model, view -> {
            for (var looked : List.of("", "a-text-that-is-looked-for-and-is-longer-than-the-bar-is-wide")) {
                view.model()
                        .filter()
                        .set(looked.isEmpty() ? MapFilter.NONE : new MapFilter(looked, List.of((tile, hue) -> true)));
                for (int width : List.of(looked.isEmpty() ? 370 : 480, 700, 900)) {
                    resize(view, width, 250);
                    var bar = view.root().lookup(".topology-bar");
                    var inOrder = bar.lookupAll("*").stream()
                            .filter(ButtonBase.class::isInstance)
                            .filter(node -> node.isVisible() && node.getParent().isVisible())
                            .map(node -> node.localToScene(node.getLayoutBounds()))
                            .toList();
                    for (int i = 1; i < inOrder.size(); i++) {
                        assertThat(inOrder.get(i).getMinX())
                                .as("%s in %s", i, width)
                                .isGreaterThanOrEqualTo(inOrder.get(i - 1).getMaxX() - 1.01);
                    }
                    assertThat(inOrder.getLast().getMaxX()).isLessThanOrEqualTo(width);
                    assertThat(drawn(bar)).as("in %s", width).contains("cilium", "170/200");
                    if (!looked.isEmpty()) {
                        assertThat(drawn(bar)).as("in %s", width).contains("· 5 of 5");
                    }
                }
            }
        });
    }

    /** What labels show in their room: a text that has none ends in dots. */
    private static List<String> drawn(javafx.scene.Node bar) {
        return bar.lookupAll(".label").stream()
                .flatMap(label -> label.lookupAll(".text").stream())
                .filter(javafx.scene.text.Text.class::isInstance)
                .map(text -> ((javafx.scene.text.Text) text).getText())
                .toList();
    }

    @Test
    void anotherSizeKeepsAllInSightUnlessSomebodyHasChosenAZoom() {
        in(640, DemoCluster.twelve(), view -> {
            var map = view.map();
            assertThat(map.mapLayout().height()).isLessThanOrEqualTo(map.mapHeight());
            var large = view.model().zoom().get();
            resize(view, 700, 480);
            assertThat(view.model().zoom().get().percent()).isLessThan(large.percent());
            assertThat(map.mapLayout().height()).isLessThanOrEqualTo(map.mapHeight());
            resize(view, 700, 640);
            assertThat(view.model().zoom().get()).isEqualTo(large);
            view.model().zoom().set(Step.NORMAL);
            resize(view, 700, 480);
            assertThat(view.model().zoom().get()).isEqualTo(Step.NORMAL);
        });
    }

    private static void resize(TopologyView view, double width, double height) {
        view.root().resize(width, height);
        view.root().applyCss();
        view.root().layout();
    }

    @Test
    void theLegendGivesItsRoomToTheMapUntilItIsAskedFor() {
        in(300, fivePools(), view -> {
            var button = (ToggleButton) view.map().lookup(".legend-button");
            assertThat(button.isVisible()).isTrue();
            assertThat(view.map().mapHeight()).isEqualTo((int) view.map().getHeight());
            button.fire();
            view.root().layout();
            assertThat(view.map().mapHeight()).isEqualTo((int) view.map().getHeight() - Legend.HEIGHT);
        });
        in(600, fivePools(), view -> {
            assertThat(view.map().lookup(".legend-button").isVisible()).isFalse();
            assertThat(view.map().mapHeight()).isEqualTo((int) view.map().getHeight() - Legend.HEIGHT);
        });
    }
}
