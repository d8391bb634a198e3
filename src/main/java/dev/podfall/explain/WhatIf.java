package dev.podfall.explain;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Scenario;
import dev.podfall.cluster.Session;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.controller.tainteviction.ScheduledEviction;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What staged commands would do: a fork of the session does them and runs on. There is no second set of rules.
 */
public final class WhatIf {
    /** How far ahead the fork looks, at most. */
    public static final Duration HORIZON = Duration.ofMinutes(15);

    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration SLICE = Duration.ofMillis(250);
    private static final String POKE = "podfall.dev/looked-ahead";

    private WhatIf() {}

    /**
     * @param refusals what the API server says against the commands, in their order; empty if all are accepted
     * @param diff the state now against the state when the fork has come to rest
     * @param staleUntilSync DaemonSets whose counters stay as they are until something else makes the controller look
     *     again; their counters in {@code diff} are those after it has
     * @param ran how much virtual time it took to come to rest
     * @param settled whether it came to rest within the horizon
     */
    public record Result(
            List<ApiException> refusals,
            StateDiff diff,
            List<ObjectKey> staleUntilSync,
            Duration ran,
            boolean settled,
            ClusterState before,
            ClusterState after) {}

    /**
     * Forks the scenario at {@code position} and does the commands there.
     *
     * @param cancelled asked often; once it says yes the work ends
     * @return null if cancelled
     */
    public static @Nullable Result run(
            Scenario scenario, Position position, List<Command> commands, BooleanSupplier cancelled) {
        var fork = Session.resume(scenario, position, cancelled);
        return fork == null ? null : run(fork, commands, cancelled);
    }

    /**
     * Does the commands in a fork, which is used up by it.
     *
     * @return null if cancelled
     */
    public static @Nullable Result run(Session fork, List<Command> commands, BooleanSupplier cancelled) {
        var before = fork.state();
        var from = fork.now();
        var known = fork.frame().evictions();
        int firstStep = fork.journal().size();
        var refusals = new ArrayList<ApiException>();
        for (var command : commands) {
            try {
                fork.execute(command);
            } catch (ApiException refused) {
                refusals.add(refused);
            }
        }
        boolean settled = runToRest(fork, from.plus(HORIZON), cancelled);
        if (cancelled.getAsBoolean()) {
            return null;
        }
        var ran = Duration.between(from, fork.now());
        var departures = departures(fork, firstStep, before, from);
        var evictions = fork.frame().evictions().stream()
                .filter(eviction -> !known.contains(eviction))
                .toList();
        var stale = poke(fork, cancelled);
        var diff = timed(StateDiff.between(before, fork.state()), departures);
        return new Result(
                List.copyOf(refusals),
                withCountdowns(diff, evictions, fork.state(), from),
                stale,
                ran,
                settled,
                before,
                fork.state());
    }

    private static boolean runToRest(Session fork, Instant end, BooleanSupplier cancelled) {
        int steps = fork.journal().size();
        var quietSince = fork.now();
        while (!cancelled.getAsBoolean() && fork.now().isBefore(end)) {
            fork.runFor(SLICE);
            if (fork.journal().size() != steps) {
                steps = fork.journal().size();
                quietSince = fork.now();
            } else if (Duration.between(quietSince, fork.now()).compareTo(QUIET) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Makes every DaemonSet's controller look again; returns those whose counters change by that alone. */
    private static List<ObjectKey> poke(Session fork, BooleanSupplier cancelled) {
        var stale = new ArrayList<ObjectKey>();
        var before = fork.state();
        for (var daemonSet : before.daemonSets()) {
            var annotation = Tree.obj("metadata", Tree.obj("annotations", Tree.obj(POKE, Tree.text("true"))));
            fork.execute(new Command.Patch(
                    Kind.DAEMON_SET, daemonSet.key(), PatchType.MERGE, annotation, WriteOptions.by("podfall")));
        }
        if (!cancelled.getAsBoolean()) {
            fork.settle(Duration.ofSeconds(2));
        }
        for (var daemonSet : before.daemonSets()) {
            var after = fork.state().daemonSet(daemonSet.key());
            if (after != null
                    && after.status().desiredNumberScheduled()
                            != daemonSet.status().desiredNumberScheduled()) {
                stale.add(daemonSet.key());
            }
        }
        return List.copyOf(stale);
    }

    /** An owner's place on a node. */
    private record Place(ObjectKey owner, String node) implements Comparable<Place> {
        static Place of(Pod pod) {
            return new Place(ownerOf(pod), StateDiff.target(pod));
        }

        @Override
        public int compareTo(Place other) {
            int byOwner = owner.compareTo(other.owner);
            return byOwner != 0 ? byOwner : node.compareTo(other.node);
        }
    }

    /** How long after {@code from} each pod of {@code before} went. */
    private static TreeMap<Place, Duration> departures(Session fork, int firstStep, ClusterState before, Instant from) {
        var out = new TreeMap<Place, Duration>();
        for (var step : fork.journal().subList(firstStep, fork.journal().size())) {
            for (var change : step.changes()) {
                if (change.kind() == Kind.POD
                        && (change.after() == null || change.after().meta().isTerminating())) {
                    var pod = before.pod(change.key());
                    if (pod != null) {
                        out.putIfAbsent(Place.of(pod), Duration.between(from, step.at()));
                    }
                }
            }
        }
        return out;
    }

    private static StateDiff timed(StateDiff diff, TreeMap<Place, Duration> departures) {
        var pods = diff.pods().stream().map(change -> timed(change, departures)).toList();
        return new StateDiff(pods, diff.counters());
    }

    private static PodChange timed(PodChange change, TreeMap<Place, Duration> departures) {
        var after = departures.get(new Place(change.owner(), change.node()));
        if (after == null) {
            return change;
        }
        return switch (change.outcome()) {
            case Outcome.Leaves _ -> with(change, new Outcome.Leaves(after));
            case Outcome.Restarted _ -> with(change, new Outcome.Restarted(after));
            case Outcome.Lands _, Outcome.Waits _, Outcome.LeavesLater _, Outcome.Replaced _, Outcome.Misscheduled _ ->
                change;
        };
    }

    private static PodChange with(PodChange change, Outcome outcome) {
        return new PodChange(change.owner(), change.daemonSet(), change.node(), outcome);
    }

    /** Adds the countdowns that run when the fork has come to rest and did not run before. */
    private static StateDiff withCountdowns(
            StateDiff diff, List<ScheduledEviction> evictions, ClusterState state, Instant from) {
        var pods = new ArrayList<>(diff.pods());
        for (var eviction : evictions) {
            var pod = state.pod(eviction.pod());
            if (pod != null) {
                var daemonSet = state.daemonSet(ownerOf(pod));
                var node = state.node(eviction.node());
                boolean returns = daemonSet != null
                        && node != null
                        && NodePlacement.of(daemonSet).shouldRun(node);
                pods.add(new PodChange(
                        ownerOf(pod),
                        isDaemon(pod),
                        eviction.node(),
                        new Outcome.LeavesLater(Duration.between(from, eviction.at()), returns)));
            }
        }
        return new StateDiff(List.copyOf(pods), diff.counters());
    }

    private static ObjectKey ownerOf(Pod pod) {
        var controller = pod.meta().controller();
        return controller != null && isDaemon(pod) ? ObjectKey.of(pod.namespace(), controller.name()) : pod.key();
    }

    private static boolean isDaemon(Pod pod) {
        var controller = pod.meta().controller();
        return controller != null && controller.kind().equals(Kind.DAEMON_SET.kindName());
    }
}
