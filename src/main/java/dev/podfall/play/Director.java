package dev.podfall.play;

import dev.podfall.cluster.Step;
import dev.podfall.explain.caption.Captions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * Says how long each step is seen, and how fast the clock runs where nothing is to be seen. It knows no wall's clock and
 * nothing of what is to come: the same steps after the same time are seen in the same way.
 *
 * <p>A step is held for as long as its {@link Sight} deserves. What comes in a burst is held shorter and shorter, so that all
 * of it takes {@link #BURST} at most: a few pods come one after the other, thousands as a wave. In between virtual time
 * passes as on the wall at first, then twice as fast with every {@link #DOUBLING}: a minute takes two seconds, an hour
 * three.
 */
final class Director {
    /** Nanoseconds in which all of a burst is seen: a stream of small things, or what is large of one kind. */
    private static final double BURST = 2.3e9;

    /** What is so far apart, in virtual time, is no burst. */
    private static final Duration APART = Duration.ofMillis(500);

    /** What somebody has done is looked at before anybody answers, in nanoseconds. */
    private static final double BEAT = 0.7e9;

    /** How long pods are seen waiting for a node before anything else happens, in nanoseconds. */
    private static final double TRAY = 0.45e9;

    /** Nanoseconds for which the clock runs as on the wall after something was seen. */
    private static final double STEADY = 0.4e9;

    /** Nanoseconds after which it runs twice as fast, again and again. */
    private static final double DOUBLING = 0.2e9;

    /** No more virtual nanoseconds than that pass at once. */
    private static final double LONGEST = 86_400e9;

    private static final double RATE = Math.log(2) / DOUBLING;

    private final EnumMap<Sight, Burst> bursts = new EnumMap<>(Sight.class);
    private Burst stream = new Burst();
    private double hold;

    /** How long nothing was to be seen, in nanoseconds of the wall. */
    private double quiet;

    /** What comes of one kind, one closely after the other. */
    private static final class Burst {
        private double share = 1;
        private @Nullable Instant last;

        /** Nanoseconds for the next one. */
        double next(double nanos, Instant at) {
            var before = last;
            if (before != null && Duration.between(before, at).compareTo(APART) > 0) {
                share = 1;
            }
            last = at;
            double own = nanos * share;
            share *= 1 - nanos / BURST;
            return own;
        }
    }

    /** Another world is on the stage: it is looked at before anything happens. */
    void enter() {
        bursts.clear();
        stream = new Burst();
        quiet = 0;
        hold = BEAT;
    }

    /** Somebody has done something. */
    void acted() {
        quiet = 0;
        hold = Math.max(hold, BEAT);
    }

    /** A step is seen from now on, with all that it has changed. */
    void seen(Step step) {
        boolean born = false;
        for (var fact : Captions.facts(step)) {
            var sight = Sight.of(fact);
            if (sight != Sight.NOTHING) {
                var burst = sight.streams() ? stream : bursts.computeIfAbsent(sight, kind -> new Burst());
                hold += burst.next(sight.millis() * 1e6, step.at());
                quiet = 0;
                born |= sight == Sight.BORN;
            }
        }
        if (born) {
            hold += TRAY * stream.share;
        }
    }

    /**
     * Holds what is seen.
     *
     * @return what is left of these nanoseconds
     */
    double hold(double nanos) {
        double used = Math.min(nanos, hold);
        hold -= used;
        return nanos - used;
    }

    /** How much virtual time may pass in so much of the wall's, both in nanoseconds, if nothing is seen meanwhile. */
    double passing(double nanos) {
        return Math.min(LONGEST, virtual(quiet + nanos) - virtual(quiet));
    }

    /**
     * So much virtual time has passed without anything to be seen.
     *
     * @return how much of the wall's it took, both in nanoseconds
     */
    double passed(double nanos) {
        double until = wall(virtual(quiet) + nanos);
        double took = until - quiet;
        quiet = until;
        return took;
    }

    /** Whether the clock runs faster than the wall's by now. */
    boolean isHurrying() {
        return quiet > STEADY;
    }

    private static double virtual(double quiet) {
        return quiet <= STEADY ? quiet : STEADY + Math.expm1(RATE * (quiet - STEADY)) / RATE;
    }

    private static double wall(double virtual) {
        return virtual <= STEADY ? virtual : STEADY + Math.log1p(RATE * (virtual - STEADY)) / RATE;
    }
}
