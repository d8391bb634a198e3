package dev.podfall.ui.topology;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which revision a pod is of: its hash label, looked up among the revisions of its DaemonSet; what it is made of, where
 * the hash is that of another cluster. One thread uses it.
 */
final class Revisions {
    private final Map<String, Long> byOwnerAndHash = new HashMap<>();
    private final Map<String, List<ControllerRevision>> byOwner = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();

    private Revisions() {}

    static Revisions of(ClusterState state) {
        var out = new Revisions();
        for (var revision : state.controllerRevisions()) {
            var owner = revision.meta().controller();
            if (owner != null) {
                out.byOwnerAndHash.put(owner.uid() + "/" + revision.hash(), revision.revision());
                out.byOwner
                        .computeIfAbsent(owner.uid(), uid -> new ArrayList<>())
                        .add(revision);
                out.newest.merge(owner.uid(), revision.revision(), Math::max);
            }
        }
        return out;
    }

    /** Its number, or 0 if it has none. */
    int number(Pod pod) {
        var owner = pod.meta().controller();
        var hash = pod.templateHash();
        if (owner == null || hash.isEmpty() || !byOwner.containsKey(owner.uid())) {
            return 0;
        }
        // Pods of one DaemonSet with the same hash are of the same revision, whoever has given it.
        return byOwnerAndHash
                .computeIfAbsent(owner.uid() + "/" + hash, key -> {
                    var of = dev.podfall.explain.Revisions.of(byOwner.get(owner.uid()), pod);
                    return of == null ? 0 : of.revision();
                })
                .intValue();
    }

    int newest(String ownerUid) {
        return newest.getOrDefault(ownerUid, 0L).intValue();
    }

    boolean isOutdated(Pod pod) {
        var owner = pod.meta().controller();
        int number = number(pod);
        return owner != null && number > 0 && number < newest(owner.uid());
    }

    /** What pods that have been looked at are found to be of follows from the rest. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Revisions revisions
                && byOwner.equals(revisions.byOwner)
                && newest.equals(revisions.newest);
    }

    @Override
    public int hashCode() {
        return newest.hashCode();
    }
}
