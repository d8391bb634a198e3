package dev.podfall.ui.topology;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Headcount;
import dev.podfall.store.ClusterState;
import dev.podfall.store.Difference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nodes' tiles, in the order of the nodes' names, from one moment to the next: a tile that would look the same is the
 * same object. One thread uses it.
 */
final class Tiles {
    private final PodMarks marks;
    private final @Nullable Judge judge;
    private final Tray tray;
    private final Set<String> asked;
    private List<Known> known = new ArrayList<>();
    private List<NodeTile> shown = new ArrayList<>();
    private @Nullable List<NodeTile> listed;
    private @Nullable Preview preview;
    private final Set<String> considered = new HashSet<>();
    private ClusterState state = ClusterState.EMPTY;
    private Map<ObjectKey, PodMark.Countdown> countdowns = Map.of();

    /**
     * What a tile was made from.
     *
     * @param tile as it is if nothing is considered
     */
    private record Known(
            Node node,
            List<Pod> pods,
            @Nullable PendingPod waiting,
            Tray.Awaited awaited,
            Map<String, PodMark.Countdown> countdowns,
            NodeTile tile) {
        String name() {
            return node.name();
        }
    }

    /**
     * @param judge says what the selected DaemonSet has to do with a node; null if there is none
     * @param asked the label keys that something looks at
     */
    Tiles(PodMarks marks, @Nullable Judge judge, Tray tray, Set<String> asked) {
        this.asked = asked;
        this.marks = marks;
        this.judge = judge;
        this.tray = tray;
    }

    /** Makes all tiles. */
    void fill(ClusterState newState, Map<ObjectKey, PodMark.Countdown> newCountdowns) {
        state = newState;
        countdowns = newCountdowns;
        known = new ArrayList<>(newState.nodes().size());
        shown = new ArrayList<>(newState.nodes().size());
        listed = null;
        for (var node : newState.nodes()) {
            append(known(node, null));
        }
    }

    /**
     * Makes those tiles anew that may look different.
     *
     * @param nodes the nodes that are not as they were
     * @param concerned the names of others whose pods, or what is said of them, may not be as it was
     */
    void update(
            ClusterState newState,
            List<Difference<Node>> nodes,
            Collection<String> concerned,
            Map<ObjectKey, PodMark.Countdown> newCountdowns) {
        state = newState;
        countdowns = newCountdowns;
        if (nodes.stream().anyMatch(node -> node.before() == null || node.after() == null)) {
            merge(nodes);
        } else {
            nodes.forEach(node -> remake(node.key().name()));
        }
        concerned.forEach(this::remake);
    }

    /** Nodes have come or gone: the others keep their tiles and their order. */
    private void merge(List<Difference<Node>> nodes) {
        var before = known;
        known = new ArrayList<>(before.size() + nodes.size());
        var tiles = shown;
        shown = new ArrayList<>(before.size() + nodes.size());
        listed = null;
        int from = 0;
        for (var node : nodes) {
            int at = find(before, node.key().name());
            int until = at < 0 ? -at - 1 : at;
            known.addAll(before.subList(from, until));
            shown.addAll(tiles.subList(from, until));
            from = at < 0 ? until : until + 1;
            var after = node.after();
            if (after != null) {
                append(known(after, at < 0 ? null : before.get(at)));
            } else {
                considered.remove(node.key().name());
            }
        }
        known.addAll(before.subList(from, before.size()));
        shown.addAll(tiles.subList(from, tiles.size()));
    }

    private void append(Known one) {
        known.add(one);
        shown.add(considered(one));
    }

    private void remake(String name) {
        int at = find(known, name);
        var node = at < 0 ? null : state.node(name);
        if (node != null) {
            known.set(at, known(node, known.get(at)));
            put(at);
        }
    }

    private void put(int at) {
        var tile = considered(known.get(at));
        var before = shown.get(at);
        if (!tile.equals(before)) {
            shown.set(at, tile);
            listed = null;
        }
    }

