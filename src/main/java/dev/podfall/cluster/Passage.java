package dev.podfall.cluster;

import dev.podfall.sim.Clock;
import dev.podfall.sim.Timer;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Time that passes in a session until something is so, within limits. For one use. */
final class Passage {
    /** How far back it is looked when it has to be said what moves. */
    private static final int LAST_STEPS = 10_000;

    private final Session session;
    private final Limits limits;
    private final Instant from;
    private final Instant end;
    /** How many timers may have run. */
    private final long last;

    Passage(Session session, Limits limits) {
        this.session = session;
        this.limits = limits;
        this.from = session.now();
        this.end = from.plus(limits.time());
        this.last = session.timers().run() + limits.steps();
    }

    private boolean stepsAreLeft() {
        return session.timers().run() < last;
    }

    /** @return null if the condition holds; else why time has stopped before */
    @Nullable
    Rest until(Predicate<ClusterState> condition) {
        while (!condition.test(session.state())) {
            if (!stepsAreLeft()) {
                return outOfSteps();
            }
            if (!session.runNextUntil(end)) {
                session.advanceTo(end);
                return condition.test(session.state()) ? null : outOfTime();
            }
        }
        return null;
    }

    /** @return null if all that was due has happened */
    Rest.@Nullable OutOfSteps toItsEnd() {
        while (stepsAreLeft()) {
            if (!session.runNextUntil(end)) {
                session.advanceTo(end);
                return null;
            }
        }
        return outOfSteps();
    }

    /** @return whether nothing that matters has changed for so long */
    boolean settle(Duration quiet) {
        while (stepsAreLeft()) {
            var since = session.lastChange().isAfter(from) ? session.lastChange() : from;
            var settled = since.plus(quiet);
            if (settled.isAfter(end)) {
                return false;
            }
            if (!session.runNextUntil(settled)) {
                session.advanceTo(settled);
                return true;
            }
        }
        return false;
    }

    Rest toRest(BooleanSupplier cancelled) {
        var watch = new RestWatch(session.timers());
        while (!session.idle()) {
            if (cancelled.getAsBoolean()) {
                return new Rest.Cancelled(ran());
            }
            if (!stepsAreLeft()) {
                return outOfSteps();
            }
            int steps = session.journal().size();
            if (!session.runNextUntil(end)) {
                session.advanceTo(end);
                return outOfTime();
            }
            var journal = session.journal();
            if (journal.size() > steps && watch.stale(journal.getLast().changes()) && watch.repeats()) {
                return new Rest.Repeats(ran(), watch.sinceNews(), watch.movements());
            }
        }
        return new Rest.Reached(
                ran(), pending(timer -> timer.background() && timer.clock() == Clock.CONTAINER_BACK_OFF));
    }

    private Duration ran() {
        return Duration.between(from, session.now());
    }

    private Rest.OutOfTime outOfTime() {
        return new Rest.OutOfTime(limits.time(), pending(timer -> !timer.background()));
    }

    private List<Pending> pending(Predicate<Timer> which) {
        return session.timers().pending().filter(which).map(Pending::of).toList();
    }

    private Rest.OutOfSteps outOfSteps() {
        var movements = new Movements();
        var journal = session.journal();
        int size = journal.size();
        for (var step : journal.subList(Math.max(0, size - LAST_STEPS), size)) {
            step.changes().stream()
                    .filter(change -> SimulatedCluster.unsettles(change.kind()))
                    .forEach(movements::add);
        }
        return new Rest.OutOfSteps(ran(), limits.steps(), movements.all());
    }
}
