package dev.podfall.sim;

import dev.podfall.language.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Where a component's timers come back to it. A component opens its ports when it is made; in a fork the new component
 * opens ports of the same names, and gets what the old one had scheduled.
 *
 * @param <M> what comes back: immutable, and the same types in every fork
 */
public final class Port<M> {
    private final TimerQueue timers;
    private final String name;
    private final Consumer<M> receiver;

    Port(TimerQueue timers, String name, Consumer<M> receiver) {
        this.timers = timers;
        this.name = name;
        this.receiver = receiver;
    }

    /** A turn that is taken after a delay. */
    public Timer after(Duration delay, String actor, Phrase what, M message) {
        return after(delay, actor, what, Clock.TURN, message);
    }

    /** @param running what sort of wait it ends, for those who ask what is still going on */
    public Timer after(Duration delay, String actor, Phrase what, Clock running, M message) {
        return at(timers.clock().now().plus(delay), actor, what, running, message);
    }

    /** A turn that is taken at a time; one in the past is due at once. */
    public Timer at(Instant time, String actor, Phrase what, M message) {
        return at(time, actor, what, Clock.TURN, message);
    }

    /** @param running what sort of wait it ends, for those who ask what is still going on */
    public Timer at(Instant time, String actor, Phrase what, Clock running, M message) {
        return timers.add(time, actor, what, running, false, name, message);
    }

    /** What recurs for ever by itself: rest does not wait for it. */
    public Timer background(Instant time, String actor, Phrase what, M message) {
        return background(time, actor, what, Clock.TURN, message);
    }

    /** @param running what sort of wait it ends, for those who ask what is still going on */
    public Timer background(Instant time, String actor, Phrase what, Clock running, M message) {
        return timers.add(time, actor, what, running, true, name, message);
    }

    @SuppressWarnings("unchecked") // Only a port of that name has scheduled it, and those have all the same type.
    void deliver(Object message) {
        receiver.accept((M) message);
    }
}
