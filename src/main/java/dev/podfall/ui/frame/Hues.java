package dev.podfall.ui.frame;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.ClusterState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which hue each DaemonSet has, the same in all panels: by the order in which they were made. One that is gone keeps its
 * own, so that nothing changes colour because something else went. Safe for several threads.
 */
public final class Hues {
    private final Map<ObjectKey, Integer> hues = new LinkedHashMap<>();
    private long session = -1;
    private Map<ObjectKey, Integer> all = Map.of();

    /** Gives new DaemonSets their hue; another session begins anew. */
    public synchronized void learn(long newSession, ClusterState state) {
        if (newSession != session) {
            session = newSession;
            hues.clear();
            all = Map.of();
        }
        if (state.daemonSets().stream().allMatch(daemonSet -> hues.containsKey(daemonSet.key()))) {
            return;
        }
        state.daemonSets().stream()
                .sorted(Comparator.comparingLong(daemonSet -> daemonSet.meta().creationTimestamp() == null
                        ? Long.MAX_VALUE
                        : daemonSet.meta().creationTimestamp().getEpochSecond()))
                .forEach(daemonSet -> hues.putIfAbsent(daemonSet.key(), hues.size()));
        all = Map.copyOf(hues);
    }

    /** All that were given, by DaemonSet: the same map until there is one more. */
    public synchronized Map<ObjectKey, Integer> all() {
        return all;
    }

    /** The hue of a DaemonSet; 0 for one that was never seen. */
    public synchronized int of(ObjectKey daemonSet) {
        return hues.getOrDefault(daemonSet, 0);
    }
}
