package dev.podfall.ui.topology;

import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.Kind;
import dev.podfall.store.ClusterState;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The label keys that some DaemonSet's template or some other pod looks at, from one moment to the next: labels with such
 * a key are worth showing before others. One thread uses it.
 */
final class AskedKeys {
    private final Map<String, Integer> byPods = new HashMap<>();
    private ClusterState state = ClusterState.EMPTY;
    private Set<String> keys = Set.of();

    /** The same set as long as nothing is different in it. */
    Set<String> of(ClusterState next) {
        for (var pod : next.<Pod>differences(state, Kind.POD)) {
            count(pod.before(), -1);
            count(pod.after(), 1);
        }
        state = next;
        var all = new TreeSet<>(byPods.keySet());
        next.daemonSets()
                .forEach(daemonSet -> all.addAll(in(daemonSet.spec().template().spec())));
        if (!all.equals(keys)) {
            keys = Set.copyOf(all);
        }
        return keys;
    }

    private void count(@Nullable Pod pod, int by) {
        if (pod == null || pod.meta().controllerKey(Kind.DAEMON_SET) != null) {
            return;
        }
        for (var key : in(pod.spec())) {
            byPods.merge(key, by, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /** The keys that a nodeSelector and a required affinity name. */
    static Set<String> in(PodSpec spec) {
        var required = spec.affinity().required();
        if (spec.nodeSelector().isEmpty() && required == null) {
            return Set.of();
        }
        var keys = new LinkedHashSet<String>();
        spec.nodeSelector().forEach((key, value) -> keys.add(key));
        if (required != null) {
            required.forEach(term -> term.matchExpressions().forEach(wanted -> keys.add(wanted.key())));
        }
        return keys;
    }
}
