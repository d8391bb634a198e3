package dev.podfall.cluster;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.sim.TimerQueue;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Watches a run for whether it still leads anywhere. Each place (a DaemonSet's pods on a node, a node, another object) is
 * looked at for what it is like, names and times aside; a place that is as it has been {@link #OFTEN} times before has
 * brought nothing new. When something has come round since anything new came, and all clocks that ran by then have
 * ended, and the same once more for the clocks that those may have started, the run goes round in circles.
 */
final class RestWatch {
    /** Back-offs that double, and pods that fail in two ways by turns, have shown all that they do by then. */
    private static final int OFTEN = 4;

    /**
     * What came last starts a clock of its own a few turns later, as minReadySeconds once the controller has heard of a
     * ready pod, and that may start another: so many rounds are waited for, each until the clocks of its time have ended.
     */
    private static final int ROUNDS = 2;

    private record Look(Movements.Place place, int likeness) {}

    private final TimerQueue timers;
    private final Map<Look, Integer> seen = new LinkedHashMap<>();
    private final Set<Look> round = new LinkedHashSet<>();
    private Movements sinceNews = new Movements();
    private boolean cameRound;
    private int rounds;
    private Instant newsAt;
    /** Timers before this one ran when something came round last, or when something new came. */
    private long mark;

    RestWatch(TimerQueue timers) {
        this.timers = timers;
        this.newsAt = timers.clock().now();
        this.mark = timers.nextSequence();
    }

    /**
     * Takes note of what a step has changed.
     *
     * @return whether it brought something, and nothing of it was new
     */
    boolean stale(List<Change> changes) {
        boolean stale = false;
        for (var change : changes) {
            if (!matters(change)) {
                continue;
            }
            var look = new Look(Movements.Place.of(change), likeness(change));
            if (seen.merge(look, 1, Integer::sum) <= OFTEN) {
                newsAt = timers.clock().now();
                sinceNews = new Movements();
                rounds = 0;
                beginRound();
                return false;
            }
            stale = true;
            if (begins(change) && !round.add(look) && !cameRound) {
                cameRound = true;
                mark = timers.nextSequence();
            }
            sinceNews.add(change);
        }
        return stale;
    }

    /**
     * Events of pods tell what the pods tell; those of others tell of what fails without a trace, as a creation that the
     * API server refuses.
     */
    private static boolean matters(Change change) {
        if (change.object() instanceof Event event) {
            return change.after() != null && !event.involvedObject().kind().equals(Kind.POD.kindName());
        }
        return SimulatedCluster.unsettles(change.kind()) && !countsOnly(change);
    }

    private void beginRound() {
        round.clear();
        cameRound = false;
        mark = timers.nextSequence();
    }

    /**
     * Whether a round may be told by it. A pod changes several times in its life without looking another, so only its
     * making counts. Many that end one after the other look alike, and yet lead somewhere: there are fewer of them all
     * the time.
     */
    private static boolean begins(Change change) {
        if (change.after() == null || change.after().meta().isTerminating()) {
            return false;
        }
        return change.type() == WatchEvent.Type.ADDED || !(change.after() instanceof Pod);
    }

    /** Counters follow from pods. */
    private static boolean countsOnly(Change change) {
        return change.before() instanceof DaemonSet before
                && change.after() instanceof DaemonSet after
                && before.meta().generation() == after.meta().generation()
                && before.meta().isTerminating() == after.meta().isTerminating();
    }

    /** How long nothing new has come. */
    Duration sinceNews() {
        return Duration.between(newsAt, timers.clock().now());
    }

    /**
     * Whether the run goes round in circles; to be asked after each step that brought nothing new, as rounds are counted
     * by it. Costs as much as there are clocks.
     */
    boolean repeats() {
        if (!cameRound) {
            return false;
        }
        var soon = timers.clock().now().plus(sinceNews().multipliedBy(2));
        boolean over = timers.pending()
                .filter(timer -> !timer.background())
                .noneMatch(timer -> timer.sequence() < mark || timer.at().isAfter(soon));
        if (over && ++rounds < ROUNDS) {
            beginRound();
        }
        return rounds >= ROUNDS;
    }

    /** What has moved since something new came last. */
    List<Movement> movements() {
        return sinceNews.all();
    }

    /** What an object is like, as far as it matters to whether things go on: equal for objects that fare alike. */
    private static int likeness(Change change) {
        KubeObject after = change.after();
        if (after == null) {
            return 0;
        }
        return switch (after) {
            case Pod pod -> likeness(pod);
            case Node node -> likeness(node);
            case Event event -> event.reason().hashCode();
            default ->
                Objects.hash(
                        after.meta().generation(),
                        after.meta().isTerminating(),
                        change.type().ordinal());
        };
    }

    private static int likeness(Pod pod) {
        var status = pod.status();
        var waits = new ArrayList<String>();
        for (var container : status.containerStatuses()) {
            waits.add(
                    switch (container.state()) {
                        case null -> "";
                        case ContainerState.Waiting waiting -> waiting.reason();
                        case ContainerState.Running _ -> "running";
                        case ContainerState.Terminated ended -> ended.reason();
                    });
        }
        return Objects.hash(
                pod.nodeName().isEmpty(),
                pod.isTerminating(),
                pod.isReady(),
                status.phase().wire(),
                status.reason(),
                pod.meta().labels().asMap(),
                waits);
    }

    private static int likeness(Node node) {
        var conditions = new ArrayList<String>();
        node.status().conditions().forEach(condition -> conditions.add(condition.type() + condition.status()));
        return Objects.hash(
                node.labels().asMap(),
                node.spec().unschedulable(),
                node.taints().stream().map(Object::toString).toList(),
                conditions,
                node.meta().isTerminating());
    }
}
