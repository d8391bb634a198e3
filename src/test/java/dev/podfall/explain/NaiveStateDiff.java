package dev.podfall.explain;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between two states, found by looking at everything in both. */
public final class NaiveStateDiff {
    private NaiveStateDiff() {}

    public static StateDiff between(ClusterState before, ClusterState after) {
        var was = places(before);
        var is = places(after);
        var all = new TreeSet<PodPlace>(was.keySet());
        all.addAll(is.keySet());
        var changes = new ArrayList<PodChange>();
        for (var place : all) {
            var outcome = outcome(was.get(place), is.get(place));
            if (outcome != null) {
                var node = place.daemonSet() ? place.node() : nodeOf(was.get(place), is.get(place));
                changes.add(new PodChange(place.owner(), place.daemonSet(), node, outcome));
            }
            if (place.daemonSet() && is.containsKey(place)) {
                boolean missed = was.containsKey(place) && misscheduled(before, place);
                if (missed != misscheduled(after, place)) {
                    changes.add(new PodChange(place.owner(), true, place.node(), new Outcome.Misscheduled(!missed)));
                }
            }
        }
        return new StateDiff(changes, counters(before, after));
    }

    private static Map<PodPlace, Pod> places(ClusterState state) {
        var out = new TreeMap<PodPlace, Pod>();
        for (var pod : state.pods()) {
            if (!pod.isTerminating() && !pod.isTerminal()) {
                var place = PodPlace.of(pod);
                // A pod of nobody's is the same one wherever it is.
                out.put(place.daemonSet() ? place : new PodPlace(place.owner(), false, ""), pod);
            }
        }
        return out;
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

    private static boolean misscheduled(ClusterState state, PodPlace place) {
        var daemonSet = state.daemonSet(place.owner());
        @Nullable Node node = state.node(place.node());
        return daemonSet != null && node != null && !NodePlacement.of(daemonSet).shouldRun(node);
    }

    private static List<StateDiff.Counters> counters(ClusterState before, ClusterState after) {
        var keys = new TreeSet<ObjectKey>(before.all(Kind.DAEMON_SET).keySet());
        keys.addAll(after.all(Kind.DAEMON_SET).keySet());
        var out = new ArrayList<StateDiff.Counters>();
        for (var key : keys) {
            var was = before.daemonSet(key);
            var is = after.daemonSet(key);
            out.add(new StateDiff.Counters(key, was == null ? null : was.status(), is == null ? null : is.status()));
        }
        return List.copyOf(out);
    }
}
