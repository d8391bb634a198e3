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
 * @param rollBackTo the number that the button goes back to; 0 if there is nowhere to go
 * @param becomes the number that this revision would get then
 * @param actors whose steps led to its number: the one that changed the template, and the controller
 * @param choices the dots that it can be compared with
 */
record RevisionDetail(
        ObjectKey daemonSet,
        Dot dot,
        @Nullable Dot from,
        RevisionDiff diff,
        long rollBackTo,
        long becomes,
        List<Act> actors,
        List<Dot> choices,
        boolean current) {

    RevisionDetail {
        actors = List.copyOf(actors);
        choices = List.copyOf(choices);
    }

    /**
     * @param from what it is to be compared with; null for what came before it
     * @param now what is the newest revision is seen from there
     */
    static RevisionDetail of(Lane lane, Dot dot, @Nullable Dot from, Instant now) {
        var other = from == null || from.equals(dot) ? before(lane, dot) : from;
        var newest = lane.currentAt(now);
        boolean current = newest != null && newest.name().equals(dot.name()) && newest.number() == dot.number();
        long highest = 0;
        for (var each : lane.dots()) {
            if (!each.by().at().isAfter(now)) {
                highest = Math.max(highest, each.number());
            }
        }
        // One goes back to the one that is looked at, or from the present one to the one that it is compared with.
        var target = current ? other : dot;
        var targetNow = target == null ? null : lane.dotOf(target.hash(), now);
        long rollBackTo =
                targetNow == null || newest == null || targetNow.name().equals(newest.name()) ? 0 : targetNow.number();
        var because = dot.because();
        return new RevisionDetail(
                lane.daemonSet(),
                dot,
                other,
                other == null ? new RevisionDiff(List.of()) : RevisionDiff.of(other.revision(), dot.revision()),
                rollBackTo,
                highest + 1,
                because == null || because.step() == dot.by().step() ? List.of(dot.by()) : List.of(because, dot.by()),
                lane.dots().stream().filter(each -> !each.equals(dot)).toList(),
                current);
    }

    private static @Nullable Dot before(Lane lane, Dot dot) {
        Dot out = null;
        for (var each : lane.dots()) {
            if (each.equals(dot)) {
                return out;
            }
            out = each;
        }
        return out;
    }
}
