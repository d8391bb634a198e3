package dev.podfall.cluster;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.client.Explanation;
import dev.podfall.client.NodeLeases;
import dev.podfall.sim.TimerQueue;
import dev.podfall.store.ClusterState;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cluster, what was asked of it, and what happened. Time passes only when a method lets it. Not safe for several
 * threads: one owns it, others get {@link Frame}s.
 */
public final class Session {
    private final SessionOptions options;
    private final SimulatedCluster cluster;
    private final List<Scenario.Entry> entries = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Explanation> explanations = new ArrayList<>();
    private Journal journal = Journal.EMPTY;
    private long stepCause;
    private long digest = 0xcbf29ce484222325L;
    private Instant lastChange;

    public Session(SessionOptions options) {
        this.options = options;
        this.cluster = new SimulatedCluster(options, explanations::add);
        this.lastChange = cluster.clock().now();
        cluster.watch(this::changed);
        closeStep("apiserver", "start");
    }

    /**
     * The session that the scenario describes, run from its beginning to {@code position}.
     *
     * @throws IllegalArgumentException if the scenario does not lead there
     */
    public static Session resume(Scenario scenario, Position position) {
        var session = resume(scenario, position, () -> false);
        if (session == null) {
            throw new IllegalStateException("nobody cancelled, and there is no session");
        }
        return session;
    }

    /**
     * The same for somebody who may lose interest.
     *
     * @param cancelled asked often; once it says yes the work ends
     * @return null if cancelled
     */
    public static @Nullable Session resume(Scenario scenario, Position position, BooleanSupplier cancelled) {
        var session = new Session(scenario.options());
        for (var entry : scenario.until(position).entries()) {
            if (!session.runTo(entry.position(), cancelled)) {
                return null;
            }
            try {
                session.execute(entry.command());
            } catch (ApiException refused) {
                // It was refused the first time too; what it left behind (ticks, draws) is part of the scenario.
            }
        }
        return session.runTo(position, cancelled) ? session : null;
    }

    /** A session of its own that has gone the same way up to here. */
    public Session fork() {
        return forkAt(position());
    }

    /** A session of its own that has gone the same way up to a place in this one's past. */
    public Session forkAt(Position position) {
        return resume(scenario(), position);
    }

    public SessionOptions options() {
        return options;
    }

    public ClusterState state() {
        return cluster.state();
    }

    public Instant now() {
        return cluster.clock().now();
    }

    public Journal journal() {
        return journal;
    }

    public NodeLeases leases() {
        return cluster.kubelets().leases();
    }

    public Scenario scenario() {
        return new Scenario(options, entries);
    }

    public Position position() {
        return new Position(timers().run(), entries.size(), now());
    }

    /** Stands for all steps so far: sessions with the same digest went the same way. */
    public long digest() {
        return digest;
    }

    public Frame frame() {
        return new Frame(
                state(),
                cluster.clock().start(),
                now(),
                position(),
                journal,
                cluster.taintEviction().scheduledEvictions(),
                leases().snapshot(),
                timers().idle());
    }

    /**
     * Does what is asked, now.
     *
     * @return the object as it is afterwards; null if it is gone, or if none is concerned
     * @throws ApiException if the API server refuses; nothing has changed then
     */
    public @Nullable KubeObject execute(Command command) {
        entries.add(new Scenario.Entry(position(), command));
        stepCause = 0;
        timers().causedBy(0);
        try {
            return Requests.perform(
                    Requests.introduced(command, cluster.kubelets().newNodes(), now()),
                    cluster.apiServer(),
                    act -> act.accept(cluster.kubelets()));
        } finally {
            closeStep(Step.USER, command.what());
        }
    }

    /** A copy of what the API server stores now, on which requests can be tried. */
    public Rehearsal rehearsal() {
        return new Rehearsal(state(), now(), cluster.kubelets().newNodes());
    }

