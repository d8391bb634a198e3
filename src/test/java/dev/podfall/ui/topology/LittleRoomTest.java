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
                        .hasSize(width == 700 ? 2 : 4)
                        .allSatisfy(chip ->
                                assertThat(((ToggleButton) chip).getWidth()).isGreaterThan(120));
                assertThat(shown.getLast().getUserData()).isEqualTo("ns/agent-5");
            }
        });
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
