package dev.podfall.cli;

import dev.podfall.api.meta.GoDuration;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * How virtual time passes after the load and after each command.
 *
 * @param duration of {@code --for}; null until the cluster is at rest
 */
record Passing(@Nullable Duration duration) {
    /**
     * Reads {@code --for}.
     *
     * @throws BadArgument if it is no duration, or a negative one
     */
    static Passing parse(@Nullable String text, CommandLine commandLine) {
        return new Passing(text == null ? null : duration("--for", text, commandLine));
    }

    /**
     * Reads what was written after an option.
     *
     * @throws BadArgument if it is no duration, or a negative one
     */
    static Duration duration(String option, String text, CommandLine commandLine) {
        Duration duration;
        try {
            duration = GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadArgument(
                    commandLine,
                    Phrase.of("cli.time.unreadable", option, text, Objects.requireNonNullElse(e.getMessage(), "")));
        }
        if (duration.isNegative()) {
            throw new BadArgument(commandLine, Phrase.of("cli.time.backwards", option, text));
        }
        return duration;
    }

    /** Lets time pass; says so if a limit was met. */
    void pass(Session session, Terminal terminal) {
        var unrest = duration == null ? session.runToRest() : passed(session, duration);
        if (unrest != null) {
            terminal.say(unrest);
        }
    }

    private static @Nullable Rest passed(Session session, Duration time) {
        return session.runFor(Limits.within(time, session.state()));
    }
}
