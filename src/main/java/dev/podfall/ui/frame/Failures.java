package dev.podfall.ui.frame;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Where failures go that nobody is there to hear of: to the handler of uncaught exceptions, which shows them. */
public final class Failures {
    private Failures() {}

    /**
     * Sees to it that work whose result nobody waits for does not fail in silence. What was cancelled has not failed: its
     * window or its session is gone.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What comes after is nothing but the telling.
    public static void surface(CompletionStage<?> work) {
        work.whenComplete((done, failed) -> {
            if (failed != null && !isCancelled(failed)) {
                surface(failed);
            }
        });
    }

    /** Whether nobody wanted the work any more, and nothing went wrong. */
    public static boolean isCancelled(Throwable failed) {
        return failed instanceof CancellationException
                || failed instanceof CompletionException && failed.getCause() != null && isCancelled(failed.getCause());
    }

    /** Hands a failure to the handler of uncaught exceptions. */
    public static void surface(Throwable failed) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
    }
}
