package dev.podfall.cli;

import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.explain.RestText;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a session's time passes between the commands that it is given: a fixed while, or until it is at rest. */
record Passing(@Nullable Duration fixed) {

    /** Lets time pass; says on {@code err} when a limit was met. */
    void pass(Session session, PrintWriter err) {
        if (fixed == null) {
            var said = RestText.of(session.runToRest());
            if (!said.isEmpty()) {
                err.println("podfall: " + said);
            }
            return;
        }
        var stopped = session.runUntil(
                session.now().plus(fixed), Limits.within(fixed, session.state()).steps());
        if (stopped != null) {
            err.println("podfall: " + RestText.of(stopped));
        }
    }
}
