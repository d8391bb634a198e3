package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler believes to be on the nodes: bound pods, and pods that it has assumed there. Kept up to date by
 * every event, so that looking at one node costs the same however many there are.
 *
 * <p>Upstream: pkg/scheduler/backend/cache/cache.go, snapshot.go.
 * <br>Differs: cache and snapshot are one, because nothing changes during a cycle.
 */
final class Snapshot implements ImageSpread {
    private record Place(PodInfo pod, boolean assumed) {}

    private final Map<String, NodeInfo> infos = new LinkedHashMap<>();

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Integer> nodesByImage = new LinkedHashMap<>();
    private final NodeTree tree = new NodeTree();
    private @Nullable List<NodeInfo> ordered;

    /** How many nodes there are. */
    int count() {
        return tree.count();
    }

    /** The node, null if there is none of that name. */
    @Nullable
    NodeInfo node(String name) {
        var info = infos.get(name);
        return info == null || !info.hasNode() ? null : info;
    }

    /** All nodes, from the zones in turn. */
    List<NodeInfo> nodes() {
        var known = ordered;
        if (known == null) {
            known = new ArrayList<>(tree.count());
            for (var name : tree.interleaved()) {
                var info = infos.get(name);
                if (info != null) {
                    known.add(info);
                }
            }
            ordered = known;
        }
        return known;
    }

    void put(Node node) {
        var info = infos.computeIfAbsent(node.name(), NodeInfo::new);
        if (!info.hasNode()) {
            tree.add(node);
            ordered = null;
            info.setNode(node);
            countImages(info, 1);
            return;
        }
        var before = info.node();
        if (!NodeTree.sameZone(before, node)) {
            tree.remove(before);
            tree.add(node);
            ordered = null;
        }
        boolean imagesChanged = before.status().images() != node.status().images();
        if (imagesChanged) {
            countImages(info, -1);
        }
        info.setNode(node);
        if (imagesChanged) {
            countImages(info, 1);
        }
    }

    void remove(Node node) {
        var info = infos.get(node.name());
        if (info == null || !info.hasNode()) {
            return;
        }
        tree.remove(info.node());
        ordered = null;
        countImages(info, -1);
        info.setNode(null);
        dropIfEmpty(info);
    }

    private void countImages(NodeInfo info, int by) {
        info.images().forEach((image, size) -> nodesByImage.merge(image, by, Integer::sum));
    }

    /** Counts a pod as being on the node that its spec names, whether the API server knows of it or not. */
    void assume(PodInfo pod) {
        place(pod, true);
    }

    /** A bound pod, as it is now; confirms it if it was assumed. */
    void put(PodInfo pod) {
        place(pod, false);
    }

    private void place(PodInfo pod, boolean assumed) {
        takeAway(pod.uid());
        infos.computeIfAbsent(pod.pod().nodeName(), NodeInfo::new).add(pod);
        places.put(pod.uid(), new Place(pod, assumed));
    }

    void takeAway(String uid) {
        var place = places.remove(uid);
        if (place == null) {
            return;
        }
        var info = infos.get(place.pod().pod().nodeName());
        if (info != null) {
            info.remove(uid);
            dropIfEmpty(info);
        }
    }

    private void dropIfEmpty(NodeInfo info) {
        if (!info.hasNode() && info.podCount() == 0) {
            infos.remove(info.name());
        }
    }

    boolean isAssumed(String uid) {
        var place = places.get(uid);
        return place != null && place.assumed();
    }

    /** The pod as counted here, null if it is on no node. */
    @Nullable
    PodInfo placed(String uid) {
        var place = places.get(uid);
        return place == null ? null : place.pod();
    }

    @Override
    public int nodesWith(String image) {
        return nodesByImage.getOrDefault(image, 0);
    }

    @Override
    public int totalNodes() {
        return count();
    }
}
