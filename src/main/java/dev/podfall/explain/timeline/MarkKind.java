package dev.podfall.explain.timeline;

import dev.podfall.explain.caption.Happening;
import org.jspecify.annotations.Nullable;

/** What is marked on a timeline, what matters most first: that is how several at one place look. */
public enum MarkKind {
    NOT_READY,
    /** A pod has to leave its node: for a taint, a drain, or a pod that is more important. */
    EVICTED,
    /** Kubernetes warns: an event of that type is new. */
    WARNING,
    TAINTED,
    CORDONED,
    /** Somebody did something. */
    ACT,
    READY,
    UNTAINTED,
    UNCORDONED;

    /** Null for what is not marked. */
    static @Nullable MarkKind of(Happening happening) {
        return switch (happening) {
            case NODE_NOT_READY -> NOT_READY;
            case NODE_READY -> READY;
            case NODE_TAINTED -> TAINTED;
            case NODE_UNTAINTED -> UNTAINTED;
            case NODE_CORDONED -> CORDONED;
            case NODE_UNCORDONED -> UNCORDONED;
            case POD_EVICTED, POD_PREEMPTED -> EVICTED;
            case DAEMON_SET_ROLLED_BACK,
                    DAEMON_SET_ROLLED,
                    DAEMON_SET_CREATED,
                    DAEMON_SET_CHANGED,
                    DAEMON_SET_DELETED,
                    REVISION_CREATED,
                    REVISION_RENUMBERED,
                    REVISION_DELETED,
                    NODE_LEFT,
                    NODE_JOINED,
                    NODE_LABELLED,
                    NODE_CONDITION,
                    KUBELET_STOPPED,
                    KUBELET_STARTED,
                    KUBELET_TOLD,
                    POD_REFUSED,
                    POD_DELETED,
                    POD_FAILED,
                    POD_FAILING,
                    POD_SUCCEEDED,
                    POD_GONE,
                    POD_CREATED,
                    POD_BOUND,
                    POD_STARTED,
                    POD_READY,
                    POD_UNREADY,
                    POD_UNSCHEDULABLE,
                    POD_NETWORKLESS,
                    POD_ADMITTED,
                    POD_STOPPED,
                    POD_MARKED,
                    EVICTION_SCHEDULED,
                    EVICTION_CANCELLED,
                    DECIDED,
                    OBJECT_CREATED,
                    OBJECT_CHANGED,
                    OBJECT_DELETED,
                    PODS_COUNTED,
                    REPORTED,
                    WRITTEN,
                    EVENTS_EXPIRED,
                    NOTHING -> null;
        };
    }
}
