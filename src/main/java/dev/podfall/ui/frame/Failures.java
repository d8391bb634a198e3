package dev.podfall.ui.frame;

import java.util.concurrent.CompletionStage;

/** Where failures go that nobody is there to hear of: to the handler of uncaught exceptions, which shows them. */
public final class Failures {
    private Failures() {}

    /** Sees to it that work whose result nobody waits for does not fail in silence. */
    @SuppressWarnings("FutureReturnValueIgnored") // What comes after is nothing but the telling.
    public static void surface(CompletionStage<?> work) {
        work.whenComplete((done, failed) -> {
            if (failed != null) {
                surface(failed);
            }
        });
    }

    /** Hands a failure to the handler of uncaught exceptions. */
    public static void surface(Throwable failed) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
    }
}
