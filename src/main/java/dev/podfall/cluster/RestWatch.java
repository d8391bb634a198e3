package dev.podfall.cluster;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.sim.TimerQueue;
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
 * brought nothing new. When something has come round twice since anything new came, and all clocks that ran then have
 * ended, the run goes round in circles.
 */
final class RestWatch {
    /** Back-offs that double, and pods that fail in two ways by turns, have shown all that they do by then. */
    private static final int OFTEN = 4;

    private record Look(Movements.Place place, int likeness) {}

    private final TimerQueue timers;
    private final Map<Look, Integer> seen = new LinkedHashMap<>();
    private final Set<Look> round = new LinkedHashSet<>();
    private Movements sinceNews = new Movements();
    private boolean cameRound;
    private Instant newsAt;
    private long newsSequence;

    RestWatch(TimerQueue timers) {
        this.timers = timers;
        this.newsAt = timers.clock().now();
        this.newsSequence = timers.nextSequence();
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
                newsSequence = timers.nextSequence();
                sinceNews = new Movements();
                round.clear();
                cameRound = false;
                return false;
            }
            stale = true;
            cameRound |= !isEnding(change) && !isTheSamePodStill(change, look) && !round.add(look);
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

    /** Many that end one after the other look alike, and yet lead somewhere: there are fewer of them all the time. */
    private static boolean isEnding(Change change) {
        return change.after() == null || change.after().meta().isTerminating();
    }

    /** A pod that is written twice while it is the same to us has not come round: a round makes it anew, or ends it. */
    private static boolean isTheSamePodStill(Change change, Look look) {
        return change.before() instanceof Pod before && likeness(before) == look.likeness();
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
     * Whether the run goes round in circles. Costs as much as there are clocks, so it is asked only after a step that
     * brought nothing new.
     */
    boolean repeats() {
        if (!cameRound) {
            return false;
        }
        var soon = timers.clock().now().plus(sinceNews().multipliedBy(2));
        return timers.pending()
                .filter(timer -> !timer.background())
                .noneMatch(
                        timer -> timer.sequence() < newsSequence || timer.at().isAfter(soon));
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
