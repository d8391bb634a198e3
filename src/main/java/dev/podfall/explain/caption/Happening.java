package dev.podfall.explain.caption;

/**
 * What can happen, what tells most first: of several things that happen in one step the first is its caption. Those that
 * nobody can see on the map come last.
 */
public enum Happening {
    DAEMON_SET_ROLLED_BACK,
    DAEMON_SET_ROLLED,
    DAEMON_SET_CREATED,
    DAEMON_SET_CHANGED,
    DAEMON_SET_DELETED,
    REVISION_CREATED,
    REVISION_RENUMBERED,
    NODE_LEFT,
    NODE_JOINED,
    KUBELET_STOPPED,
    KUBELET_STARTED,
    NODE_NOT_READY,
    NODE_READY,
    NODE_TAINTED,
    NODE_UNTAINTED,
    NODE_CORDONED,
    NODE_UNCORDONED,
    NODE_LABELLED,
    NODE_CONDITION,
    POD_REFUSED,
    POD_PREEMPTED,
    POD_EVICTED,
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
    /** Taken in by its kubelet and not started: its node has no network. */
    POD_NETWORKLESS,
    EVICTION_SCHEDULED,
    EVICTION_CANCELLED,
    REVISION_DELETED,

    /** A decision that has written nothing yet: what follows from it is seen. */
    DECIDED(false),
    POD_ADMITTED(false),
    POD_STOPPED(false),
    POD_MARKED(false),
    OBJECT_CREATED(false),
    OBJECT_CHANGED(false),
    OBJECT_DELETED(false),
    KUBELET_TOLD(false),
    PODS_COUNTED(false),
    REPORTED(false),
    /** Something that nobody needs to know: a heartbeat, an address, a label of the controller's own. */
    WRITTEN(false),
    EVENTS_EXPIRED(false),
    /** The user asked for something that was refused, or was so already. */
    NOTHING(false);

    private final boolean seen;

    Happening() {
        this(true);
    }

    Happening(boolean seen) {
        this.seen = seen;
    }

    /** Whether the map looks different afterwards: a pod, a node, a DaemonSet or a revision. */
    public boolean isSeen() {
        return seen;
    }
}
