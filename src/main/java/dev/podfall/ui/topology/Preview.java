package dev.podfall.ui.topology;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Outcome;
import dev.podfall.explain.PodChange;
import dev.podfall.explain.WhatIf;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.text.Words;
import dev.podfall.ui.topology.PodMark.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the ghosts of a staged change on tiles: who would come, who would go, which taint would be new. */
final class Preview {
    private final WhatIf.Result result;
    private final PodMarks marks;
    private final @Nullable Judge judge;
    private final Map<String, List<PodChange>> byNode = new HashMap<>();

    Preview(WhatIf.Result result, PodMarks marks, @Nullable Judge judge) {
        this.result = result;
        this.marks = marks;
        this.judge = judge;
        for (var change : result.diff().pods()) {
            byNode.computeIfAbsent(change.node(), node -> new ArrayList<>()).add(change);
        }
    }

    /** The names of the nodes on whose tiles something may be put, as long as they are as they are in that state. */
    Set<String> concerned(ClusterState now) {
        var names = new HashSet<>(byNode.keySet());
        for (var difference : result.after().<Node>differences(now, Kind.NODE)) {
            names.add(difference.key().name());
        }
        return names;
    }

    NodeTile on(NodeTile tile, Node node, List<Pod> pods) {
        var changes = byNode.getOrDefault(node.name(), List.of());
        var staged = staged(node);
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

    private List<Taint> staged(Node node) {
        var after = result.after().node(node.name());
        if (after == null) {
            return List.of();
        }
        return after.taints().stream()
                .filter(taint -> node.taints().stream().noneMatch(taint::matches))
                .toList();
    }

    private void apply(PodChange change, List<PodMark> squares, List<Pod> pods) {
        switch (change.outcome()) {
            case Outcome.Lands ignored -> {
                for (var pod : result.after().podsOnNode(change.node())) {
                    if (isOf(pod, change.owner(), change.daemonSet())) {
                        squares.add(with(marks.of(pod, null), State.PREVIEW, null));
                    }
                }
            }
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
        return new PodMark(mark.uid(), mark.name(), mark.hue(), mark.revision(), mark.outdated(), state, countdown);
    }

    private static Verdict verdict(Outcome outcome, Verdict now) {
        return switch (outcome) {
            case Outcome.Lands ignored -> new Verdict(Verdict.Kind.LANDS, Words.of("verdict.lands"), "");
            case Outcome.Leaves ignored -> new Verdict(Verdict.Kind.EVICTS, Words.of("verdict.evicts"), "");
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
