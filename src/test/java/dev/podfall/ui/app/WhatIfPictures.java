package dev.podfall.ui.app;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.style.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/** Draws the window with staged changes: {@code FOLDER SAMPLE THEME NAMESPACE/DAEMONSET NODE LINE...}. */
final class WhatIfPictures {
    private WhatIfPictures() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var theme = Theme.valueOf(args[2]);
        var window = StillWindow.open(1600, 1000, theme, Wording.ENGLISH);
        var source = new Source(args[1], Files.readString(Path.of("samples", args[1])));
        window.load(List.of(source), session -> session.runFor(Duration.ofSeconds(60)));
        var lines = List.of(args).subList(5, args.length).stream()
                .map(ConsoleLine::of)
                .toList();
        window.choose(bench -> {
            bench.desk().selection().daemonSet(key(args[3]));
            bench.desk().selection().node(args[4]);
            bench.staging().stage(lines);
        });
        long end = System.nanoTime() + 20_000_000_000L;
        while (!known(window) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        window.choose(bench -> {});
        window.picture().write(Path.of(args[0], "what-if-" + theme + ".png"));
        System.exit(0);
    }

    private static boolean known(StillWindow window) {
        var known = new CompletableFuture<Boolean>();
        window.choose(
                bench -> known.complete(bench.staging().whatIf().model().get().known()));
        return known.join();
    }

    static ObjectKey key(String text) {
        int slash = text.indexOf('/');
        return ObjectKey.of(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Runs on the screen's thread and waits for it. */
    static void onScreen(Runnable task) {
        CompletableFuture.runAsync(task, Platform::runLater).join();
    }
}
