package dev.podfall.ui.frame;

import dev.podfall.explain.RolloutDiagnosis;
import dev.podfall.explain.RolloutWords;
import dev.podfall.explain.StaleCounters;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;

/** Says in a line how far a DaemonSet is and what it waits for, in the window's language: the status bar's words. */
public final class RolloutText {
    private RolloutText() {}

    /** Empty if there is nothing to say. */
    public static String of(RolloutDiagnosis diagnosis) {
        return Words.say(RolloutWords.of(diagnosis));
    }

    /** Why nothing goes on; empty if it does, or may. */
    public static String stuck(RolloutDiagnosis diagnosis) {
        return Words.say(RolloutWords.stuck(diagnosis));
    }

    /** @param start virtual time at the session's beginning */
    public static String of(StaleCounters stale, Instant start) {
        return Words.say(RolloutWords.of(stale, at -> ClockText.brief(Duration.between(start, at))));
    }
}
