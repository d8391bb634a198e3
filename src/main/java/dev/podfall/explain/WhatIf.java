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
import dev.podfall.cluster.Rest;
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
 * rules. Costs what the fork does: only its own steps are read, and only what they changed is compared.
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
            ClusterState after) {
        /** DaemonSets that are there now and are not then. */
        public List<ObjectKey> gone() {
            return diff.counters().stream()
                    .map(StateDiff.Counters::daemonSet)
                    .filter(key -> before.daemonSet(key) != null && after.daemonSet(key) == null)
                    .toList();
        }
    }

    /** Does the commands in a fork of the session, within {@link Limits#toRest}. */
    public static @Nullable Result run(Session session, List<Command> commands, BooleanSupplier cancelled) {
        return run(session, commands, Limits.toRest(session.state()), cancelled);
    }

    /**
     * Does the commands in a fork of the session, which stays as it is.
     *
     * @param limits how far a fork runs if it does not come to rest; the result's rest says so then
     * @param cancelled asked before every command and every turn that anybody takes; once it says yes the work ends
     * @return null if cancelled
     */
    public static @Nullable Result run(
            Session session, List<Command> commands, Limits limits, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            return null;
        }
        var fork = session.fork();
        var before = fork.state();
        var anyway = fork.idle() ? null : fork.fork();
        var refusals = new ArrayList<ApiException>();
        var future = follow(fork, commands, refusals, limits, cancelled);
        if (future == null) {
            return null;
        }
        var after = fork.state();
        var stale = poke(fork, cancelled);
        var pods = anyway == null ? future.pods() : without(anyway, future.pods(), limits, cancelled);
        if (stale == null || pods == null) {
            return null;
        }
        return new Result(
                List.copyOf(refusals),
                new StateDiff(pods, StateDiff.counters(before, fork.state())),
                stale,
                future.rest(),
                before,
                after);
    }

    /** The changes that do not come if nobody does anything; null if cancelled. */
    private static @Nullable List<PodChange> without(
            Session anyway, List<PodChange> changes, Limits limits, BooleanSupplier cancelled) {
        if (changes.isEmpty()) {
            return changes;
        }
        var future = follow(anyway, List.of(), new ArrayList<>(), limits, cancelled);
        if (future == null) {
            return null;
        }
        var byPlace = future.pods().stream().collect(groupingBy(PodChange::place, TreeMap::new, toList()));
        return changes.stream()
                .filter(change ->
                        byPlace.getOrDefault(change.place(), List.of()).stream().noneMatch(change::isLike))
                .toList();
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
            if (cancelled.getAsBoolean()) {
                return null;
            }
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

    /** Makes every DaemonSet's controller look again; returns those whose counters change by that alone, null if cancelled. */
    private static @Nullable List<ObjectKey> poke(Session fork, BooleanSupplier cancelled) {
        var stale = new ArrayList<ObjectKey>();
        var before = fork.state();
        for (var daemonSet : before.daemonSets()) {
            var annotation = Tree.obj("metadata", Tree.obj("annotations", Tree.obj(POKE, Tree.text("true"))));
            fork.execute(new Command.Patch(
                    Kind.DAEMON_SET, daemonSet.key(), PatchType.MERGE, annotation, WriteOptions.by("podfall")));
        }
        // Where pods come and go without end the steps may be used up; the controller has looked long before.
        var limits = Limits.within(SYNC, before);
        var end = fork.now().plus(limits.time());
        for (long step = 0; step < limits.steps() && fork.runNextUntil(end); step++) {
            if (cancelled.getAsBoolean()) {
                return null;
            }
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
}
