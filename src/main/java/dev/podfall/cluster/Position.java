package dev.podfall.cluster;

import java.time.Instant;

/**
 * An exact place in a session.
 *
 * @param timersRun how many timers have run
 * @param commands how many commands have been executed
 * @param at virtual time
 */
public record Position(long timersRun, int commands, Instant at) {

    /** Whether a session that is here has done something that one which is there has not. */
    boolean isAfter(Position other) {
        return timersRun > other.timersRun || commands > other.commands;
    }
}
