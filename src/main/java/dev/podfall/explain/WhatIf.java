package dev.podfall.explain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Rest;
import dev.podfall.cluster.Scenario;
import dev.podfall.cluster.Session;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What staged commands would do: a fork of the session does them and runs on until it is at rest. Where something is under
 * way already, another fork runs on without them: what happens there too is not their doing. There is no second set of
 * rules.
 */
public final class WhatIf {
    /** How long a DaemonSet's controller may take to look at a DaemonSet that was touched. */
    private static final Duration SYNC = Duration.ofSeconds(2);

    private static final String POKE = "podfall.dev/looked-ahead";

    private WhatIf() {}

    /**
     * @param refusals what the API server says against the commands, in their order; empty if all are accepted
     * @param diff the state now against the state when the fork has come to rest
     * @param staleUntilSync DaemonSets whose counters stay as they are until something else makes the controller look
     *     again; their counters in {@code diff} are those after it has
     * @param rest how the fork came to rest, or what kept it from it
     * @param after the state then
     */
    public record Result(
            List<ApiException> refusals,
            StateDiff diff,
            List<ObjectKey> staleUntilSync,
            Rest rest,
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

    /** The same within {@link Limits#toRest}. */
    public static @Nullable Result run(Session fork, List<Command> commands, BooleanSupplier cancelled) {
        return run(fork, commands, Limits.toRest(fork.state()), cancelled);
    }

    /**
     * Does the commands in a fork, which is used up by it.
     *
     * @param limits how far the fork runs if it does not come to rest
     * @return null if cancelled
     */
    public static @Nullable Result run(Session fork, List<Command> commands, Limits limits, BooleanSupplier cancelled) {
        var before = fork.state();
        var anyway = fork.idle() ? List.<PodChange>of() : anyway(fork, limits, cancelled);
        if (anyway == null) {
            return null;
        }
        var refusals = new ArrayList<ApiException>();
        var future = follow(fork, commands, refusals, limits, cancelled);
        if (future == null) {
            return null;
        }
        var after = fork.state();
        var stale = poke(fork);
        var anywayByPlace = anyway.stream().collect(groupingBy(PodChange::place, TreeMap::new, toList()));
        var pods = future.pods().stream()
                .filter(change -> anywayByPlace.getOrDefault(change.place(), List.of()).stream()
                        .noneMatch(change::isLike))
                .toList();
        return new Result(
                List.copyOf(refusals),
                new StateDiff(pods, StateDiff.counters(before, fork.state())),
                stale,
                future.rest(),
                before,
                after);
    }

    /** What becomes of pods if nobody does anything; null if cancelled. */
    private static @Nullable List<PodChange> anyway(Session fork, Limits limits, BooleanSupplier cancelled) {
        var other = Session.resume(fork.scenario(), fork.position(), cancelled);
        var future = other == null ? null : follow(other, List.of(), new ArrayList<>(), limits, cancelled);
        return future == null ? null : future.pods();
    }

    private record Future(Rest rest, List<PodChange> pods) {}

    private static @Nullable Future follow(
            Session fork,
            List<Command> commands,
            List<ApiException> refusals,
            Limits limits,
            BooleanSupplier cancelled) {
        var before = fork.state();
        var fates = new Fates(fork.now(), before);
        int firstStep = fork.journal().size();
        for (var command : commands) {
            try {
                fork.execute(command);
            } catch (ApiException refused) {
                refusals.add(refused);
            }
        }
        var rest = fork.runToRest(limits, cancelled);
        if (rest instanceof Rest.Cancelled) {
            return null;
        }
        fork.journal().subList(firstStep, fork.journal().size()).forEach(fates::read);
        var changes = StateDiff.between(before, fork.state()).pods();
        return new Future(rest, fates.of(changes, fork.frame().evictions(), fork.state(), rest));
    }

    /** Makes every DaemonSet's controller look again; returns those whose counters change by that alone. */
    private static List<ObjectKey> poke(Session fork) {
        var stale = new ArrayList<ObjectKey>();
        var before = fork.state();
        for (var daemonSet : before.daemonSets()) {
            var annotation = Tree.obj("metadata", Tree.obj("annotations", Tree.obj(POKE, Tree.text("true"))));
            fork.execute(new Command.Patch(
                    Kind.DAEMON_SET, daemonSet.key(), PatchType.MERGE, annotation, WriteOptions.by("podfall")));
        }
        // Where pods come and go without end the steps may be used up; the controller has looked long before.
        fork.runFor(Limits.within(SYNC, before));
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
}
