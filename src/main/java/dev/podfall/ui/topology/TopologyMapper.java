package dev.podfall.ui.topology;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.Creation;
import dev.podfall.explain.Headcount;
import dev.podfall.explain.WhatIf;
import dev.podfall.explain.Why;
import dev.podfall.language.Wording;
import dev.podfall.store.ClusterState;
import dev.podfall.ui.frame.Hues;
import dev.podfall.ui.frame.Moment;
import dev.podfall.ui.frame.Selection;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the picture's input from a moment. It remembers the last picture's tiles and makes anew only those whose node,
 * pods or verdict may have changed, so that a moment of a large cluster costs little. One thread uses it.
 */
public final class TopologyMapper {
    private final Hues hues;
    private final Refusals refusals = new Refusals();
    private Map<String, Known> known = new HashMap<>();
    private @Nullable Basis basis;

    /** All that a tile depends on besides its node and its pods; while it is the same, tiles can be kept. */
    private record Basis(
            @Nullable ObjectKey selected,
            @Nullable Object template,
            dev.podfall.explain.Verdict.@Nullable CreationRefused refused,
            Revisions revisions,
            WhatIf.@Nullable Result preview,
            Wording wording) {}

    private record Known(
            Node node,
            List<Pod> pods,
            @Nullable PendingPod waiting,
            Map<String, PodMark.Countdown> countdowns,
            NodeTile tile) {}

    public TopologyMapper(Hues hues) {
        this.hues = hues;
    }

    /** @param preview what a staged change would do, or null */
    public TopologyModel map(Moment moment, Selection.Choice choice, WhatIf.@Nullable Result preview) {
        refusals.read(moment);
        var state = moment.state();
        var revisions = Revisions.of(state);
        hues.learn(moment.session(), state);
        var selected = selected(state, choice);
        var refused = selected == null ? null : Creation.refusal(state, selected);
        var newBasis = new Basis(
                selected == null ? null : selected.key(),
                selected == null ? null : selected.spec().template(),
                refused,
                revisions,
                preview,
                Words.wording());
        if (!sameBasis(newBasis)) {
            known = new HashMap<>();
            basis = newBasis;
        }
        var marks = new PodMarks(hues, revisions);
        var pending = pending(state, marks);
        var tiles = tiles(state, selected, refused, marks, pending, countdowns(moment), preview);
        return new TopologyModel(
                moment.shown(),
                lanes(state, revisions),
                selected == null ? null : selected.key().toString(),
                tiles,
                pending.stream().map(Waiting::entry).toList());
    }

    private boolean sameBasis(Basis now) {
        var was = basis;
        return was != null
                && Objects.equals(was.selected(), now.selected())
                && was.template() == now.template()
                && Objects.equals(was.refused(), now.refused())
                && was.revisions().equals(now.revisions())
                && was.preview() == now.preview()
                && was.wording() == now.wording();
    }

    private static @Nullable DaemonSet selected(ClusterState state, Selection.Choice choice) {
        var key = choice.daemonSet();
        var chosen = key == null ? null : state.daemonSet(key);
        return chosen != null ? chosen : state.daemonSets().stream().findFirst().orElse(null);
    }

    private List<Lane> lanes(ClusterState state, Revisions revisions) {
        var lanes = new ArrayList<Lane>();
        for (var daemonSet : state.daemonSets()) {
            var count = Headcount.posted(daemonSet);
            lanes.add(new Lane(
                    daemonSet.key().toString(),
                    daemonSet.name(),
                    hues.of(daemonSet.key()),
                    revisions.newest(daemonSet.uid()),
                    count.ready() + "/" + count.wanted()));
        }
        return lanes;
    }

    /** A pod without a node, and the node that it is pinned to, if any. */
    private record Waiting(
            PendingPod entry,
            @Nullable ObjectKey daemonSet,
            @Nullable String pinned) {}

