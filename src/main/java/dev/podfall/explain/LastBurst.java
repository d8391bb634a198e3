package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.cluster.Step;
import dev.podfall.controller.daemon.PodBurst;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last time the controller made several of a DaemonSet's pods in one go, as it said itself.
 *
 * @param told as the controller said it
 * @param step in which
 */
public record LastBurst(PodBurst told, Step step) {
    /** Steps further back may have been given up. */
    private static final int MOST_STEPS = 4_000;

    /**
     * Null if there was none.
     *
     * @param steps what happened until the moment that is asked about
     */
    public static @Nullable LastBurst of(List<Step> steps, DaemonSet daemonSet) {
        var created = daemonSet.meta().creationTimestamp();
        int end = Math.max(0, steps.size() - MOST_STEPS);
        for (int i = steps.size() - 1; i >= end; i--) {
            var step = steps.get(i);
            if (created != null && step.at().isBefore(created)) {
                return null;
            }
            for (var explanation : step.explanations().reversed()) {
                if (explanation instanceof PodBurst told && told.daemonSet().equals(daemonSet.key())) {
                    return new LastBurst(told, step);
                }
            }
        }
        return null;
    }
}
