package dev.podfall.cluster;

import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Timer;
import dev.podfall.sim.TimerQueue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs: something will be done when it ends, unless it is stopped before.
 *
 * @param actor who will do it
 * @param what will be done
 * @param at virtual time
 */
public record Pending(Clock clock, String actor, Phrase what, Instant at) {

    /** What runs first of all that could change anything; null if nothing does. */
    static @Nullable Pending next(TimerQueue timers) {
        return timers.pending()
                .filter(timer -> !timer.background())
                .findFirst()
                .map(Pending::of)
                .orElse(null);
    }

    static Pending of(Timer timer) {
        return new Pending(timer.clock(), timer.actor(), timer.what(), timer.at());
    }
}
