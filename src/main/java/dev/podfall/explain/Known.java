package dev.podfall.explain;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.tainteviction.ScheduledEviction;
import dev.podfall.kubelet.KubeletDecision.BackingOff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the objects of a state.
 *
 * @param now virtual time
 * @param evictions the countdowns that run
 * @param backOffs the last back-off of each container that is asked about, as far as it is known
 */
public record Known(Instant now, List<ScheduledEviction> evictions, List<BackingOff> backOffs) {
    /** Reasons for which a container waits before it is tried again: the image's, and the container's own. */
    private static final String PULLING = "ImagePullBackOff";

    private static final String CRASHED = "CrashLoopBackOff";

    public Known {
        evictions = List.copyOf(evictions);
        backOffs = List.copyOf(backOffs);
    }

    public Known(Instant now, List<ScheduledEviction> evictions) {
        this(now, evictions, List.of());
    }

    /** The time, and no countdowns. */
    public static Known at(Instant now) {
        return new Known(now, List.of());
    }

    /** The same, and what kubelets have said of back-offs. */
    public Known with(List<BackingOff> known) {
        return new Known(now, evictions, known);
    }

    @Nullable
    Instant evicted(ObjectKey pod) {
        for (var eviction : evictions) {
            if (eviction.pod().equals(pod)) {
                return eviction.at();
            }
        }
        return null;
    }

    /** When a container is tried again that waits for this reason; null if nobody tries, or if it is not known. */
    PodRun.@Nullable Retry retry(ObjectKey pod, String container, String reason) {
        for (var backOff : backOffs) {
            if (backOff.pod().equals(pod)
                    && backOff.container().equals(container)
                    && reason.equals(backOff.pulling() ? PULLING : CRASHED)) {
                return new PodRun.Retry(backOff.at(), backOff.delay());
            }
        }
        return null;
    }
}
