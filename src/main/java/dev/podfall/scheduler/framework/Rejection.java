package dev.podfall.scheduler.framework;

import java.util.List;

/**
 * One plugin's no, with all its reasons.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/interface.go, {@code Status}.
 * <br>Differs: success has no object.
 */
public record Rejection(String plugin, List<Reason> reasons) {

    public static Rejection of(String plugin, Reason reason) {
        return new Rejection(plugin, List.of(reason));
    }

    /** Beyond help if any of the reasons is. */
    public Code code() {
        for (var reason : reasons) {
            if (reason.code() == Code.UNSCHEDULABLE_AND_UNRESOLVABLE) {
                return Code.UNSCHEDULABLE_AND_UNRESOLVABLE;
            }
        }
        return Code.UNSCHEDULABLE;
    }

    public List<String> messages() {
        return reasons.stream().map(Reason::message).toList();
    }

    /** {@code NodeResourcesFit: Insufficient cpu} */
    @Override
    public String toString() {
        return plugin + ": " + String.join(", ", messages());
    }
}
