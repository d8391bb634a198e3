package dev.podfall.scheduler;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.scheduler.framework.PodInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A pod in the scheduling queue, with its history there. Changed by {@link SchedulingQueue} alone, and never while it
 * is in one of the ordered parts.
 *
 * <p>Upstream: pkg/scheduler/framework/types.go, {@code QueuedPodInfo}.
 * <br>Differs: in nothing that we know of.
 */
final class QueuedPod {
    /** Higher priority first, then who is here longer: the plugin PrioritySort. */
    static final Comparator<QueuedPod> BY_PRIORITY = Comparator.<QueuedPod>comparingInt(p -> p.pod.priority())
            .reversed()
            .thenComparing(p -> p.since)
            .thenComparingLong(p -> p.sequence);

    /** Who may come back first, then as above. */
    static final Comparator<QueuedPod> BY_BACKOFF =
            Comparator.<QueuedPod, Instant>comparing(p -> p.backoffUntil).thenComparing(BY_PRIORITY);

    PodInfo pod;
    /** When it came, or failed last. */
    Instant since;
    /** Makes the order of those of one instant definite. */
    long sequence;
    /** How often it found no node. */
    int refusals;
    /** How often in a row something went wrong. */
    int errors;
    /** Not to be tried before, unless there is nothing else to do. */
    Instant backoffUntil = Instant.MIN;
    /** Kept out of the active part by a plugin, not refused by a node. */
    boolean gated;
    /** Who has said no: whose hints count. Empty if something went wrong. */
    final SortedSet<String> plugins = new TreeSet<>();

    QueuedPod(PodInfo pod, Instant since, long sequence) {
        this.pod = pod;
        this.since = since;
        this.sequence = sequence;
    }

    ObjectKey key() {
        return pod.key();
    }
}
