package dev.podfall.cli;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.cluster.Session;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * How virtual time passes after the load and after each command.
 *
 * @param duration of {@code --for}; null until nothing changes any more
 */
record Passing(@Nullable Duration duration) {
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Reads {@code --for}.
     *
     * @throws ParameterException if it is no duration, or a negative one
     */
    static Passing parse(@Nullable String text, CommandLine commandLine) {
        if (text == null) {
            return new Passing(null);
        }
        Duration duration;
        try {
            duration = GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    commandLine, "--for " + text + ": " + e.getMessage() + ". Write it as 90s or 5m.", e);
        }
        if (duration.isNegative()) {
            throw new ParameterException(
                    commandLine, "--for " + text + ": time does not run backwards. Write it as 90s or 5m.");
        }
        return new Passing(duration);
    }

    void pass(Session session) {
        if (duration == null) {
            session.runToRest(QUIET, LONGEST);
        } else {
            session.runFor(duration);
        }
    }
}
