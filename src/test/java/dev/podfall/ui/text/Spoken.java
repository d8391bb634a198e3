package dev.podfall.ui.text;

import dev.podfall.language.Wording;
import dev.podfall.ui.app.Picture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** What the window speaks, for tests that run beside the screen's thread. */
public final class Spoken {
    private Spoken() {}

    /** From now on it is this language; windows that other tests have opened follow. */
    public static void use(Wording wording) {
        onScreen(() -> Words.use(wording));
    }

    /** Done once this returns, or fails. */
    public static void onScreen(Runnable task) {
        Picture.startHeadless();
        CompletableFuture.runAsync(task, Platform::runLater)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
