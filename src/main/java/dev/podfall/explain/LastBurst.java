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
    /**
     * Null if there was none.
     *
     * @param steps what happened until the moment that is asked about
     */
    public static @Nullable LastBurst of(List<Step> steps, DaemonSet daemonSet) {
        var found = LookBack.last(
                steps,
                daemonSet.meta().creationTimestamp(),
                PodBurst.class,
                told -> told.daemonSet().equals(daemonSet.key()));
        return found == null ? null : new LastBurst(found.told(), steps.get(found.index()));
    }
}
