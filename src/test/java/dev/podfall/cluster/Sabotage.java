package dev.podfall.cluster;

import dev.podfall.language.Phrase;
import java.time.Duration;

/** Makes a session's engine fail, as an error of ours would. */
public final class Sabotage {
    private Sabotage() {}

    /** Somebody's turn fails so. */
    public static Session in(Session session, Duration delay, Throwable failure) {
        session.timers()
                .<Throwable>port("sabotage", Sabotage::<RuntimeException>fail)
                .after(delay, "test-controller", Phrase.of("timer.sync", "default/agent"), failure);
        return session;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void fail(Throwable failure) throws T {
        throw (T) failure;
    }
}