    private List<Waiting> pending(ClusterState state, PodMarks marks) {
        var waiting = new ArrayList<Waiting>();
        for (var pod : state.podsOnNode("")) {
            if (pod.isTerminal() || pod.isTerminating()) {
                continue;
            }
            var scheduled = pod.status().condition(Condition.POD_SCHEDULED);
            var message = scheduled == null || scheduled.isTrue() ? "" : scheduled.message();
            var pinned = pod.targetNode();
            var daemonSet = pod.meta().controllerKey(Kind.DAEMON_SET);
            var entry = new PendingPod(
                    marks.of(pod, null),
                    daemonSet == null ? "" : daemonSet.toString(),
                    message,
                    held(pod),
                    refusals.of(pod.key(), pinned));
            waiting.add(new Waiting(entry, daemonSet, pinned));
        }
        return waiting;
    }

    private static String held(Pod pod) {
        var held = Why.held(pod);
        return held == null
                ? ""
                : Words.of(
                        held instanceof dev.podfall.explain.Verdict.Gated ? "verdict.gated" : "verdict.no-scheduler");
    }

    private static Map<ObjectKey, PodMark.Countdown> countdowns(Moment moment) {
        var result = new HashMap<ObjectKey, PodMark.Countdown>();
        for (var eviction : moment.evictions()) {
            result.put(eviction.pod(), countdown(eviction.from(), eviction.at(), moment.at()));
        }
        return result;
    }

    private static PodMark.Countdown countdown(Instant from, Instant end, Instant now) {
        double whole = Math.max(1, Duration.between(from, end).toMillis());
        long left = Math.max(0, Duration.between(now, end).toMillis());
        // A fiftieth is as fine as the ring can show: finer would redraw for nothing.
        return new PodMark.Countdown(Math.ceil(left / whole * 50) / 50, (left + 500) / 1000);
    }

    private List<NodeTile> tiles(
            ClusterState state,
            @Nullable DaemonSet selected,
            dev.podfall.explain.Verdict.@Nullable CreationRefused refused,
            PodMarks marks,
            List<Waiting> pending,
            Map<ObjectKey, PodMark.Countdown> countdowns,
            WhatIf.@Nullable Result preview) {
        var judge = selected == null ? null : new Judge(selected, hues.of(selected.key()), refused);
        var waitingHere = new HashMap<String, PendingPod>();
        for (var waiting : pending) {
            if (selected != null && waiting.pinned() != null && selected.key().equals(waiting.daemonSet())) {
                waitingHere.put(waiting.pinned(), waiting.entry());
            }
        }
        var ghosts = preview == null ? null : new Preview(preview, marks, judge);
        var tiles = new ArrayList<NodeTile>(state.nodes().size());
        var next = new HashMap<String, Known>();
        for (var node : state.nodes()) {
            var pods = List.copyOf(state.podsOnNode(node.name()));
            var here = countdownsOf(pods, countdowns);
            var waiting = waitingHere.get(node.name());
            var before = known.get(node.name());
            var kept = before != null && same(before, node, pods, waiting, here)
                    ? before
                    : new Known(node, pods, waiting, here, tile(node, pods, waiting, here, marks, judge, ghosts));
            next.put(node.name(), kept);
            tiles.add(kept.tile());
        }
        known = next;
        return tiles;
    }

    private static Map<String, PodMark.Countdown> countdownsOf(
            List<Pod> pods, Map<ObjectKey, PodMark.Countdown> countdowns) {
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

    private static NodeTile tile(
            Node node,
            List<Pod> pods,
            @Nullable PendingPod waiting,
            Map<String, PodMark.Countdown> countdowns,
            PodMarks marks,
            @Nullable Judge judge,
            @Nullable Preview preview) {
        var ruling = judge == null ? Judge.Ruling.NONE : judge.rule(node, pods, waiting, countdowns);
        var squares = new ArrayList<PodMark>();
        for (var pod : pods) {
            squares.add(marks.of(pod, countdowns.get(pod.uid())));
        }
        var tile = new NodeTile(
                node.name(),
                NodeFacts.readiness(node),
                NodeFacts.status(node),
                NodeFacts.roles(node),
                node.labels().asMap(),
                NodeFacts.chips(node, judge == null ? java.util.Set.of() : judge.selectedOn()),
                NodeFacts.taints(node, ruling.refusing(), List.of()),
                NodeFacts.capacity(node, pods),
                squares,
                ruling.verdict(),
                judge == null ? Headcount.NONE : judge.count(node, pods),
                ruling.ghost());
        return preview == null ? tile : preview.on(tile, node, pods);
    }
}
