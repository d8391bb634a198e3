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
    /**
     * Null if the pod has a node, or if nothing has been said of it: a new pod is about to be tried.
     *
     * @param steps what happened until the moment that is asked about
     */
    public static @Nullable QueueWait of(List<Step> steps, Pod pod) {
        if (!pod.nodeName().isEmpty() || pod.isTerminal()) {
            return null;
        }
        var found = LookBack.last(
                steps,
                pod.meta().creationTimestamp(),
                PodQueued.class,
                told -> told.pod().equals(pod.key()));
        if (found == null) {
            return null;
        }
        var step = steps.get(found.index());
        int by = (int) step.cause();
        boolean known = by > LookBack.first(steps) && by <= found.index();
        return new QueueWait(found.told(), step, known ? steps.get(by - 1) : null);
    }
}
