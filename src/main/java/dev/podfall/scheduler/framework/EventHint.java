package dev.podfall.scheduler.framework;

import dev.podfall.api.meta.KubeObject;
import org.jspecify.annotations.Nullable;

/**
 * An event for which pods that a plugin has refused wait, and the plugin's opinion on one such event.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/types.go, {@code ClusterEventWithHint}.
 * <br>Differs: in nothing that we know of.
 */
public record EventHint(ClusterEvent event, Opinion opinion) {

    /** Whether the change could make the pod fit. */
    @FunctionalInterface
    public interface Opinion {
        /**
         * @param before null if the object is new
         * @param after null if the object is gone
         */
        boolean wakes(PodInfo pod, @Nullable KubeObject before, @Nullable KubeObject after);
    }

    /** Always worth a try. */
    public static EventHint always(ClusterEvent event) {
        return new EventHint(event, (pod, before, after) -> true);
    }
}
