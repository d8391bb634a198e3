package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.Mouse;
import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** The map as a user has it: by mouse and by keyboard. */
class MapViewTest {
    /** Shows twelve nodes in a window of 900 by 640 and lets the test use them on the screen's thread. */
    private static void withTwelve(Consumer<TopologyView> test) {
        Picture.startHeadless();
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            try {
                var view = TopologyView.load();
                var scene = new Scene(view.root(), 900, 640);
                Theme.LIGHT.apply(scene);
                view.model().show(DemoCluster.twelve());
                view.root().applyCss();
                view.root().layout();
                test.accept(view);
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        done.join();
    }

    private static void press(MapView map, KeyCode... keys) {
        for (var key : keys) {
            map.cursor().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        }
    }

    @Test
    void boundsAndNodeAtAgreeAtEveryZoom() {
        withTwelve(view -> {
            for (var step : Step.ALL) {
                view.model().zoom().set(step);
                for (var node : view.model().model().get().nodes()) {
                    var bounds = view.map().boundsOf(node.name());
                    assertThat(bounds).isNotNull();
                    assertThat(view.map()
                                    .nodeAt(
                                            (bounds.getMinX() + bounds.getMaxX()) / 2,
                                            (bounds.getMinY() + bounds.getMaxY()) / 2))
                            .isEqualTo(node.name());
                }
            }
        });
    }

    @Test
    void whoPointsAtTheMapBetweenTwoFramesFindsNoNodeThatIsGone() {
        withTwelve(view -> {
            var before = view.model().model().get();
            var last = view.map().boundsOf(before.nodes().getLast().name());
            assertThat(last).isNotNull();
            var two = before.nodes().subList(0, 2);
            view.model().show(new TopologyModel(2, List.of(), null, two, List.of()));
            assertThat(view.map().nodeAt(last.getMinX() + 5, last.getMinY() + 5))
                    .isNull();
        });
    }

    @Test
    void aClickSelectsTheNodeAndTellsWhatWasHit() {
        withTwelve(view -> {
            var hits = new ArrayList<TopologyViewModel.Hit>();
            view.model().setOnHit(hits::add);
            var taint = view.map().sight().chipOf("gpu-1", "gpu=true:NoSchedule");
            assertThat(taint).isNotNull();
            Mouse.click(view.map(), taint.getMinX() + 5, taint.getMinY() + 5, MouseButton.PRIMARY);
            var pod = view.map().sight().podOf("worker-1", "f-1");
            assertThat(pod).isNotNull();
            Mouse.click(view.map(), pod.getMinX() + 5, pod.getMinY() + 5, MouseButton.SECONDARY);
            assertThat(hits)
                    .extracting(
                            TopologyViewModel.Hit::node,
                            hit -> hit.taint() == null ? "" : hit.taint().text(),
                            hit -> hit.pod() == null ? "" : hit.pod(),
                            TopologyViewModel.Hit::menu)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("gpu-1", "gpu=true:NoSchedule", "", false),
                            org.assertj.core.groups.Tuple.tuple("worker-1", "", "f-1", true));
            assertThat(view.model().selectedNode().get()).isEqualTo("worker-1");
        });
    }

    @Test
    void arrowsMoveTheCursorAndItSpeaks() {
        withTwelve(view -> {
            var hits = new ArrayList<String>();
            view.model().setOnHit(hit -> hits.add(hit.node()));
            press(view.map(), KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
            view.root().layout();
            assertThat(hits).isEqualTo(List.of("gpu-2"));
            assertThat(view.map().cursor().getAccessibleText())
                    .startsWith("gpu-2, Ready")
                    .contains("taint gpu=true:NoSchedule");
        });
    }

    @Test
    void aNodeOfTheSameNameInAnotherSessionIsNotTheOneThatTheCursorWasOn() {
        withTwelve(view -> {
            var twelve = DemoCluster.twelve();
            for (int session = 1; session <= 2; session++) {
                view.model().show(new TopologyModel(session, 1, twelve.lanes(), null, twelve.nodes(), List.of()));
                view.root().layout();
                assertThat(view.map().cursor().node()).as("session %s", session).isNull();
                press(view.map(), KeyCode.HOME);
                view.model().show(new TopologyModel(session, 2, twelve.lanes(), null, twelve.nodes(), List.of()));
                assertThat(view.map().cursor().node()).isNotNull();
            }
        });
    }

    @Test
    void whoHasTheFocusHereGoesOnWithKeysInAnotherSession() {
        withTwelve(view -> {
            var twelve = DemoCluster.twelve();
            var hits = new ArrayList<String>();
            view.model().setOnHit(hit -> hits.add(hit.node()));
            press(view.map(), KeyCode.END);
            view.model().show(new TopologyModel(7, 1, twelve.lanes(), null, twelve.nodes(), List.of()));
            view.root().layout();
            press(view.map(), KeyCode.P);
            assertThat(hits).containsExactly(twelve.nodes().getFirst().name());
        });
    }

    @Test
    void keysZoom() {
        withTwelve(view -> {
            view.model().zoom().set(Step.NORMAL);
            press(view.map(), KeyCode.HOME, KeyCode.MINUS, KeyCode.MINUS);
            assertThat(view.model().zoom().get()).isEqualTo(Step.NORMAL.out().out());
            press(view.map(), KeyCode.PLUS);
            assertThat(view.model().zoom().get()).isEqualTo(Step.NORMAL.out());
        });
    }

    @Test
    void anotherGroupingKeepsTheSelection() {
        withTwelve(view -> {
            view.model().selectedNode().set("worker-3");
            view.model().groupBy(new Grouping.Zone());
            view.root().layout();
            assertThat(view.map().boundsOf("worker-3")).isNotNull();
            assertThat(view.model().selectedNode().get()).isEqualTo("worker-3");
        });
    }

    @Test
    void theLegendSaysWhatItsWordsMean() {
        withTwelve(view -> {
            view.map().redraw();
            var said = IntStream.range(0, 900)
                    .mapToObj(x -> view.map().legendSays(x))
                    .distinct()
                    .toList();
            assertThat(said).contains(Term.READY.sentence(), Term.MISSCHEDULED.sentence());
            assertThat(said.getLast()).as("what there is no room for").contains("NoSchedule");
        });
    }
}
