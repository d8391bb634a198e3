package dev.podfall.ui.app;

import dev.podfall.cluster.Sabotage;
import dev.podfall.explain.Lab;
import dev.podfall.play.Pace;
import dev.podfall.ui.style.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;

/** Draws the window after an error of the engine: {@code TroublePictures FOLDER}. */
final class TroublePictures {
    private TroublePictures() {}

    public static void main(String[] args) throws Exception {
        Picture.startHeadless();
        for (var theme : Theme.values()) {
            var scenes = new CompletableFuture<Scene>();
            var benches = new CompletableFuture<Workbench>();
            Platform.runLater(() -> {
                var window = WindowView.load();
                window.model().theme().set(theme);
                scenes.complete(window.scene(1440, 900));
                benches.complete(new Workbench(window));
            });
            var bench = benches.join();
            var session = Lab.sample("03-control-plane.yaml").runFor(30).session();
            bench.player().pace(Pace.MAX);
            bench.player()
                    .open(Sabotage.in(session, Duration.ofSeconds(5), new IllegalStateException("a bug of ours")));
            bench.player().play();
            for (int i = 0; i < 50; i++) {
                bench.shown().join();
            }
            var folder = Path.of(args[0]);
            var name = "trouble-" + theme.name().toLowerCase(Locale.ROOT);
            Picture.of(scenes::join).write(folder.resolve(name + ".png"));
            CompletableFuture.runAsync(
                            () -> ((ToggleButton) bench.trouble().root().lookup("#more")).setSelected(true),
                            Platform::runLater)
                    .join();
            Picture.of(scenes::join).write(folder.resolve(name + "-more.png"));
        }
        System.exit(0);
    }
}
