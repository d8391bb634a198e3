package dev.podfall.cli;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import dev.podfall.explain.RestText;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * How virtual time passes after the load and after each command.
 *
 * @param duration of {@code --for}; null until the cluster is at rest
 */
record Passing(@Nullable Duration duration) {
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

    /** Lets time pass; says on {@code err} if a limit was met. */
    void pass(Session session, PrintWriter err) {
        var unrest = duration == null ? session.runToRest() : passed(session, duration);
        if (unrest != null && !unrest.reached()) {
            err.println("podfall: " + RestText.of(unrest));
        }
    }

    private static @Nullable Rest passed(Session session, Duration time) {
        return session.runFor(Limits.within(time, session.state()));
    }
}
