package dev.podfall.ui.topology;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.PodChange;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.outlook.Ghosts;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.PodMark.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the ghosts of another state on tiles: who would come, who would go, which taint would be new; or, beside another
 * course of things, who is only there and which tiles are otherwise there. */
final class Preview {
    private final Ghosts ghosts;
    private final PodMarks marks;
    private final @Nullable Judge judge;
    private final Map<String, List<PodChange>> byNode = new HashMap<>();

    Preview(Ghosts ghosts, PodMarks marks, @Nullable Judge judge) {
        this.ghosts = ghosts;
        this.marks = marks;
        this.judge = judge;
        for (var change : ghosts.pods()) {
            byNode.computeIfAbsent(change.node(), node -> new ArrayList<>()).add(change);
        }
    }

    /** The names of the nodes on whose tiles something may be put, as long as they are as they are in that state. */
    Set<String> concerned(ClusterState now) {
        var names = new HashSet<>(byNode.keySet());
        for (var difference : ghosts.other().<Node>differences(now, Kind.NODE)) {
            names.add(difference.key().name());
        }
        if (ghosts.meaning() == Ghosts.Meaning.ELSEWHERE) {
            for (var difference : ghosts.other().<Pod>differences(now, Kind.POD)) {
                addNode(difference.before(), names);
                addNode(difference.after(), names);
            }
        }
        return names;
    }

    private static void addNode(@Nullable Pod pod, Set<String> names) {
        if (pod != null && !pod.nodeName().isEmpty()) {
            names.add(pod.nodeName());
        }
    }

    NodeTile on(NodeTile tile, Node node, List<Pod> pods) {
        var changes = byNode.getOrDefault(node.name(), List.of());
        var staged = staged(node);
        if (ghosts.meaning() == Ghosts.Meaning.ELSEWHERE) {
            return beside(tile, node, pods, changes, staged);
        }
        if (changes.isEmpty() && staged.isEmpty()) {
            return tile;
        }
        var squares = new ArrayList<>(tile.pods());
        var verdict = tile.verdict();
        for (var change : changes) {
            apply(change, squares, pods);
            if (judge != null && change.owner().equals(judge.daemonSet().key())) {
                verdict = verdict(change.outcome(), verdict);
            }
        }
        return tile.considering(
                NodeFacts.taints(node, null, staged),
                squares,
                verdict,
                verdict.kind() == Verdict.Kind.LANDS ? null : tile.ghost());
    }

    private NodeTile beside(NodeTile tile, Node node, List<Pod> pods, List<PodChange> changes, List<Taint> elsewhere) {
        if (changes.isEmpty() && elsewhere.isEmpty() && isAlike(node) && areAlike(node, pods)) {
            return tile;
        }
        var squares = new ArrayList<>(tile.pods());
        for (var change : changes) {
            if (change.outcome() instanceof Outcome.Lands) {
                add(change, squares, State.ELSEWHERE);
            }
        }
        var taints = new ArrayList<>(tile.taints());
        if (!elsewhere.isEmpty()) {
            NodeFacts.taints(node, null, elsewhere).stream()
                    .filter(TaintChip::staged)
                    .forEach(taints::add);
        }
        return tile.differing(taints, squares);
    }

    /** Whether nothing that a tile shows of the node itself is otherwise in the other state. */
    private boolean isAlike(Node node) {
        var other = ghosts.other().node(node.name());
        return other != null
                && (other == node
                        || (other.taints().equals(node.taints())
                                && other.labels().equals(node.labels())
                                && NodeFacts.status(other).equals(NodeFacts.status(node))));
    }

    /** Whether the squares look the same in the other state: nobody cares which pod is which. */
    private boolean areAlike(Node node, List<Pod> pods) {
        var others = ghosts.other().podsOnNode(node.name());
        return looks(pods).equals(looks(others));
    }

    private List<String> looks(Collection<Pod> pods) {
        var looks = new ArrayList<String>(pods.size());
        for (var pod : pods) {
            var owner = pod.meta().controllerKey(Kind.DAEMON_SET);
            looks.add((owner == null ? pod.key() : owner) + "/" + pod.templateHash() + "/"
                    + marks.of(pod, null).state());
        }
        looks.sort(null);
        return looks;
    }

    private void add(PodChange change, List<PodMark> squares, State state) {
        for (var pod : ghosts.other().podsOnNode(change.node())) {
            if (isOf(pod, change.owner(), change.daemonSet())) {
                squares.add(with(marks.of(pod, null), state, null));
            }
        }
    }

    private List<Taint> staged(Node node) {
        var after = ghosts.other().node(node.name());
        if (after == null) {
            return List.of();
        }
        return after.taints().stream()
                .filter(taint -> node.taints().stream().noneMatch(taint::matches))
                .toList();
    }

    private void apply(PodChange change, List<PodMark> squares, List<Pod> pods) {
        switch (change.outcome()) {
            case Outcome.Lands ignored -> add(change, squares, State.PREVIEW);
            case Outcome.Leaves ignored -> leave(change, squares, pods, null);
            case Outcome.LeavesLater later ->
                leave(
                        change,
                        squares,
                        pods,
                        new PodMark.Countdown(1, later.after().toSeconds()));
            case Outcome.Waits ignored -> {}
            case Outcome.Repeats ignored -> {}
            case Outcome.Replaced ignored -> {}
            case Outcome.Restarted ignored -> {}
            case Outcome.Misscheduled ignored -> {}
        }
    }

    private static void leave(
            PodChange change, List<PodMark> squares, List<Pod> pods, PodMark.@Nullable Countdown countdown) {
        for (var pod : pods) {
            if (isOf(pod, change.owner(), change.daemonSet())) {
                squares.replaceAll(mark -> mark.uid().equals(pod.uid()) ? with(mark, State.LEAVING, countdown) : mark);
            }
        }
    }

    private static boolean isOf(Pod pod, ObjectKey owner, boolean daemonSet) {
        return owner.equals(daemonSet ? pod.meta().controllerKey(Kind.DAEMON_SET) : pod.key());
    }

    private static PodMark with(PodMark mark, State state, PodMark.@Nullable Countdown countdown) {
        return mark.in(state, countdown);
    }

    private static Verdict verdict(Outcome outcome, Verdict now) {
        return switch (outcome) {
            case Outcome.Lands ignored -> new Verdict(Verdict.Kind.LANDS, Words.of("verdict.lands"), "");
            case Outcome.Leaves leaves ->
                leaves.evicted()
                        ? new Verdict(Verdict.Kind.EVICTS, Words.of("verdict.evicts"), "")
                        : new Verdict(Verdict.Kind.ENDS, Words.of("verdict.goes"), "");
            case Outcome.LeavesLater later ->
                new Verdict(
                        Verdict.Kind.EVICTS,
                        Words.of("verdict.evicts-in", later.after().toSeconds()),
                        "");
            case Outcome.Misscheduled missed ->
                missed.now() ? new Verdict(Verdict.Kind.MISSCHEDULED, Words.of("verdict.misscheduled"), "") : now;
            case Outcome.Waits waits ->
                new Verdict(Verdict.Kind.WAITS, Words.of("verdict.would-wait"), waits.message());
            case Outcome.Repeats repeats ->
                new Verdict(Verdict.Kind.WAITS, Words.of("verdict.repeats"), repeats.reason());
            case Outcome.Replaced ignored -> now;
            case Outcome.Restarted ignored -> now;
        };
    }
}
