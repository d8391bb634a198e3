package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one DaemonSet: its pods by node, the verdict on every node, what should happen there, and the sums of
 * all that. It is told what changed and looks only at those nodes again, so that a sync costs what changed and not what
 * is there. A ledger made anew from the same state says the same.
 *
 * <p>Upstream: none; pkg/controller/daemon/daemon_controller.go goes through all nodes and pods in every sync.
 * <br>Differs: in cost only.
 */
final class Ledger {
    private final OwnedPods pods;
    private final Consumer<NodeSkipped> skipped;
    private final ForkMap<String, Entry> entries;
    private final ForkSet<Due> dues;
    private final ForkSet<String> dirty;
    private final ForkMap<String, NodeDecision> decisions;
    private final ForkMap<String, NodeDecision> decisionsWithoutNode;
    private final DaemonSetStatusCounter counter;
    private final RolloutCensus census;
    private NodePlacement placement;
    private @Nullable NodePlacement judge;
    private @Nullable Basis basis;
    private long lastWrite;

    /** What is kept of a node. Labels and taints tell whether the verdict still holds. */
    private record Entry(
            @Nullable NodeVerdict verdict,
            Labels labels,
            List<Taint> taints,
            DaemonSetStatusCounter.Tally tally,
            @Nullable NodeRollout rollout,
            @Nullable Due due) {}

    /** A node on which time alone will change something: a pod becomes available. */
    private record Due(Instant at, String node) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : node.compareTo(other.node);
        }
    }

    /** @param skipped told once when the verdict on a node is no, or no for another reason than before */
    Ledger(ClusterState view, DaemonSet daemonSet, Consumer<NodeSkipped> skipped) {
        this.pods = new OwnedPods(view, daemonSet);
        this.skipped = skipped;
        this.entries = ForkMap.natural();
        this.dues = ForkSet.natural();
        this.dirty = ForkSet.natural();
        this.decisions = ForkMap.natural();
        this.decisionsWithoutNode = ForkMap.natural();
        this.counter = new DaemonSetStatusCounter();
        this.census = new RolloutCensus();
        this.placement = NodePlacement.of(daemonSet);
    }

    private Ledger(Ledger from, Consumer<NodeSkipped> skipped) {
        this.pods = from.pods.fork();
        this.skipped = skipped;
        this.entries = from.entries.fork();
        this.dues = from.dues.fork();
        this.dirty = from.dirty.fork();
        this.decisions = from.decisions.fork();
        this.decisionsWithoutNode = from.decisionsWithoutNode.fork();
        this.counter = from.counter.fork();
        this.census = from.census.fork();
        this.placement = from.placement;
        this.judge = from.judge;
        this.basis = from.basis;
        this.lastWrite = from.lastWrite;
    }

    /** The same ledger for the controller of a fork. */
    Ledger fork(Consumer<NodeSkipped> forkedSkipped) {
        return new Ledger(this, forkedSkipped);
    }

    OwnedPods pods() {
        return pods;
    }

    /** The object as the API server stored it: the view is not to be trusted before it shows this. */
    void wrote(@Nullable KubeObject stored) {
        if (stored != null) {
            lastWrite = Math.max(lastWrite, stored.meta().resourceVersion());
        }
    }

    /** Whether the view shows all that was written for this DaemonSet. */
    boolean isVisibleIn(ClusterState view) {
        return view.revision() >= lastWrite;
    }

    NodePlacement placement(DaemonSet daemonSet) {
        var template = daemonSet.spec().template();
        var known = placement.template();
        if (known != template && !known.equals(template)) {
            placement = NodePlacement.of(template);
        }
        return placement;
    }

    void podChanged(@Nullable Pod before, @Nullable Pod after) {
        pods.changed(before, after, dirty);
    }

    void nodeChanged(String node) {
        dirty.add(node);
    }

    /** An orphan has just been adopted; its new owner reference has not arrived yet. */
    void adopted(Pod orphan) {
        pods.adopted(orphan, dirty);
    }

    /** Brings everything up to date with the view. */
    void update(ClusterState view, Basis now) {
        var current = placement(now.daemonSet());
        boolean sameTemplate = current == judge;
        judge = current;
        if (basis == null || !sameTemplate) {
            all(view);
        } else if (!now.decidesLike(basis)) {
            entries.keys().forEach(dirty::add);
        }
        for (var due = dues.first(); due != null && !due.at().isAfter(now.now()); due = dues.first()) {
            dues.remove(due);
            dirty.add(due.node());
        }
        basis = now;
        for (var node : dirty) {
            refresh(view, now, node, sameTemplate);
        }
        dirty.clear();
    }

    private void all(ClusterState view) {
        for (var node : view.nodes()) {
            dirty.add(node.name());
        }
        entries.keys().forEach(dirty::add);
        pods.nodes().forEach(dirty::add);
    }

    private void refresh(ClusterState view, Basis now, String name, boolean sameTemplate) {
        var before = entries.get(name);
        if (before != null) {
            counter.remove(before.tally());
            census.remove(name, before.rollout());
            if (before.due() != null) {
                dues.remove(before.due());
            }
        }
        decisions.remove(name);
        decisionsWithoutNode.remove(name);
        var node = view.node(name);
        var here = pods.on(name);
        if (node == null && here.isEmpty()) {
            entries.remove(name);
            return;
        }
        var verdict = node == null ? null : verdict(now, node, before, sameTemplate);
        var on = new NodePods(name, verdict, here);
        var entry = new Entry(
                verdict,
                node == null ? Labels.of() : node.labels(),
                node == null ? List.of() : node.taints(),
                DaemonSetStatusCounter.tally(on, now),
                NodeRollout.of(on, now),
                due(on, now));
        entries.put(name, entry);
        counter.add(entry.tally());
        census.add(name, entry.rollout());
        if (entry.due() != null) {
            dues.add(entry.due());
        }
        var decision = on.decide(now);
        if (decision != NodeDecision.NOTHING) {
            (node == null ? decisionsWithoutNode : decisions).put(name, decision);
        }
    }

    private NodeVerdict verdict(Basis now, Node node, @Nullable Entry before, boolean sameTemplate) {
        if (sameTemplate
                && before != null
                && before.verdict() != null
                && before.labels().equals(node.labels())
                && before.taints().equals(node.taints())) {
            return before.verdict();
        }
        var verdict = placement(now.daemonSet()).verdict(node);
        if (!verdict.shouldRun() && (before == null || !verdict.equals(before.verdict()))) {
            skipped.accept(new NodeSkipped(now.daemonSet().key(), node.name(), verdict));
        }
        return verdict;
    }

    private static @Nullable Due due(NodePods on, Basis now) {
        if (now.minReadySeconds() == 0) {
            return null;
        }
        Instant first = null;
        for (var pod : on.pods()) {
            var from = DaemonPods.availableFrom(pod, now.minReadySeconds());
            if (from != null && from.isAfter(now.now()) && (first == null || from.isBefore(first))) {
                first = from;
            }
        }
        return first == null ? null : new Due(first, on.node());
    }

    DaemonSetStatusCounter counter() {
        return counter;
    }

    RolloutCensus census() {
        return census;
    }

    /** What should happen node by node, where something should; nodes that are gone come last. */
    List<NodeDecision> decisions() {
        var out = new ArrayList<NodeDecision>(decisions.size() + decisionsWithoutNode.size());
        decisions.values().forEach(out::add);
        decisionsWithoutNode.values().forEach(out::add);
        return out;
    }

    /** Whether any pod, even one that ended, carries the hash. */
    boolean isHashLive(String hash) {
        return pods.isHashLive(hash);
    }
}
