package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/** The headers over a map of cells while one pod after another becomes ready. */
class FarHeadersTest {
    private static final int POOLS = 3;
    private static final int EACH = 800;
    private static final int WIDTH = 640;

    @Test
    void aHeaderThatIsWrittenAgainAndAgainIsTheOneThatIsWrittenOnce() {
        Picture.startHeadless();
        CompletableFuture.runAsync(
                        () -> {
                            var followed = view();
                            var tiles = waiting();
                            show(followed, tiles, 1);
                            for (int i = 0; i < 25; i++) {
                                tiles = oneMore(tiles, i * 7);
                                show(followed, tiles, i + 2);
                            }
                            var anew = view();
                            show(anew, tiles, 1);
                            assertThat(followed.model().zoom().get().isFar()).isTrue();
                            assertThat(headers(followed)).isEqualTo(headers(anew));
                        },
                        Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static TopologyView view() {
        var view = TopologyView.load();
        Theme.LIGHT.apply(new Scene(view.root(), WIDTH, 420));
        return view;
    }

    private static List<NodeTile> waiting() {
        var waits = new Verdict(Verdict.Kind.WAITS, "waits", "");
        return IntStream.range(0, POOLS * EACH)
                .mapToObj(i -> DemoCluster.with(
                        DemoCluster.node("n" + i, "p" + i / EACH, Map.of()), List.of(), List.of(), waits))
                .toList();
    }

    /** One more node of every pool is ready; the others' tiles stay what they were. */
    private static List<NodeTile> oneMore(List<NodeTile> tiles, int which) {
        var runs = new Verdict(Verdict.Kind.RUNS, "runs", "");
        var next = new ArrayList<>(tiles);
        for (int pool = 0; pool < POOLS; pool++) {
            int at = pool * EACH + which;
            next.set(at, DemoCluster.with(next.get(at), List.of(), List.of(), runs));
        }
        return next;
    }

    private static void show(TopologyView view, List<NodeTile> nodes, int step) {
        view.model().show(new TopologyModel(step, List.of(), null, nodes, List.of()));
        view.root().applyCss();
        view.root().layout();
        // A picture is drawn before the next is begun, as in a window.
        headers(view);
    }

    /** The pixels of all headers, row by row. */
    private static List<Integer> headers(TopologyView view) {
        var map = view.map();
        double corner = map.getBoundsInParent().getMinY();
        var pixels = new ArrayList<Integer>();
        for (var block : map.mapLayout().blocks()) {
            int height = MapLayout.HEADER - Sprites.HALO;
            var wanted = new SnapshotParameters();
            wanted.setViewport(new Rectangle2D(0, corner + block.y() - map.scrollTop(), WIDTH, height));
            var image = map.snapshot(wanted, new WritableImage(WIDTH, height)).getPixelReader();
            IntStream.range(0, height * WIDTH).forEach(i -> pixels.add(image.getArgb(i % WIDTH, i / WIDTH)));
        }
        return pixels;
    }
}
