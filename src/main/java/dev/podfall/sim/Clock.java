package dev.podfall.sim;

/**
 * What sort of wait a timer ends: the answer to "what is still going on?" when somebody looks at a cluster that has not
 * come to rest. All but {@link #TURN} may take longer than a moment.
 */
public enum Clock {
    /** Somebody's next turn: a delivery, a sync, a scheduling cycle, a binding. Over within moments. */
    TURN,
    /** {@code tolerationSeconds} of a NoExecute taint run out, and a pod is evicted. */
    EVICTION,
    /** {@code minReadySeconds} of a DaemonSet's pods. */
    MIN_READY_SECONDS,
    /** The DaemonSet controller waits before it makes a failed pod anew. */
    FAILED_POD_BACK_OFF,
    /** A controller that failed waits before it tries again. */
    RETRY,
    /** The scheduler waits before it tries a pod again. */
    SCHEDULING_BACK_OFF,
    /** A silent kubelet's node will be taken for dead, or the node monitor has yet to act on its condition. */
    NODE_MONITOR,
    /** Pods that nobody else ends are collected at intervals. */
    POD_COLLECTION,
    /** A pod's containers are given time to stop. */
    GRACE_PERIOD,
    /** An image is pulled. */
    IMAGE_PULL,
    /** A readiness probe has yet to pass. */
    READINESS,
    /** A container that exits, or whose image cannot be pulled, is tried again for ever. */
    CONTAINER_BACK_OFF,
    /** A namespace's content goes before it does. */
    NAMESPACE_DELETION
}
