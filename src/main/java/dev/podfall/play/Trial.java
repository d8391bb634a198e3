package dev.podfall.play;

import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Session;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is tried out beside the session that is shown, and kept.
 *
 * @param course what it leaves
 * @param whole a fork of the course's session, the trial's own
 * @param steps where it leaves
 * @param at the virtual time there
 * @param opened which of the player's sessions it is
 */
record Trial(Course course, Session whole, int steps, Instant at, long opened) {

    /**
     * What came of it.
     *
     * @param before the session where the trial left
     * @param after the session when it had come to rest, or had met a limit
     */
    record Outcome<T extends @Nullable Object>(Session before, Session after, T answer, Rest rest) {}

    /** Any thread; takes as long as the cluster takes to come to rest. */
    <T extends @Nullable Object> Outcome<T> run(Function<Session, T> doing, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw unwanted();
        }
        var before = Courses.at(whole, steps, at);
        var after = before.fork();
        var answer = doing.apply(after);
        var rest = after.runToRest(Limits.toRest(after.state()), cancelled);
        if (rest instanceof Rest.Cancelled) {
            throw unwanted();
        }
        return new Outcome<>(before, after, answer, rest);
    }

    static CancellationException unwanted() {
        return new CancellationException("nobody wants the branch any more");
    }
}
