package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.fork.Forkable;
import java.util.List;

/**
 * The counters of a DaemonSet's status, added up node by node. One node can be taken out and put in again when it
 * changes.
 *
 * <p>Upstream: pkg/controller/daemon/daemon_controller.go, {@code updateDaemonSetStatus}.
 * <br>Differs: in nothing that we know of.
 */
public final class DaemonSetStatusCounter implements Forkable<DaemonSetStatusCounter> {
    private int desired;
    private int current;
    private int misscheduled;
    private int ready;
    private int available;
    private int updated;

    @Override
    public DaemonSetStatusCounter fork() {
        var out = new DaemonSetStatusCounter();
        out.desired = desired;
        out.current = current;
        out.misscheduled = misscheduled;
        out.ready = ready;
        out.available = available;
        out.updated = updated;
        return out;
    }

    /** What one node counts for. */
    record Tally(
            boolean desired, boolean current, boolean misscheduled, boolean ready, boolean available, boolean updated) {
        static final Tally NONE = new Tally(false, false, false, false, false, false);
    }

    static Tally tally(NodePods on, Basis basis) {
        if (on.verdict() == null) {
            return Tally.NONE;
        }
        boolean scheduled = !on.pods().isEmpty();
        if (!on.verdict().shouldRun() || !scheduled) {
            boolean desired = on.verdict().shouldRun();
            return new Tally(desired, false, !desired && scheduled, false, false, false);
        }
        var pod = on.pods().getFirst();
        return new Tally(
                true,
                true,
                false,
                countsAsReady(on.verdict(), on.pods()),
                basis.isAvailable(pod),
                basis.isUpdated(pod));
    }

    /**
     * Whether a node adds to {@code numberReady}: the first of its pods stands for it.
     *
     * @param pods those bound or pinned to the node, in any order; those that ended and go do not count
     */
    public static boolean countsAsReady(NodeVerdict verdict, List<Pod> pods) {
        if (!verdict.shouldRun()) {
            return false;
        }
        Pod first = null;
        for (var pod : pods) {
            if (!DaemonPods.isAsGoodAsGone(pod) && (first == null || DaemonPods.OLDEST_FIRST.compare(pod, first) < 0)) {
                first = pod;
            }
        }
        return first != null && first.isReady();
    }

    void add(Tally tally) {
        count(tally, 1);
    }

    void remove(Tally tally) {
        count(tally, -1);
    }

    private void count(Tally tally, int by) {
        desired += tally.desired() ? by : 0;
        current += tally.current() ? by : 0;
        misscheduled += tally.misscheduled() ? by : 0;
        ready += tally.ready() ? by : 0;
        available += tally.available() ? by : 0;
        updated += tally.updated() ? by : 0;
    }

    int desired() {
        return desired;
    }

    /** The status with these counters; the rest of it as before. */
    public DaemonSetStatus status(DaemonSetStatus before, long observedGeneration) {
        return new DaemonSetStatus(
                current,
                misscheduled,
                desired,
                ready,
                updated,
                available,
                desired - available,
                observedGeneration,
                before.collisionCount());
    }

    /** Whether some pod is Ready and not yet available. */
    boolean waitsForAvailability() {
        return ready != available;
    }
}
