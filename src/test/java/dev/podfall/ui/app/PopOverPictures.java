package dev.podfall.ui.app;

import dev.podfall.api.core.TaintEffect;
import dev.podfall.manifest.Source;
import dev.podfall.ui.act.NodeActViewModel.Tool;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Draws the popover while a taint is typed in it, and the window behind it: {@code FOLDER THEME SAMPLE NODE}. */
final class PopOverPictures {
    private PopOverPictures() {}

    public static void main(String[] args) throws Exception {
        Picture.startHeadless();
        var theme = Theme.valueOf(args[1]);
        var bench = on(() -> {
            var view = WindowView.load();
            view.model().theme().set(theme);
            var made = new Workbench(view);
            var stage = new Stage();
            stage.setScene(view.scene(1270, 780));
            stage.show();
            return made;
        });
        var source = new Source(args[2], Files.readString(Path.of("samples", args[2])));
        bench.loading()
                .prepare(List.of(source), session -> session.runFor(Duration.ofSeconds(60)))
                .join();
        bench.shown().join();
        on(() -> {
            bench.staging().acting().open(args[3], Tool.TAINT, 420, 420);
            bench.staging().acting().model().effect().set(TaintEffect.NO_EXECUTE);
            bench.staging().acting().model().key().set("maintenance");
            return true;
        });
        TimeUnit.SECONDS.sleep(3);
        on(() -> {
            bench.desk().topology().passAnimationTime(10_000);
            int number = 0;
            for (var window : List.copyOf(Window.getWindows())) {
                try {
                    Picture.take(window.getScene())
                            .write(Path.of(args[0], "popover-" + theme + "-" + number++ + ".png"));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            return true;
        });
        System.exit(0);
    }

    private static <T> T on(java.util.function.Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, Platform::runLater).join();
    }
}
