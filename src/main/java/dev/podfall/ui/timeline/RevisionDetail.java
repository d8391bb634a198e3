package dev.podfall.ui.timeline;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.timeline.Act;
import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Lane;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a revision beside the timeline.
 *
 * @param from what it is compared with; null if there is nothing before it
 * @param standing whether one can go back to it
 * @param end why it cannot be gone back to, if it is there no more
 * @param rollBackTo the number that the button goes back to: its own, or of the present one that of the one it is compared
 *     with; 0 if there is nowhere to go
 * @param becomes the number that this revision would get then
 * @param actors whose steps led to its number: the one that changed the template, and the controller
 * @param choices the dots that it can be compared with
 */
record RevisionDetail(
        ObjectKey daemonSet,
        Dot dot,
        @Nullable Dot from,
        RevisionDiff diff,
        Standing standing,
        Dot.@Nullable End end,
        long rollBackTo,
        long becomes,
        List<Act> actors,
        List<Dot> choices) {

    /** What would become of it if somebody wanted to go back to it. */
    enum Standing {
        /** The DaemonSet would get its template again. */
        OFFERED,
        /** The DaemonSet has its template. */
        PRESENT,
        /** The object is there no more, or has another number. */
        GONE,
        /** Its DaemonSet is there no more. */
        NO_DAEMON_SET,
        /** It is only yet to come at the moment that is shown. */
        AHEAD
    }

    RevisionDetail {
        actors = List.copyOf(actors);
        choices = List.copyOf(choices);
    }

    /**
     * @param from what it is to be compared with; null for what came before it
     * @param now what is the newest revision is seen from there
     */
    static RevisionDetail of(Lane lane, Dot dot, @Nullable Dot from, Instant now) {
        var other = from == null || from.isSame(dot) ? before(lane, dot) : from;
        var newest = lane.currentAt(now);
        long highest = 0;
        for (var each : lane.dots()) {
            if (!each.by().at().isAfter(now) && each.endAt(now) == null) {
                highest = Math.max(highest, each.number());
            }
        }
        var standing = standing(lane, dot, newest, now);
        var target = switch (standing) {
            case OFFERED -> dot;
            case PRESENT -> other == null ? null : lane.dotOf(other.hash(), now);
            case GONE, NO_DAEMON_SET, AHEAD -> null;
        };
        long rollBackTo = target == null || newest == null || target.isSame(newest) ? 0 : target.number();
        var because = dot.because();
        return new RevisionDetail(
                lane.daemonSet(),
                dot,
                other,
                other == null ? new RevisionDiff(List.of()) : RevisionDiff.of(other.revision(), dot.revision()),
                standing,
                dot.endAt(now),
                rollBackTo,
                highest + 1,
                because == null || because.step() == dot.by().step() ? List.of(dot.by()) : List.of(because, dot.by()),
                lane.dots().stream().filter(each -> !each.isSame(dot)).toList());
    }

    private static Standing standing(Lane lane, Dot dot, @Nullable Dot newest, Instant now) {
        if (lane.isGone(now)) {
            return Standing.NO_DAEMON_SET;
        }
        if (dot.by().at().isAfter(now)) {
            return Standing.AHEAD;
        }
        if (dot.endAt(now) != null) {
            return Standing.GONE;
        }
        return dot.isSame(newest) ? Standing.PRESENT : Standing.OFFERED;
    }

    boolean current() {
        return standing == Standing.PRESENT;
    }

    private static @Nullable Dot before(Lane lane, Dot dot) {
        Dot out = null;
        for (var each : lane.dots()) {
            if (each.isSame(dot)) {
                return out;
            }
            out = each;
        }
        return out;
    }
}
