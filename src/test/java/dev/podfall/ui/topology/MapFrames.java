package dev.podfall.ui.topology;

import dev.podfall.ui.app.Picture;
import dev.podfall.ui.style.Theme;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * What a frame of the map costs, in milliseconds: median and 95th percentile of the processor time of painting, and of the
 * whole frame drawn by the software pipeline, while pods land all the time: {@code MapFrames [NODES]}.
 */
final class MapFrames {
    private static final int WARM = 40;
    private static final int MEASURED = 120;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private MapFrames() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            int nodes = args.length > 0 ? Integer.parseInt(args[0]) : 15_000;
            Picture.startHeadless();
            for (int percent : List.of(2, 9, 28, 40, 60, 80, 100, 200)) {
                measure(nodes, Step.ofPercent(percent));
            }
            exit = 0;
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
        System.exit(exit);
    }

    private static void measure(int nodes, Step step) {
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            try {
                var view = TopologyView.load();
                var scene = new Scene(view.root(), 1600, 1000);
                Theme.LIGHT.apply(scene);
                var model = DemoCluster.many(nodes);
                view.model().show(model);
                view.root().applyCss();
                view.root().layout();
                view.model().zoom().set(step);
                var paint = new double[MEASURED];
                var whole = new double[MEASURED];
                for (int i = -WARM; i < MEASURED; i++) {
                    var next = changed(model, i + WARM);
                    long start = System.nanoTime();
                    long busy = CLOCK.getCurrentThreadCpuTime();
                    view.model().show(next);
                    view.root().layout();
                    long painted = CLOCK.getCurrentThreadCpuTime();
                    scene.snapshot(null);
                    long drawn = System.nanoTime();
                    if (i >= 0) {
                        paint[i] = (painted - busy) / 1e6;
                        whole[i] = (drawn - start) / 1e6;
                    }
                    model = next;
                }
                System.out.printf(
                        Locale.ROOT,
                        "%6d nodes  %3d%%  paint %6.2f / %6.2f  frame %6.2f / %6.2f%n",
                        nodes,
                        step.percent(),
                        share(paint, 0.5),
                        share(paint, 0.95),
                        share(whole, 0.5),
                        share(whole, 0.95));
                done.complete(true);
            } catch (RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        done.join();
    }

    private static double share(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** Another node has its pods in another order: a tile that is new, as when something has landed. */
    private static TopologyModel changed(TopologyModel model, int frame) {
        var tiles = new java.util.ArrayList<>(model.nodes());
        int at = frame % tiles.size();
        var tile = tiles.get(at);
        tiles.set(at, DemoCluster.with(tile, tile.taints(), tile.pods().reversed(), tile.verdict()));
        return new TopologyModel(model.step() + 1, model.lanes(), model.selectedLane(), tiles, model.pending());
    }
}
