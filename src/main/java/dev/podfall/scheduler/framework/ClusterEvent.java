package dev.podfall.scheduler.framework;

/**
 * A change that may let a refused pod fit.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/types.go, {@code ClusterEvent}, {@code ActionType};
 * pkg/scheduler/framework/events.go.
 * <br>Differs: only the events that the simulated plugins could wait for, each as one value instead of bits.
 */
public enum ClusterEvent {
    NODE_ADD,
    NODE_ALLOCATABLE,
    NODE_LABEL,
    /** Also: the node is no longer cordoned. */
    NODE_TAINT,
    ASSIGNED_POD_DELETE,
    ASSIGNED_POD_SCALE_DOWN,
    /** The waiting pod itself has other tolerations. */
    POD_TOLERATION,
    /** The waiting pod itself has lost its last scheduling gate. */
    POD_GATES_GONE,
    /** The waiting pod itself requests less. */
    POD_SCALE_DOWN
}
