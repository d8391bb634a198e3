package dev.podfall.explain;

import dev.podfall.api.core.Pod;
import dev.podfall.cluster.Step;
import dev.podfall.scheduler.PodQueued;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a pod without a node waits in the scheduler's queue: what the queue itself has said last.
 *
 * @param told as the queue said it
 * @param step in which
 * @param woken the step that led to it; null if none did, or if it is not known any more
 */
public record QueueWait(PodQueued told, Step step, @Nullable Step woken) {
    /** Steps further back may have been given up. */
    private static final int MOST_STEPS = 4_000;

    /**
     * Null if the pod has a node, or if nothing has been said of it: a new pod is about to be tried.
     *
     * @param steps what happened until the moment that is asked about
     */
    public static @Nullable QueueWait of(List<Step> steps, Pod pod) {
        if (!pod.nodeName().isEmpty() || pod.isTerminal()) {
            return null;
        }
        var created = pod.meta().creationTimestamp();
        int end = Math.max(0, steps.size() - MOST_STEPS);
        for (int i = steps.size() - 1; i >= end; i--) {
            var step = steps.get(i);
            // Another pod may have had the name before; times of objects are whole seconds.
            if (created != null && step.at().isBefore(created)) {
                return null;
            }
            for (var explanation : step.explanations().reversed()) {
                if (explanation instanceof PodQueued told && told.pod().equals(pod.key())) {
                    int by = (int) step.cause();
                    return new QueueWait(told, step, by > 0 && by <= i && by > end ? steps.get(by - 1) : null);
                }
            }
        }
        return null;
    }
}
