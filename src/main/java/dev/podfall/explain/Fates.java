package dev.podfall.explain;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Movement;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Step;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.controller.daemon.PodDeletion;
import dev.podfall.controller.tainteviction.EvictionDecision;
import dev.podfall.controller.tainteviction.ScheduledEviction;
import dev.podfall.controller.tainteviction.TaintEvictionController;
import dev.podfall.scheduler.PodPreempted;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of the pods that were there when a fork began, read from its steps: when each went, and by whose hand. Two
 * states alone do not tell that.
 */
final class Fates {
    /** Nobody has found that it repeats itself; what is made so often while others took all steps most likely does. */
    private static final int OFTEN = 3;

    private final Instant from;
    private final ClusterState before;
    private final TreeMap<PodPlace, Departure> departures = new TreeMap<>();
    private final TreeMap<PodPlace, String> failures = new TreeMap<>();

    /**
     * @param evicted whether it had to leave its node
     * @param countedDown whether a countdown of taint eviction ended
     */
    private record Departure(Duration after, boolean evicted, boolean countedDown) {}

    Fates(Instant from, ClusterState before) {
        this.from = from;
        this.before = before;
    }

    /** Takes note of a step of the fork. */
    void read(Step step) {
        for (var change : step.changes()) {
            if (change.kind() == Kind.POD) {
                read(step, change);
            }
        }
    }

    private void read(Step step, Change change) {
        if (change.after() instanceof Pod after && after.isTerminal() && !after.isTerminating()) {
            failures.put(PodPlace.of(after), after.status().reason());
        }
        var pod = before.pod(change.key());
        if (pod == null || (change.after() != null && !change.after().meta().isTerminating())) {
            return;
        }
        departures.putIfAbsent(
                PodPlace.of(pod),
                new Departure(
                        Duration.between(from, step.at()),
                        isEvicted(step, change, pod.key()),
                        isCountedDown(step, pod.key())));
    }

    /**
     * Whether a pod has to go for a taint, a drain, or a pod that is more important. Of a DaemonSet's pod and a taint its own
     * controller may be first, before the one that evicts.
     */
    private static boolean isEvicted(Step step, Change change, ObjectKey pod) {
        if (step.command() instanceof Command.Evict asked && asked.pod().equals(pod)) {
            return true;
        }
        return isMarked(change.before())
                || isMarked(change.after())
                || step.explanations().stream().anyMatch(explanation -> switch (explanation) {
                    case PodPreempted preempted -> preempted.pod().equals(pod);
                    case PodDeletion deletion ->
                        deletion.pod().equals(pod) && deletion.because() instanceof PlacementCheck.NodeTaint;
                    default -> false;
                });
    }

    /** Whether taint eviction has said that it takes the pod. */
    private static boolean isMarked(@Nullable Object object) {
        var target = object instanceof Pod pod ? pod.status().condition(Condition.DISRUPTION_TARGET) : null;
        return target != null && target.isTrue() && target.reason().equals(TaintEvictionController.REASON);
    }

    private static boolean isCountedDown(Step step, ObjectKey pod) {
        return step.explanations().stream()
                .anyMatch(explanation -> explanation instanceof EvictionDecision decision
                        && decision.verdict() == EvictionDecision.Verdict.EVICTED
                        && decision.pod().equals(pod));
    }

    /**
     * The differences between two states with what the steps tell: times, countdowns, and what never ends.
     *
     * @param countdowns those that run when the fork has stopped
     * @param after the state then
     */
    List<PodChange> of(List<PodChange> changes, List<ScheduledEviction> countdowns, ClusterState after, Rest rest) {
        var endless = endless(rest);
        var out = new ArrayList<PodChange>();
        var told = new TreeSet<PodPlace>();
        for (var change : changes) {
            var place = change.place();
            var departure = departures.get(place);
            var outcome = outcome(change, departure, endless.contains(place));
            if (!(change.outcome() instanceof Outcome.Misscheduled)) {
                told.add(place);
            }
            out.add(new PodChange(change.owner(), change.daemonSet(), change.node(), outcome));
        }
        for (var place : endless) {
            if (told.add(place)) {
                out.add(new PodChange(place.owner(), true, place.node(), repeats(place)));
            }
        }
        var placements = new Placements(after);
        for (var countdown : countdowns) {
            var pod = after.pod(countdown.pod());
            if (pod != null && told.add(PodPlace.of(pod))) {
                out.add(later(PodPlace.of(pod), countdown, placements));
            }
        }
        return out;
    }

    private Outcome outcome(PodChange change, @Nullable Departure departure, boolean endless) {
        if (change.outcome() instanceof Outcome.Misscheduled || change.outcome() instanceof Outcome.Replaced) {
            return change.outcome();
        }
        if (departure != null && departure.countedDown()) {
            boolean returns = endless || !(change.outcome() instanceof Outcome.Leaves);
            return new Outcome.LeavesLater(departure.after(), returns);
        }
        if (endless) {
            return repeats(change.place());
        }
        if (departure == null) {
            return change.outcome();
        }
        return switch (change.outcome()) {
            case Outcome.Leaves _ -> new Outcome.Leaves(departure.after(), departure.evicted());
            case Outcome.Restarted _ -> new Outcome.Restarted(departure.after());
            case Outcome other -> other;
        };
    }

    private Outcome repeats(PodPlace place) {
        return new Outcome.Repeats(failures.getOrDefault(place, ""));
    }

    /** The places of DaemonSets where pods come and go for ever. */
    private static TreeSet<PodPlace> endless(Rest rest) {
        return switch (rest) {
            case Rest.Repeats repeats -> places(repeats.movements(), 1);
            case Rest.OutOfSteps out -> places(out.movements(), OFTEN);
            case Rest.Reached _, Rest.OutOfTime _, Rest.Cancelled _ -> new TreeSet<>();
        };
    }

    private static TreeSet<PodPlace> places(List<Movement> movements, int made) {
        var out = new TreeSet<PodPlace>();
        for (var movement : movements) {
            if (movement.kind() == Kind.DAEMON_SET && !movement.node().isEmpty() && movement.made() >= made) {
                out.add(new PodPlace(movement.owner(), true, movement.node()));
            }
        }
        return out;
    }

    private PodChange later(PodPlace place, ScheduledEviction countdown, Placements placements) {
        var after = Duration.between(from, countdown.at());
        return new PodChange(
                place.owner(),
                place.daemonSet(),
                place.node(),
                new Outcome.LeavesLater(after, placements.wanted(place)));
    }
}
