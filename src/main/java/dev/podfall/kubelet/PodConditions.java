package dev.podfall.kubelet;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions that a kubelet keeps on a pod.
 *
 * <p>Upstream: pkg/kubelet/status/generate.go.
 * <br>Differs: readiness gates are not looked at.
 */
final class PodConditions {
    private static final List<String> OWNED =
            List.of(Condition.POD_READY_TO_START, Condition.INITIALIZED, Condition.READY, Condition.CONTAINERS_READY);

    private PodConditions() {}

    /**
     * How a pod stands.
     *
     * @param uninitialized init containers that have not done their work
     * @param unready containers that are not ready
     */
    record Standing(boolean sandbox, List<String> uninitialized, List<String> unready) {}

    /** The kubelet's four conditions, in its order; those that {@code pod} has already tell since when they are so. */
    static List<Condition> of(Pod pod, Standing standing, Instant now) {
        var unready = "containers with unready status: [" + String.join(" ", standing.unready()) + "]";
        var incomplete = "containers with incomplete status: [" + String.join(" ", standing.uninitialized()) + "]";
        var out = new ArrayList<Condition>();
        out.add(condition(pod, Condition.POD_READY_TO_START, standing.sandbox(), "", "", now));
        out.add(condition(
                pod,
                Condition.INITIALIZED,
                standing.uninitialized().isEmpty(),
                "ContainersNotInitialized",
                incomplete,
                now));
        boolean ready = standing.unready().isEmpty();
        out.add(condition(pod, Condition.READY, ready, "ContainersNotReady", unready, now));
        out.add(condition(pod, Condition.CONTAINERS_READY, ready, "ContainersNotReady", unready, now));
        return out;
    }

    static Condition condition(Pod pod, String type, boolean holds, String reason, String message, Instant now) {
        var status = holds ? Condition.TRUE : Condition.FALSE;
        var earlier = pod.status().condition(type);
        var since =
                earlier != null && earlier.status().equals(status) ? earlier.lastTransitionTime() : Times.seconds(now);
        return new Condition(
                type,
                status,
                holds ? "" : reason,
                holds ? "" : message,
                null,
                since,
                pod.meta().generation());
    }

    static boolean isOwned(Condition condition) {
        return OWNED.contains(condition.type());
    }
}
