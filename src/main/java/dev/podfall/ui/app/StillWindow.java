package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.manifest.Source;
import dev.podfall.ui.style.Theme;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;

/** The window without a display: load, choose, take its picture. For callers that know no toolkit; each call waits. */
public final class StillWindow implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Workbench workbench;
    private final Scene scene;

    private StillWindow(Workbench workbench, Scene scene) {
        this.workbench = workbench;
        this.scene = scene;
    }

    /**
     * Starts the toolkit and makes a window.
     *
     * @throws IllegalStateException in one sentence if the toolkit does not start, or takes longer than a minute
     */
    public static StillWindow open(int width, int height, Theme theme) {
        var opened = CompletableFuture.runAsync(Picture::startHeadless, StillWindow::start)
                .thenApplyAsync(
                        _ -> {
                            var window = WindowView.load();
                            window.model().theme().set(theme);
                            var workbench = new Workbench(window);
                            return new StillWindow(workbench, window.scene(width, height));
                        },
                        Platform::runLater)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            return opened.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException(
                    failed.getCause() instanceof TimeoutException
                            ? Words.of("window.no-toolkit", PATIENCE_SECONDS)
                            : Words.of("window.toolkit-failed", String.valueOf(failed.getCause())),
                    failed);
        }
    }

    /** Not on the caller's thread: a toolkit that never starts must not keep it. */
    private static void start(Runnable task) {
        Thread.ofPlatform().daemon().name("podfall-toolkit").start(task);
    }

    /**
     * Begins a session with these manifests and does something to it.
     *
     * @return whether they were loaded
     */
    public boolean load(List<Source> sources, Consumer<Session> then) {
        boolean loaded = workbench.prepare(sources, then).join();
        workbench.shown().join();
        return loaded;
    }

    /** Chooses things; {@code choose} is called on the screen's thread. */
    public void choose(Consumer<Workbench> choose) {
        CompletableFuture.runAsync(() -> choose.accept(workbench), Platform::runLater)
                .join();
        workbench.shown().join();
    }

    /** The picture when everything has landed. */
    public Picture picture() {
        choose(bench -> bench.desk().topology().passAnimationTime(10_000));
        return Picture.of(() -> scene);
    }

    /** Ends the toolkit: no other window can be opened in this program. */
    @Override
    public void close() {
        workbench.player().close();
        Platform.exit();
    }
}