    /** Lets time pass. */
    public void runFor(Duration duration) {
        runUntil(now().plus(duration));
    }

    /** Lets time pass until {@code deadline}; what is due then happens. */
    public void runUntil(Instant deadline) {
        while (runNextUntil(deadline)) {
            // Everything happens in runNextUntil.
        }
        cluster.clock().advanceTo(deadline);
    }

    /**
     * Lets time pass until {@code condition} holds, but no longer than {@code timeout}.
     *
     * @return whether it holds
     */
    public boolean runUntil(Predicate<ClusterState> condition, Duration timeout) {
        var deadline = now().plus(timeout);
        while (!condition.test(state())) {
            if (!runNextUntil(deadline)) {
                cluster.clock().advanceTo(deadline);
                return condition.test(state());
            }
        }
        return true;
    }

    /** Lets time pass until no Pod, Node, DaemonSet or ControllerRevision has changed for {@code quiet}. */
    public void settle(Duration quiet) {
        var since = now();
        while (true) {
            var from = lastChange.isAfter(since) ? lastChange : since;
            var deadline = from.plus(quiet);
            if (!runNextUntil(deadline)) {
                cluster.clock().advanceTo(deadline);
                return;
            }
        }
    }

    /**
     * Lets time pass until nothing is left to happen or nothing has changed for {@code quiet}, but no longer than
     * {@code limit}.
     *
     * @return whether the cluster is at rest
     */
    public boolean runToRest(Duration quiet, Duration limit) {
        var end = now().plus(limit);
        var since = now();
        while (!timers().idle()) {
            var from = lastChange.isAfter(since) ? lastChange : since;
            var deadline = from.plus(quiet).isBefore(end) ? from.plus(quiet) : end;
            if (!runNextUntil(deadline)) {
                return deadline.isBefore(end);
            }
        }
        return true;
    }

    /**
     * Lets time pass until something has happened.
     *
     * @return the step, or null if nothing happens until {@code deadline}
     */
    public @Nullable Step runOneStep(Instant deadline) {
        int before = journal.size();
        while (journal.size() == before) {
            if (!runNextUntil(deadline)) {
                return null;
            }
        }
        return journal.getLast();
    }

    /** Runs the next timer if it is due by {@code deadline}. */
    public boolean runNextUntil(Instant deadline) {
        var next = timers().peek();
        if (next.isEmpty() || next.get().at().isAfter(deadline)) {
            return false;
        }
        stepCause = next.get().cause();
        timers().runNext();
        closeStep(next.get().actor(), next.get().what());
        return true;
    }

    /** Whether nothing is scheduled that could change anything. */
    public boolean idle() {
        return timers().idle();
    }

    private boolean runTo(Position position, BooleanSupplier cancelled) {
        while (timers().run() < position.timersRun()) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            if (!runNextUntil(Instant.MAX)) {
                throw new IllegalArgumentException("the scenario ends before " + position);
            }
        }
        cluster.clock().advanceTo(position.at());
        return true;
    }

    private TimerQueue timers() {
        return cluster.timers();
    }

    private void changed(WatchEvent event) {
        if (changes.isEmpty()) {
            timers().causedBy(journal.size() + 1L);
        }
        changes.add(Change.of(event));
        if (SimulatedCluster.unsettles(event.kind())) {
            lastChange = cluster.clock().now();
        }
    }

    private void closeStep(String actor, String what) {
        if (changes.isEmpty() && explanations.isEmpty() && !actor.equals(Step.USER)) {
            return;
        }
        long number = journal.size() + 1L;
        digest = Digests.step(digest, now(), actor, what, changes);
        var step = new Step(
                number,
                stepCause,
                now(),
                actor,
                what,
                List.copyOf(changes),
                List.copyOf(explanations),
                state(),
                position(),
                digest);
        changes.clear();
        explanations.clear();
        journal = journal.plus(step);
    }
}
