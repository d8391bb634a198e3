package dev.podfall.scheduler.framework;

/**
 * What a refusal means for what may be tried next.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/interface.go, {@code Code}.
 * <br>Differs: success, errors, Skip and Wait are not codes here.
 */
public enum Code {
    /** Removing pods from the node may help. */
    UNSCHEDULABLE("Unschedulable"),
    /** Nothing that the scheduler can do helps. */
    UNSCHEDULABLE_AND_UNRESOLVABLE("UnschedulableAndUnresolvable");

    private final String wire;

    Code(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
