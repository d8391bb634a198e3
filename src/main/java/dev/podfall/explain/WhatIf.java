package dev.podfall.explain;

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
            ClusterState after) {}

    /**
     * Forks the scenario at {@code position} and does the commands there.
     *
     * @param cancelled asked often; once it says yes the work ends
     * @return null if cancelled
     */
    public static @Nullable Result run(
            Scenario scenario, Position position, List<Command> commands, BooleanSupplier cancelled) {
        var fork = Session.resume(scenario, position);
        if (cancelled.getAsBoolean()) {
            return null;
        }
        var before = fork.state();
        var from = fork.now();
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
        var departures = departures(fork, firstStep, from);
        var stale = poke(fork, cancelled);
        var diff = timed(StateDiff.between(before, fork.state()), departures);
        return new Result(List.copyOf(refusals), withCountdowns(diff, fork, from), stale, ran, settled, fork.state());
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

    /** How long after {@code from} each pod went, by namespace and name. */
    private static TreeMap<ObjectKey, Duration> departures(Session fork, int firstStep, Instant from) {
        var out = new TreeMap<ObjectKey, Duration>();
        for (var step : fork.journal().subList(firstStep, fork.journal().size())) {
            for (var change : step.changes()) {
                if (change.kind() == Kind.POD
                        && (change.after() == null || change.after().meta().isTerminating())) {
                    out.putIfAbsent(change.key(), Duration.between(from, step.at()));
                }
            }
        }
        return out;
    }

    private static StateDiff timed(StateDiff diff, TreeMap<ObjectKey, Duration> departures) {
        var pods = diff.pods().stream()
                .map(change -> change.outcome() instanceof Outcome.Leaves
                                && !change.daemonSet()
                                && departures.containsKey(change.owner())
                        ? new PodChange(
                                change.owner(),
                                false,
                                change.node(),
                                new Outcome.Leaves(departures.getOrDefault(change.owner(), Duration.ZERO)))
                        : change)
                .toList();
        return new StateDiff(pods, diff.counters());
    }

    private static StateDiff withCountdowns(StateDiff diff, Session fork, Instant from) {
        var pods = new ArrayList<>(diff.pods());
        for (var eviction : fork.frame().evictions()) {
            var pod = fork.state().pod(eviction.pod());
            if (pod != null) {
                var controller = pod.meta().controller();
                boolean daemon = controller != null && controller.kind().equals(Kind.DAEMON_SET.kindName());
                var owner = daemon && controller != null ? ObjectKey.of(pod.namespace(), controller.name()) : pod.key();
                pods.add(new PodChange(
                        owner,
                        daemon,
                        eviction.node(),
                        new Outcome.LeavesLater(Duration.between(from, eviction.at()))));
            }
        }
        return new StateDiff(List.copyOf(pods), diff.counters());
    }
}
