package dev.podfall.explain;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Of which revisions the pods of a state are: by the hash that they carry, by the generation of their template, as the
 * controller counts them, or by what they are made of. Pods of one DaemonSet that carry the same hash are of the same
 * revision, so each is looked at once. Not safe for several threads.
 */
public final class PodRevisions {
    private final ClusterState state;
    private final TreeMap<String, List<ControllerRevision>> byOwner = new TreeMap<>();
    private final TreeMap<String, Long> found = new TreeMap<>();

    public PodRevisions(ClusterState state) {
        this.state = state;
        for (var revision : state.controllerRevisions()) {
            var owner = revision.meta().controller();
            if (owner != null) {
                byOwner.computeIfAbsent(owner.uid(), uid -> new ArrayList<>()).add(revision);
            }
        }
        byOwner.values().forEach(all -> all.sort(Comparator.comparingLong(ControllerRevision::revision)));
    }

    /** The number of the revision that a pod was made from; 0 if none is known. */
    public long of(Pod pod) {
        var owner = pod.meta().controller();
        var revisions = owner == null ? null : byOwner.get(owner.uid());
        if (owner == null || revisions == null) {
            return 0;
        }
        var hash = pod.templateHash();
        for (var revision : revisions) {
            if (!hash.isEmpty() && revision.hash().equals(hash)) {
                return revision.revision();
            }
        }
        return found.computeIfAbsent(owner.uid() + "/" + hash, key -> otherwise(pod, revisions));
    }

    private long otherwise(Pod pod, List<ControllerRevision> revisions) {
        var daemonSet = state.daemonSetOf(pod);
        boolean seen = daemonSet != null
                && daemonSet.status().observedGeneration() >= daemonSet.meta().generation();
        if (daemonSet != null && seen && DaemonPods.isUpdated(pod, "", daemonSet.templateGeneration())) {
            return revisions.getLast().revision();
        }
        var matching = TemplateMatch.of(revisions, pod);
        return matching == null ? 0 : matching.revision();
    }
}
