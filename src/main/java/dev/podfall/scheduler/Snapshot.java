package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.fork.ForkHashMap;
import dev.podfall.fork.Forkable;
import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler believes to be on the nodes: bound pods, and pods that it has assumed there. Kept up to date by
 * every event, so that looking at one node costs the same however many there are.
 *
 * <p>Upstream: pkg/scheduler/backend/cache/cache.go, snapshot.go.
 * <br>Differs: cache and snapshot are one, because nothing changes during a cycle.
 */
final class Snapshot implements ImageSpread, Forkable<Snapshot> {
    private record Place(PodInfo pod, boolean assumed) {}

    private final NodeTable infos;
    private final ForkHashMap<String, Place> places;
    private final ForkHashMap<String, Integer> nodesByImage;
    private final NodeTree tree;
    /** The nodes' numbers, from the zones in turn. Never changed, so that forks share it; null if there is none yet. */
    private int @Nullable [] order;

    Snapshot() {
        this(new NodeTable(), new ForkHashMap<>(), new ForkHashMap<>(), new NodeTree());
    }

    private Snapshot(
            NodeTable infos,
            ForkHashMap<String, Place> places,
            ForkHashMap<String, Integer> nodesByImage,
            NodeTree tree) {
        this.infos = infos;
        this.places = places;
        this.nodesByImage = nodesByImage;
        this.tree = tree;
    }

    @Override
    public Snapshot fork() {
        var out = new Snapshot(infos.fork(), places.fork(), nodesByImage.fork(), tree.fork());
        out.order = order;
        return out;
    }

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

    /** All nodes, from the zones in turn, as they are whenever the list is asked. No node may come or go meanwhile. */
    List<NodeInfo> nodes() {
        var known = order;
        if (known == null) {
            var names = tree.interleaved();
            known = new int[names.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = infos.number(names.get(i));
            }
            order = known;
        }
        return new Ordered(infos, known);
    }

    private static final class Ordered extends AbstractList<NodeInfo> implements RandomAccess {
        private final NodeTable infos;
        private final int[] order;

        Ordered(NodeTable infos, int[] order) {
            this.infos = infos;
            this.order = order;
        }

        @Override
        public NodeInfo get(int index) {
            return infos.at(order[index]);
        }

        @Override
        public int size() {
            return order.length;
        }
    }

    void put(Node node) {
        var before = known(node.name());
        var now = before.withNode(node);
        if (!before.hasNode()) {
            tree.add(node);
            order = null;
        } else if (!NodeTree.sameZone(before.node(), node)) {
            tree.remove(before.node());
            tree.add(node);
            order = null;
        }
        infos.put(now);
        if (before.images() != now.images()) {
            countImages(before, -1);
            countImages(now, 1);
        }
    }

    void remove(Node node) {
        var info = infos.get(node.name());
        if (info == null || !info.hasNode()) {
            return;
        }
        tree.remove(info.node());
        order = null;
        countImages(info, -1);
        keep(info.withoutNode());
    }

    private NodeInfo known(String name) {
        var info = infos.get(name);
        return info == null ? new NodeInfo(name) : info;
    }

    /** Unless nothing is left of it. */
    private void keep(NodeInfo info) {
        if (info.hasNode() || info.podCount() > 0) {
            infos.put(info);
        } else {
            infos.remove(info.name());
        }
    }

    private void countImages(NodeInfo info, int by) {
        info.images().forEach((image, size) -> nodesByImage.put(image, nodesWith(image) + by));
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
        var node = pod.pod().nodeName();
        var before = places.put(pod.uid(), new Place(pod, assumed));
        if (before != null && !before.pod().pod().nodeName().equals(node)) {
            takeOff(before.pod());
        }
        infos.put(known(node).with(pod));
    }

    void takeAway(String uid) {
        var place = places.remove(uid);
        if (place != null) {
            takeOff(place.pod());
        }
    }

    private void takeOff(PodInfo pod) {
        var info = infos.get(pod.pod().nodeName());
        if (info != null) {
            keep(info.without(pod.uid()));
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
