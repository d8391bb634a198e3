package dev.podfall.explain;

import dev.podfall.api.meta.ObjectKey;
import java.time.Duration;

/**
 * One line of a comparison.
 *
 * @param owner the DaemonSet, or the pod itself if no DaemonSet owns it
 * @param daemonSet whether {@code owner} is a DaemonSet
 * @param node where; empty for a pod that is bound to none
 */
public record PodChange(ObjectKey owner, boolean daemonSet, String node, Outcome outcome) {
    /** Two runs of which one has been told something more are never alike to the microsecond. */
    private static final Duration ALIKE = Duration.ofSeconds(2);

    PodPlace place() {
        return new PodPlace(owner, daemonSet, node);
    }

    /** Whether the same becomes of the same pod, at about the same time. */
    boolean isLike(PodChange other) {
        return place().equals(other.place())
                && switch (outcome) {
                    case Outcome.Leaves mine ->
                        other.outcome instanceof Outcome.Leaves theirs && isNear(mine.after(), theirs.after());
                    case Outcome.Restarted mine ->
                        other.outcome instanceof Outcome.Restarted theirs && isNear(mine.after(), theirs.after());
                    case Outcome.LeavesLater mine ->
                        other.outcome instanceof Outcome.LeavesLater theirs
                                && mine.returns() == theirs.returns()
                                && isNear(mine.after(), theirs.after());
                    case Outcome.Waits _ -> other.outcome instanceof Outcome.Waits;
                    case Outcome.Lands _, Outcome.Repeats _, Outcome.Replaced _, Outcome.Misscheduled _ ->
                        outcome.equals(other.outcome);
                };
    }

    private static boolean isNear(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(ALIKE) <= 0;
    }
}
