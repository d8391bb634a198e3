package dev.podfall.ui.app;

import dev.podfall.language.Wording;
import dev.podfall.ui.text.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;

/** Tests of the whole window, open on a screen that nobody sees; no wait of theirs is without a limit. */
abstract class LiveWindow {
    private static final int LONGEST_SECONDS = 60;

    Workbench workbench;
    Stage stage;

    /** @param wording what the window speaks from the beginning */
    final void open(Wording wording, double width, double height) {
        Picture.startHeadless();
        workbench = onScreen(() -> {
            Words.use(wording);
            var window = WindowView.load();
            var bench = new Workbench(window);
            stage = new Stage();
            stage.setTitle("Podfall");
            stage.setScene(window.scene(width, height));
            stage.show();
            return bench;
        });
    }

    @AfterEach
    final void close() {
        doOnScreen(() -> {
            stage.hide();
            Words.use(Wording.ENGLISH);
        });
        workbench.player().close();
    }

    static <T> T onScreen(Supplier<T> task) {
        return Platform.isFxApplicationThread()
                ? task.get()
                : CompletableFuture.supplyAsync(task, Platform::runLater)
                        .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                        .join();
    }

    static void doOnScreen(Runnable task) {
        onScreen(() -> {
            task.run();
            return true;
        });
    }

    /** Waits until everything that has happened so far is on the screen. */
    final void shown() {
        workbench.shown().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Until it is so; every turn waits for what is worked on, and there is an end to the turns. */
    final void until(BooleanSupplier condition) {
        for (int i = 0; i < 500; i++) {
            if (onScreen(condition::getAsBoolean)) {
                return;
            }
            shown();
        }
        throw new AssertionError("it never came");
    }

    /** The same for what may take seconds: loading of large texts, on a thread of its own. */
    final void waitFor(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came");
            }
            shown();
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    final Parent root() {
        return workbench.desk().view().root();
    }
}
