package dev.podfall.cluster;

import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Timer;
import java.time.Instant;

/**
 * A clock that runs: something will be done when it ends, unless it is stopped before.
 *
 * @param actor who will do it
 * @param what will be done
 * @param at virtual time
 */
public record Pending(Clock clock, String actor, Phrase what, Instant at) {

    static Pending of(Timer timer) {
        return new Pending(timer.clock(), timer.actor(), timer.what(), timer.at());
    }
}
