package dev.podfall.ui.app;

import dev.podfall.manifest.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Window;

/** Opens the real window without a display and takes a picture every now and then: {@code FOLDER SAMPLE MILLIS...}. */
final class LivePictures {
    private LivePictures() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.lcdtext", "false");
        var sample = new Source(args[1], Files.readString(Path.of("samples", args[1])));
        App.open(null, App.First.REGIONS, window -> {
            var workbench = new Workbench(window);
            dev.podfall.ui.frame.Failures.surface(workbench.loading().open(List.of(sample)));
            return workbench;
        });
        long start = System.nanoTime();
        for (int i = 2; i < args.length; i++) {
            long due = Long.parseLong(args[i]) - (System.nanoTime() - start) / 1_000_000;
            Thread.sleep(Math.max(0, due));
            take(Path.of(args[0], "live-" + args[i] + ".png"));
        }
        System.exit(0);
    }

    private static void take(Path file) {
        var done = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            try {
                var picture = Picture.take(Window.getWindows().getFirst().getScene());
                picture.write(file);
                done.complete(true);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
    }
}
