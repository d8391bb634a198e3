package dev.podfall.controller.nodelifecycle;

import java.time.Duration;
import java.time.Instant;

/** Instants at a fixed interval, as of a loop that never stops. */
record Grid(Instant origin, Duration interval) {

    Instant atOrAfter(Instant time) {
        if (!time.isAfter(origin)) {
            return origin;
        }
        long whole = Duration.between(origin, time).dividedBy(interval);
        var at = origin.plus(interval.multipliedBy(whole));
        return at.isBefore(time) ? at.plus(interval) : at;
    }

    Instant after(Instant time) {
        return atOrAfter(time.plusNanos(1));
    }
}
