package dev.podfall.ui.frame;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Answers to the screen's thread of what was done on others. */
public final class OnScreen {
    private OnScreen() {}

    /**
     * The same result, or the same failure, on the screen's thread. A failure passes by all that would have been done there,
     * so what is told of it would be told wherever it came about.
     */
    public static <T extends @Nullable Object> CompletableFuture<T> of(CompletionStage<T> work) {
        return work.whenCompleteAsync((done, failed) -> {}, Platform::runLater).toCompletableFuture();
    }
}
