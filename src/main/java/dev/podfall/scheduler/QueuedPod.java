package dev.podfall.scheduler;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.scheduler.framework.PodInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A pod in the scheduling queue, with its history there.
 *
 * <p>Upstream: pkg/scheduler/framework/types.go, {@code QueuedPodInfo}.
 * <br>Differs: in nothing that we know of.
 *
 * @param since when it came, or failed last
 * @param sequence makes the order of those of one instant definite
 * @param refusals how often it found no node
 * @param errors how often in a row something went wrong
 * @param backoffUntil not to be tried before, unless there is nothing else to do
 * @param gated kept out of the active part by a plugin, not refused by a node
 * @param plugins who has said no: whose hints count; empty if something went wrong
 * @param parked its place among the unschedulable ones, {@link #NOT_PARKED} if it is elsewhere
 * @param cause the step because of which it is tried, or was refused last
 */
record QueuedPod(
        PodInfo pod,
        Instant since,
        long sequence,
        int refusals,
        int errors,
        Instant backoffUntil,
        boolean gated,
        List<String> plugins,
        long parked,
        long cause) {
    static final long NOT_PARKED = -1;

    /** Higher priority first, then who is here longer: the plugin PrioritySort. */
    static final Comparator<QueuedPod> BY_PRIORITY = Comparator.<QueuedPod>comparingInt(p -> p.pod.priority())
            .reversed()
            .thenComparing(p -> p.since)
            .thenComparingLong(p -> p.sequence);

    /** Who may come back first, then as above. */
    static final Comparator<QueuedPod> BY_BACKOFF =
            Comparator.<QueuedPod, Instant>comparing(p -> p.backoffUntil).thenComparing(BY_PRIORITY);

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    /** One that has just come. */
    QueuedPod(PodInfo pod, Instant since, long sequence, long cause) {
        this(pod, since, sequence, 0, 0, Instant.MIN, false, List.of(), NOT_PARKED, cause);
    }

    ObjectKey key() {
        return pod.key();
    }

    boolean isParked() {
        return parked != NOT_PARKED;
    }

    /** The pod has changed. */
    QueuedPod with(PodInfo changed) {
        return new QueuedPod(changed, since, sequence, refusals, errors, backoffUntil, gated, plugins, parked, cause);
    }

    /** It is tried, or has been, because of that step. */
    QueuedPod because(long step) {
        return step == cause
                ? this
                : new QueuedPod(pod, since, sequence, refusals, errors, backoffUntil, gated, plugins, parked, step);
    }

    /**
     * It was tried and failed.
     *
     * @param changed the pod as it is now
     * @param by who said no; none if something went wrong
     */
    QueuedPod failed(PodInfo changed, Collection<String> by, Instant now, long newSequence) {
        int newRefusals = by.isEmpty() ? refusals : refusals + 1;
        int newErrors = by.isEmpty() ? errors + 1 : 0;
        // Ordered in windows of a second, so that within one priority decides.
        var until = now.plus(backoff(newErrors > 0 ? newErrors : newRefusals)).truncatedTo(ChronoUnit.SECONDS);
        return new QueuedPod(
                changed, now, newSequence, newRefusals, newErrors, until, gated, List.copyOf(by), NOT_PARKED, cause);
    }

    private static Duration backoff(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        long seconds = FIRST_BACKOFF.toSeconds() << Math.min(failures - 1, 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_BACKOFF.toSeconds()));
    }

    /** No plugin keeps it out of the active part. */
    QueuedPod admitted() {
        return gated || isParked()
                ? new QueuedPod(pod, since, sequence, refusals, errors, backoffUntil, false, plugins, NOT_PARKED, cause)
                : this;
    }

    /** A plugin keeps it out of the active part. */
    QueuedPod gatedBy(String plugin) {
        var all = plugins;
        if (!all.contains(plugin)) {
            all = new ArrayList<>(plugins);
            all.add(plugin);
        }
        return new QueuedPod(
                pod, since, sequence, refusals, errors, backoffUntil, true, List.copyOf(all), NOT_PARKED, cause);
    }

    /** Among the unschedulable ones. */
    QueuedPod parkedAt(long place) {
        return new QueuedPod(pod, since, sequence, refusals, errors, backoffUntil, gated, plugins, place, cause);
    }
}