    private static int find(List<Known> sorted, String name) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sorted.get(middle).name().compareTo(name);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private Known known(Node node, @Nullable Known before) {
        var pods = List.copyOf(state.podsOnNode(node.name()));
        var waiting = judge == null ? null : tray.of(judge.daemonSet().key(), node.name());
        var awaited = tray.awaited(node.name());
        var here = countdownsOf(pods);
        if (before != null
                && same(before, node, pods, waiting, here)
                && before.awaited().equals(awaited)) {
            return before;
        }
        var tile = tile(node, pods, waiting, awaited, here);
        boolean alike = before != null && tile.equals(before.tile());
        return new Known(node, pods, waiting, awaited, here, alike && before != null ? before.tile() : tile);
    }

    private Map<String, PodMark.Countdown> countdownsOf(List<Pod> pods) {
        if (countdowns.isEmpty()) {
            return Map.of();
        }
        var here = new HashMap<String, PodMark.Countdown>();
        for (var pod : pods) {
            var countdown = countdowns.get(pod.key());
            if (countdown != null) {
                here.put(pod.uid(), countdown);
            }
        }
        return here;
    }

    private static boolean same(
            Known before,
            Node node,
            List<Pod> pods,
            @Nullable PendingPod waiting,
            Map<String, PodMark.Countdown> countdowns) {
        if (before.node() != node
                || before.pods().size() != pods.size()
                || !Objects.equals(before.waiting(), waiting)
                || !before.countdowns().equals(countdowns)) {
            return false;
        }
        for (int i = 0; i < pods.size(); i++) {
            if (before.pods().get(i) != pods.get(i)) {
                return false;
            }
        }
        return true;
    }

    private NodeTile tile(
            Node node,
            List<Pod> pods,
            @Nullable PendingPod waiting,
            Tray.Awaited awaited,
            Map<String, PodMark.Countdown> counting) {
        var wanted = judge == null ? null : judge.wanted(node);
        var ruling =
                judge == null || wanted == null ? Judge.Ruling.NONE : judge.rule(node, wanted, pods, waiting, counting);
        var squares = new ArrayList<PodMark>(pods.size());
        for (var pod : pods) {
            squares.add(marks.of(pod, counting.get(pod.uid())));
        }
        squares.addAll(awaited.marks());
        return new NodeTile(
                node.name(),
                NodeFacts.readiness(node),
                NodeFacts.status(node),
                NodeFacts.roles(node),
                node.labels(),
                NodeFacts.chips(node, judge == null ? Set.of() : judge.selectedOn(), asked),
                NodeFacts.taints(node, ruling.refusing(), List.of()),
                NodeFacts.capacity(node, pods, awaited.requests()),
                squares,
                ruling.verdict(),
                judge == null || wanted == null ? Headcount.NONE : judge.count(wanted, pods),
                judge == null || wanted == null ? NodeTile.Own.NONE : judge.standing(wanted, pods, ruling.verdict()),
                ruling.ghost(),
                false);
    }

    /** Puts what somebody considers on the tiles; null takes it away. */
    void consider(@Nullable Preview next) {
        var concerned = new HashSet<>(considered);
        if (next != null) {
            concerned.addAll(next.concerned(state));
        }
        preview = next;
        for (var name : concerned) {
            int at = find(known, name);
            if (at >= 0) {
                put(at);
            }
        }
    }

    private NodeTile considered(Known one) {
        var tile = preview == null ? one.tile() : preview.on(one.tile(), one.node(), one.pods());
        if (tile == one.tile()) {
            considered.remove(one.name());
        } else {
            considered.add(one.name());
        }
        return tile;
    }

    /** All: the same list until one of them changes. */
    List<NodeTile> list() {
        var all = listed;
        if (all == null) {
            all = List.copyOf(shown);
            listed = all;
        }
        return all;
    }
}
