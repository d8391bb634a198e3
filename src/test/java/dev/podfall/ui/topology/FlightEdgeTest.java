package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** What flies to or from a tile that is scrolled out of sight stays on the map. */
class FlightEdgeTest {
    private static final int HEIGHT = 480;
    private static final String LAST = "n23";

    @Test
    void whatFallsBeyondTheLowerEdgeDoesNotCoverTheLegend() {
        Picture.startHeadless();
        CompletableFuture.runAsync(FlightEdgeTest::evictBelow, Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static void evictBelow() {
        var view = TopologyView.load();
        var scene = new Scene(view.root(), 700, HEIGHT);
        Theme.LIGHT.apply(scene);
        view.model().show(model(1, true));
        view.root().applyCss();
        view.root().layout();
        view.model().zoom().set(Step.NORMAL);
        view.root().layout();
        var tile = view.map().boundsOf(LAST);
        assertThat(tile).isNotNull();
        assertThat(tile.getMinY()).isGreaterThan(view.map().mapHeight());
        var layer = view.root().lookupAll("*").stream()
                .filter(FlightLayer.class::isInstance)
                .findFirst()
                .orElseThrow();

        view.model().show(model(2, false));
        int edge = (int) view.map().getBoundsInParent().getMinY() + view.map().mapHeight();
        boolean above = false;
        for (int frame = 0; frame < 20; frame++) {
            view.passAnimationTime(60);
            view.root().layout();
            above |= hasInk(layer, 0, edge);
            assertThat(hasInk(layer, edge, HEIGHT)).as("frame %d", frame).isFalse();
        }
        assertThat(above).as("it is seen going at the edge").isTrue();
    }

    private static boolean hasInk(Node layer, int top, int bottom) {
        var wanted = new SnapshotParameters();
        wanted.setFill(Color.TRANSPARENT);
        wanted.setViewport(new Rectangle2D(0, top, 700, bottom - top));
        var pixels =
                layer.snapshot(wanted, new WritableImage(700, bottom - top)).getPixelReader();
        for (int y = 0; y < bottom - top; y++) {
            for (int x = 0; x < 700; x++) {
                if (pixels.getArgb(x, y) >>> 24 != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static TopologyModel model(int step, boolean runs) {
        var nodes = new ArrayList<NodeTile>();
        for (int i = 0; i < 24; i++) {
            var node = DemoCluster.node("n" + i, "pool", Map.of());
            var pods = List.of(DemoCluster.pod("p" + i, 1, 1, PodMark.State.READY));
            nodes.add(runs || !node.name().equals(LAST) ? DemoCluster.with(node, List.of(), pods, Verdict.NONE) : node);
        }
        return new TopologyModel(step, List.of(), null, nodes, List.of());
    }
}
