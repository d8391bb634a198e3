package dev.podfall.play;

import dev.podfall.api.core.Pod;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Step;
import dev.podfall.explain.caption.Captions;
import dev.podfall.explain.caption.Fact;
import dev.podfall.explain.caption.Happening;
import org.jspecify.annotations.Nullable;

/** How somebody who looks at the cluster looks at what happens: what is alike is looked at alike. */
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
    /** A pod is to be evicted later, or is not any more. */
    WARNED(450, false),
    /** A pod is asked to end. */
    TERMINATING(450, false),
    /** A pod finds no node, or comes to an end on its node, or to nothing. */
    FAILING(600, false),
    /** A ControllerRevision is there, or is gone. */
    REVISION(500, false),
    /** A ControllerRevision gets another number: on the timeline it goes there. */
    RENUMBERED(1_700, false),
    /** A node has other labels, taints or conditions, is cordoned, is not ready, or is gone; its kubelet stops or starts. */
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

    /** Whether there is anything to be seen of a step; costs what follows from its changes. */
    public static boolean isAny(Step step) {
        return Captions.isSeen(step);
    }

    /** What is seen of one thing that happened. */
    public static Sight of(Fact fact) {
        return of(fact.happening(), fact.step().byUser(), fact.change());
    }

    /**
     * @param byUser whether somebody did it, and no controller
     * @param change that shows it; null if nothing was written
     */
    static Sight of(Happening happening, boolean byUser, @Nullable Change change) {
        return switch (happening) {
            case DAEMON_SET_ROLLED_BACK,
                    DAEMON_SET_ROLLED,
                    DAEMON_SET_CREATED,
                    DAEMON_SET_CHANGED,
                    DAEMON_SET_DELETED -> DAEMON_SET;
            case REVISION_CREATED, REVISION_DELETED -> REVISION;
            case REVISION_RENUMBERED -> RENUMBERED;
            case NODE_JOINED -> JOINED;
            case NODE_READY -> UP;
            case NODE_UNTAINTED -> byUser ? NODE : UP;
            case NODE_LEFT,
                    NODE_NOT_READY,
                    NODE_TAINTED,
                    NODE_CORDONED,
                    NODE_UNCORDONED,
                    NODE_LABELLED,
                    NODE_CONDITION,
                    KUBELET_STOPPED,
                    KUBELET_STARTED -> NODE;
            case POD_CREATED -> change != null && change.after() instanceof Pod pod && isBound(pod) ? BOUND : BORN;
            case POD_BOUND -> BOUND;
            case POD_STARTED, POD_READY, POD_UNREADY -> PROGRESS;
            case POD_REFUSED, POD_FAILED, POD_FAILING, POD_SUCCEEDED, POD_UNSCHEDULABLE, POD_NETWORKLESS -> FAILING;
            case POD_PREEMPTED, POD_EVICTED, POD_DELETED -> TERMINATING;
            case POD_GONE -> GONE;
            case EVICTION_SCHEDULED, EVICTION_CANCELLED -> WARNED;
            case DECIDED,
                    POD_ADMITTED,
                    POD_STOPPED,
                    POD_MARKED,
                    OBJECT_CREATED,
                    OBJECT_CHANGED,
                    OBJECT_DELETED,
                    KUBELET_TOLD,
                    PODS_COUNTED,
                    REPORTED,
                    WRITTEN,
                    EVENTS_EXPIRED,
                    Happening.NOTHING -> NOTHING;
        };
    }

    private static boolean isBound(Pod pod) {
        return !pod.nodeName().isEmpty();
    }
}
