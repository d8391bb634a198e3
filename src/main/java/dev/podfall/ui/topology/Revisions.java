package dev.podfall.ui.topology;

import dev.podfall.api.core.Pod;
import dev.podfall.store.ClusterState;
import java.util.HashMap;
import java.util.Map;

/** Which revision a pod is of: its hash label, looked up among the revisions of its DaemonSet. */
record Revisions(Map<String, Long> byOwnerAndHash, Map<String, Long> newest, Map<String, String> newestHash) {

    static Revisions of(ClusterState state) {
        var byHash = new HashMap<String, Long>();
        var newest = new HashMap<String, Long>();
        var newestHash = new HashMap<String, String>();
        for (var revision : state.controllerRevisions()) {
            var owner = revision.meta().controller();
            if (owner != null) {
                byHash.put(owner.uid() + "/" + revision.hash(), revision.revision());
                if (revision.revision() >= newest.getOrDefault(owner.uid(), 0L)) {
                    newest.put(owner.uid(), revision.revision());
                    newestHash.put(owner.uid(), revision.hash());
                }
            }
        }
        return new Revisions(byHash, newest, newestHash);
    }

    /** Its number, or 0 if it has none. */
    int number(Pod pod) {
        var owner = pod.meta().controller();
        var hash = pod.templateHash();
        return owner == null || hash.isEmpty()
                ? 0
                : byOwnerAndHash.getOrDefault(owner.uid() + "/" + hash, 0L).intValue();
    }

    int newest(String ownerUid) {
        return newest.getOrDefault(ownerUid, 0L).intValue();
    }

    /** Empty if it has no revision. */
    String newestHash(String ownerUid) {
        return newestHash.getOrDefault(ownerUid, "");
    }

    boolean isOutdated(Pod pod) {
        var owner = pod.meta().controller();
        int number = number(pod);
        return owner != null && number > 0 && number < newest(owner.uid());
    }
}
