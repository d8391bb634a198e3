package dev.podfall.ui.app;

import dev.podfall.cluster.EngineFailure;
import dev.podfall.play.Moment;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Tells of failures in the bar under the menu: of the engine's, which a moment brings, and of those that nobody handles. */
final class FailureAlarm {
    private final Desk desk;
    private final TroubleView view;
    private @Nullable EngineFailure told;

    /** @param worker writes what the bar offers to save */
    FailureAlarm(Desk desk, Executor worker) {
        this.desk = desk;
        this.view = TroubleView.load(worker);
    }

    /** The bar. */
    TroubleView view() {
        return view;
    }

    /** The next moment is on the screen. */
    void show(Moment moment) {
        var failure = moment.frame().failure();
        if (failure != null && failure != told) {
            told = failure;
            view.dismiss();
            view.tell(Trouble.of(failure, moment.frame()));
        }
    }

    /** From now on failures that nobody handles are shown, and printed for whoever started the program. */
    void catchAll() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            uncaught(thread, failure);
        });
    }

    /** Any thread. */
    private void uncaught(Thread thread, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Platform.runLater(() -> {
            var moment = desk.shown();
            if (cause instanceof EngineFailure && cause == told) {
                // The moment has brought it, with the world as it was left.
                return;
            }
            view.tell(Trouble.of(cause, thread.getName(), moment == null ? null : moment.frame()));
        });
    }
}
