package dev.podfall.ui.app;

import dev.podfall.ui.app.StatusModel.DaemonSetStatus;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.topology.DemoCluster;
import dev.podfall.ui.topology.TopologyModel;
import dev.podfall.ui.topology.TopologyView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Draws the window with invented data, to look at: {@code java ... DemoPictures target/pictures}. */
final class DemoPictures {
    private DemoPictures() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            drawAll(Path.of(args.length > 0 ? args[0] : "target"));
            exit = 0;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
        }
        // The toolkit's thread would keep the program alive.
        System.exit(exit);
    }

    private static void drawAll(Path folder) throws IOException {
        for (var theme : Theme.values()) {
            draw(folder, "12", theme, DemoCluster.twelve());
            draw(folder, "200", theme, DemoCluster.many(200));
            draw(folder, "15k", theme, DemoCluster.many(15_000));
            fly(folder, theme);
        }
    }

    private static void draw(Path folder, String name, Theme theme, TopologyModel cluster) throws IOException {
        Picture.of(() -> {
                    var view = WindowView.load();
                    view.model().theme().set(theme);
                    view.model().timeIs(Duration.ofMillis(161_300), false, true);
                    view.model().status().set(status(cluster));
                    var topology = TopologyView.load();
                    topology.model().show(cluster);
                    topology.model()
                            .selectedNode()
                            .set(cluster.nodes().getLast().name());
                    view.setCentre(topology.root());
                    return view.scene(1600, 1000);
                })
                .write(folder.resolve("window-" + name + "-" + theme + ".png"));
    }

    private static void fly(Path folder, Theme theme) throws IOException {
        Picture.of(() -> {
                    var view = WindowView.load();
                    view.model().theme().set(theme);
                    var topology = TopologyView.load();
                    view.setCentre(topology.root());
                    var scene = view.scene(1600, 1000);
                    topology.model().show(DemoCluster.empty());
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    topology.model().show(DemoCluster.twelve());
                    topology.passAnimationTime(0);
                    topology.passAnimationTime(50);
                    topology.passAnimationTime(290);
                    return scene;
                })
                .write(folder.resolve("flight-" + theme + ".png"));
    }

    private static StatusModel status(TopologyModel cluster) {
        return new StatusModel(
                List.of(new DaemonSetStatus("fluentd", 0, 9, 9, 7, 7, 7, 1)),
                "Rolling update 7 of 9 · maxUnavailable 1",
                cluster.nodes().size(),
                31,
                "");
    }
}
