package dev.podfall.ui.timeline;

import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import dev.podfall.explain.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * The revisions that are on their way from their old number to their new one, on a clock of their own in milliseconds, as
 * {@code ui.topology.Flights}. The clock stands while they are frozen. Screen's thread only; knows no toolkit.
 */
final class RevisionFlights {
    /** From the lift to the landing: the director holds the step for longer ({@code play.Sight.RENUMBERED}). */
    static final double MILLIS = 1_500;

    /** The share of the time in which it is lifted and its old number struck out, and after which it has arrived. */
    private static final double LIFTED = 0.16;

    private static final double ARRIVED = 0.86;

    private final List<Timed> timed = new ArrayList<>();
    private double clock;
    private boolean frozen;
    private boolean reduced;
    private long session = Long.MIN_VALUE;
    private long seen;

    private record Timed(String lane, Dot dot, double start) {}

    /**
     * Takes over what is shown now: a revision that has got another number since what was shown before sets out, the last
     * one of each lane. Going back in time, or to another session, nothing does.
     *
     * @param shown how many steps are shown
     */
    void follow(Timeline timeline, long newSession, long shown) {
        boolean forward = newSession == session && shown >= seen;
        if (!forward) {
            timed.clear();
        }
        for (var lane : timeline.lanes()) {
            Dot last = null;
            for (var move : forward ? lane.moves() : List.<Lane.Move>of()) {
                long step = move.dot().by().step();
                last = step > seen && step <= shown ? move.dot() : last;
            }
            if (last != null) {
                begin(lane, last);
            }
        }
        session = newSession;
        seen = shown;
    }

    private void begin(Lane lane, Dot dot) {
        timed.removeIf(one -> one.lane().equals(lane.uid()));
        timed.add(new Timed(lane.uid(), dot, clock));
        frozen = false;
    }

    /** Lets animation time pass, unless frozen. */
    void advance(double millis) {
        if (!frozen && !timed.isEmpty()) {
            clock += millis;
            timed.removeIf(one -> one.start() + MILLIS <= clock);
        }
    }

    boolean isEmpty() {
        return timed.isEmpty();
    }

    void freeze(boolean on) {
        frozen = on;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Replaces flights by fading. */
    void setReduced(boolean on) {
        reduced = on;
    }

    /** How far a revision is on its way to that dot, 0 to 1; 1 also if it is not under way. */
    private double progress(Dot dot) {
        for (var one : timed) {
            if (one.dot().isSame(dot)) {
                return Math.clamp((clock - one.start()) / MILLIS, 0, 1);
            }
        }
        return 1;
    }

    /** The dots of a lane that something is on its way to. */
    List<Dot> underWay(String lane) {
        return timed.stream()
                .filter(one -> one.lane().equals(lane))
                .map(Timed::dot)
                .toList();
    }

    boolean isUnderWay(Dot dot) {
        return timed.stream().anyMatch(one -> one.dot().isSame(dot));
    }

    /** How much of the old number is struck out. */
    double struck(Dot dot) {
        return Math.min(1, progress(dot) / LIFTED);
    }

    /** How much of the way is behind it, and drawn. */
    double way(Dot dot) {
        double t = Math.clamp((progress(dot) - LIFTED) / (ARRIVED - LIFTED), 0, 1);
        return reduced ? 1 : t * t * (3 - 2 * t);
    }

    /** How much of the new dot, and of the way if it fades, is there to see. */
    double there(Dot dot) {
        double progress = progress(dot);
        return reduced ? progress : Math.clamp((progress - ARRIVED) / (1 - ARRIVED), 0, 1);
    }

    /** Whether the object itself is seen between the dots. */
    boolean isSeenFlying(Dot dot) {
        return !reduced && isUnderWay(dot);
    }

    boolean isReduced() {
        return reduced;
    }
}
