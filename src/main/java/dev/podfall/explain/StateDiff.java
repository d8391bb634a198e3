package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two states of the same cluster, pod by pod and DaemonSet by DaemonSet.
 *
 * @param pods what becomes of pods, sorted by owner and node
 * @param counters the counters of each DaemonSet that is in either state
 */
public record StateDiff(List<PodChange> pods, List<Counters> counters) {

    public StateDiff {
        pods = List.copyOf(pods);
        counters = List.copyOf(counters);
    }

    /**
     * A DaemonSet's counters.
     *
     * @param before null if the DaemonSet is new
     * @param after null if it is gone
     */
    public record Counters(
            ObjectKey daemonSet,
            @Nullable DaemonSetStatus before,
            @Nullable DaemonSetStatus after) {
        public boolean changed() {
            return before == null || !before.equals(after);
        }
    }

    /** Looks only at what is not the very same in both: equal states cost nothing, however much is in them. */
    public static StateDiff between(ClusterState before, ClusterState after) {
        var places = ChangedPlaces.between(before, after);
        var placedBefore = new Placements(before);
        var placedAfter = new Placements(after);
        var changes = new ArrayList<PodChange>();
        for (var place : places.all()) {
            var was = places.before(place);
            var is = places.after(place);
            if (was == null && is == null) {
                continue;
            }
            var outcome = outcome(was, is);
            if (outcome != null) {
                var node = place.daemonSet() ? place.node() : nodeOf(was, is);
                changes.add(new PodChange(place.owner(), place.daemonSet(), node, outcome));
            }
            if (place.daemonSet() && is != null) {
                boolean missed = was != null && placedBefore.misscheduled(place);
                if (missed != placedAfter.misscheduled(place)) {
                    changes.add(new PodChange(place.owner(), true, place.node(), new Outcome.Misscheduled(!missed)));
                }
            }
        }
        return new StateDiff(changes, counters(before, after));
    }

    private static String nodeOf(@Nullable Pod before, @Nullable Pod after) {
        var node = after == null ? null : after.targetNode();
        var earlier = node != null || before == null ? node : before.targetNode();
        return earlier == null ? "" : earlier;
    }

    private static @Nullable Outcome outcome(@Nullable Pod before, @Nullable Pod after) {
        if (after == null) {
            return new Outcome.Leaves(Duration.ZERO);
        }
        if (after.nodeName().isEmpty() && (before == null || !before.nodeName().isEmpty())) {
            var scheduled = after.status().condition(Condition.POD_SCHEDULED);
            return new Outcome.Waits(scheduled == null ? "" : scheduled.message());
        }
        if (before == null || (before.nodeName().isEmpty() && !after.nodeName().isEmpty())) {
            return new Outcome.Lands();
        }
        if (before.uid().equals(after.uid())) {
            return null;
        }
        var from = before.templateHash();
        var to = after.templateHash();
        return from.equals(to) ? new Outcome.Restarted(Duration.ZERO) : new Outcome.Replaced(from, to);
    }

    static List<Counters> counters(ClusterState before, ClusterState after) {
        var keys = new TreeSet<ObjectKey>(before.all(Kind.DAEMON_SET).keySet());
        keys.addAll(after.all(Kind.DAEMON_SET).keySet());
        var out = new ArrayList<Counters>();
        for (var key : keys) {
            var was = before.daemonSet(key);
            var is = after.daemonSet(key);
            out.add(new Counters(key, was == null ? null : was.status(), is == null ? null : is.status()));
        }
        return List.copyOf(out);
    }

    /** How many of the changes have an outcome of that sort. */
    public static long count(Collection<PodChange> changes, Class<? extends Outcome> sort) {
        return changes.stream()
                .filter(change -> sort.isInstance(change.outcome()))
                .count();
    }
}
