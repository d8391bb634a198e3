package dev.podfall.play;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import java.util.Objects;

/** What somebody who looks at the cluster sees of a step: the most that is in it. */
public enum Sight {
    /** Counters, heartbeats, events: nothing moves. */
    NOTHING(0, false),
    /** A pod's containers start, or it becomes ready, or is not ready any more. */
    PROGRESS(70, true),
    /** A pod is bound to a node. */
    BOUND(120, true),
    /** A pod is there. */
    BORN(110, true),
    /** A pod is there no more. */
    GONE(200, true),
    /** A node is there. */
    JOINED(120, true),
    /** A node becomes ready, or loses a taint that a controller gave it. */
    UP(90, true),
    /** A pod is asked to end. */
    TERMINATING(450, false),
    /** A pod finds no node, or comes to nothing on its node. */
    FAILING(600, false),
    /** A ControllerRevision is there, is another one, or is gone. */
    REVISION(500, false),
    /** A ControllerRevision gets another number: on the timeline it goes there. */
    RENUMBERED(1_700, false),
    /** A node has other labels or taints, is cordoned, is ready or not ready, or is gone. */
    NODE(500, false),
    /** A DaemonSet is there, is another one, or is gone. */
    DAEMON_SET(700, false);

    private final double millis;

    private final boolean streams;

    Sight(double millis, boolean streams) {
        this.millis = millis;
        this.streams = streams;
    }

    /** Whether many of them, also of different kinds, are one stream. */
    boolean streams() {
        return streams;
    }

    /** How long it is looked at if it is the only one of its kind for a while. */
    double millis() {
        return millis;
    }

    /** The most that is in a step; costs what follows from its changes. */
    public static Sight of(Step step) {
        var most = NOTHING;
        for (var change : step.changes()) {
            var seen = of(change, step.byUser());
            if (seen.compareTo(most) > 0) {
                most = seen;
            }
        }
        return most;
    }

    /** What is seen of one change. */
    static Sight of(Change change, boolean byUser) {
        return switch (change.object()) {
            case Pod pod -> ofPod(change, pod);
            case Node node -> ofNode(change, node, byUser);
            case DaemonSet set -> ofDaemonSet(change, set);
            case ControllerRevision revision -> ofRevision(change, revision);
            default -> NOTHING;
        };
    }

    private static Sight ofPod(Change change, Pod is) {
        if (change.after() == null) {
            return GONE;
        }
        if (!(change.before() instanceof Pod was)) {
            return is.nodeName().isEmpty() ? BORN : BOUND;
        }
        if (was.nodeName().isEmpty() && !is.nodeName().isEmpty()) {
            return BOUND;
        }
        if (!was.isTerminating() && is.isTerminating()) {
            return TERMINATING;
        }
        if (!was.isTerminal() && is.isTerminal() || refused(is) && !refused(was) || fails(is) && !fails(was)) {
            return FAILING;
        }
        return was.isReady() != is.isReady()
                        || was.status().phase() != is.status().phase()
                ? PROGRESS
                : NOTHING;
    }

    private static boolean refused(Pod pod) {
        var scheduled = pod.status().condition(Condition.POD_SCHEDULED);
        return scheduled != null && !scheduled.isTrue();
    }

    /** Whether a container waits because something went wrong, and not for its turn. */
    private static boolean fails(Pod pod) {
        return pod.status().containerStatuses().stream()
                .anyMatch(container ->
                        container.state() instanceof ContainerState.Waiting waiting && !waiting.isStarting());
    }

    private static Sight ofNode(Change change, Node is, boolean byUser) {
        if (change.after() == null) {
            return NODE;
        }
        if (!(change.before() instanceof Node was)) {
            return JOINED;
        }
        if (!was.labels().equals(is.labels()) || !is.isReady() && was.isReady()) {
            return NODE;
        }
        if (!was.spec().equals(is.spec())) {
            return byUser || !was.taints().containsAll(is.taints()) ? NODE : UP;
        }
        return was.isReady() == is.isReady() ? NOTHING : UP;
    }

    private static Sight ofDaemonSet(Change change, DaemonSet is) {
        return change.after() != null
                        && change.before() instanceof DaemonSet was
                        && was.spec().equals(is.spec())
                        && was.meta().isTerminating() == is.meta().isTerminating()
                ? NOTHING
                : DAEMON_SET;
    }

    private static Sight ofRevision(Change change, ControllerRevision is) {
        if (change.after() == null || !(change.before() instanceof ControllerRevision was)) {
            return REVISION;
        }
        if (was.revision() != is.revision()) {
            return RENUMBERED;
        }
        return Objects.equals(was.data(), is.data()) ? NOTHING : REVISION;
    }
}
