package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.cluster.Step;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.store.ClusterState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what {@link StaleCounters#of} says, from one state to the next: it looks at the nodes and steps that are new since
 * it was asked last. Not safe for several threads.
 */
public final class StaleWatch {
    private @Nullable Count count;

    /** How many nodes should run a pod of a template, in a state. */
    private static final class Count {
        final DaemonSet daemonSet;
        final NodePlacement placement;
        ClusterState state = ClusterState.EMPTY;
        int wanted;
        long session;
        int read;

        StaleCounters.@Nullable NodeChange last;

        Count(DaemonSet daemonSet) {
            this.daemonSet = daemonSet;
            this.placement = NodePlacement.of(daemonSet);
        }

        @SuppressWarnings("ReferenceEquality") // the very same template: what makes asking every moment cheap
        boolean isOf(DaemonSet other) {
            return daemonSet.uid().equals(other.uid())
                    && daemonSet.spec().template() == other.spec().template();
        }

        void goTo(ClusterState next) {
            for (var node : next.<Node>differences(state, Kind.NODE)) {
                wanted += one(node.after()) - one(node.before());
            }
            state = next;
        }

        private int one(@Nullable Node node) {
            return node != null && placement.shouldRun(node) ? 1 : 0;
        }

        StaleCounters.@Nullable NodeChange last(long newSession, List<Step> steps) {
            boolean onwards = newSession == session && steps.size() >= read;
            var change = StaleCounters.lastOf(steps, onwards ? read : 0, placement);
            last = change == null && onwards ? last : change;
            session = newSession;
            read = steps.size();
            return last;
        }
    }

    /**
     * Null if the counters are what they should be, or if the controller is about to count.
     *
     * @param session another number than before means another history
     * @param steps what happened, to look up since when
     */
    public @Nullable StaleCounters of(long session, ClusterState state, DaemonSet daemonSet, List<Step> steps) {
        var known = count;
        if (known == null || !known.isOf(daemonSet)) {
            known = new Count(daemonSet);
            count = known;
        }
        known.goTo(state);
        return StaleCounters.isWatched(daemonSet) && StaleCounters.hides(daemonSet, known.wanted)
                ? StaleCounters.of(daemonSet, known.wanted, known.last(session, steps))
                : null;
    }
}
