package dev.podfall.lesson.predicate;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.cluster.Journal;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.Step;
import dev.podfall.controller.tainteviction.EvictionDecision;
import dev.podfall.controller.tainteviction.ScheduledEviction;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a predicate looks at: one moment of a session, present or past, what led to it, and the beginning that "since"
 * means. Immutable but for what it has found out about the moment.
 */
public final class Scene {
    private final Journal journal;
    private final int steps;
    private final Instant at;
    private final ClusterState state;
    private final Beginning since;
    private final @Nullable Trial trial;
    private @Nullable List<ScheduledEviction> evictions;

    /**
     * From when on things count: the start of a task.
     *
     * @param steps how many there were
     * @param state the world then
     */
    public record Beginning(int steps, ClusterState state, Instant at) {

        /** Now. */
        public static Beginning of(Session session) {
            return new Beginning(session.journal().size(), session.state(), session.now());
        }

        /** Where a session came by that has gone on since, or gone another way: then nothing. */
        public static Optional<Beginning> where(Session own, Session since) {
            var scenario = own.scenario();
            int steps = own.journal().size();
            if (since.scenario().common(scenario) < scenario.entries().size()
                    || since.journal().size() < steps) {
                return Optional.empty();
            }
            return Optional.of(
                    new Beginning(steps, since.journal().get(steps - 1).state(), own.now()));
        }

        /** The very first moment of a session. */
        public static Beginning first(Session session) {
            var first = session.journal().getFirst();
            return new Beginning(1, first.state(), first.at());
        }
    }

    /**
     * Where something can be tried that leaves the session as it is.
     *
     * @param session a fork that stands where the scene is; another one each time
     * @param files texts that lines of the console may name
     */
    public record Trial(Supplier<Session> session, Map<String, String> files) {
        public Trial {
            files = Map.copyOf(files);
        }
    }

    private Scene(
            Journal journal,
            int steps,
            Instant at,
            ClusterState state,
            Beginning since,
            @Nullable Trial trial,
            @Nullable List<ScheduledEviction> evictions) {
        this.journal = journal;
        this.steps = steps;
        this.at = at;
        this.state = state;
        this.since = since;
        this.trial = trial;
        this.evictions = evictions;
    }

    /** A session as it is now, in which things can be tried; on the thread that owns it. */
    public static Scene now(Session session, Beginning since, Map<String, String> files) {
        var frame = session.frame();
        return new Scene(
                frame.journal(),
                frame.journal().size(),
                frame.now(),
                frame.state(),
                since,
                new Trial(session::fork, files),
                frame.evictions());
    }

    /** The same on any thread, in which nothing can be tried. */
    public static Scene of(Journal journal, int steps, Instant at, Beginning since) {
        var state = journal.get(steps - 1).state();
        return new Scene(journal, steps, at, state, since, null, null);
    }

    /** A moment of a session's past in which things can be tried; on the thread that owns it. */
    public static Scene past(Session session, int steps, Beginning since, Map<String, String> files) {
        var step = session.journal().get(steps - 1);
        var trial = new Trial(() -> session.forkAt(step.position()), files);
        return new Scene(session.journal(), steps, step.at(), step.state(), since, trial, null);
    }

    /** An earlier moment, right after one of the steps that led to this one. */
    public Scene after(int earlier) {
        var step = journal.get(earlier - 1);
        // Time may have passed between the last step before the beginning and the beginning itself.
        var then = step.at().isBefore(since.at()) && earlier >= since.steps() ? since.at() : step.at();
        return new Scene(journal, earlier, then, step.state(), since, null, null);
    }

    /** The same when so much time has passed in which nothing has happened; nothing can be tried there. */
    public Scene later(Duration time) {
        return new Scene(journal, steps, at.plus(time), state, since, null, null);
    }

    public ClusterState state() {
        return state;
    }

    public Instant at() {
        return at;
    }

    public Beginning since() {
        return since;
    }

    Journal journal() {
        return journal;
    }

    /** How many led to this moment. */
    public int steps() {
        return steps;
    }

    @Nullable
    Trial trial() {
        return trial;
    }

    /** What happened since the beginning. */
    public List<Step> story() {
        return journal.subList(Math.min(since.steps(), steps), steps);
    }

    /** The countdowns of taint eviction that run. */
    List<ScheduledEviction> evictions() {
        var known = evictions;
        if (known == null) {
            known = counted();
            evictions = known;
        }
        return known;
    }

    /** Read from what taint eviction has decided so far. */
    private List<ScheduledEviction> counted() {
        var running = new TreeMap<ObjectKey, ScheduledEviction>();
        for (var step : journal.first(steps)) {
            for (var explanation : step.explanations()) {
                if (explanation instanceof EvictionDecision decision) {
                    switch (decision.verdict()) {
                        case SCHEDULED -> {
                            var end = decision.at();
                            if (end != null) {
                                var countdown = new ScheduledEviction(decision.pod(), decision.node(), step.at(), end);
                                running.put(decision.pod(), countdown);
                            }
                        }
                        case LEFT_SCHEDULED -> {}
                        case EVICTED_AT_ONCE, TOLERATED, CANCELLED, EVICTED -> running.remove(decision.pod());
                    }
                }
            }
        }
        return List.copyOf(running.values());
    }
}
