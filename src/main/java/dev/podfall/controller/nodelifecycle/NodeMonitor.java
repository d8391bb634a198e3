package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;
import dev.podfall.controller.nodelifecycle.NodeHealths.Observation;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Port;
import dev.podfall.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The pass over all nodes every 5 s, and the loop every 100 ms that adds NoExecute taints. Both run only when they would
 * find something to do, at the instants at which they would run anyway.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go, {@code monitorNodeHealth},
 * {@code processTaintBaseEviction}, {@code doNoExecuteTaintingPass}.
 * <br>Differs: nodes are looked at one after the other, by name; upstream takes eight at a time.
 */
final class NodeMonitor {
    private static final Phrase TAINT = Phrase.of("timer.nodes.taint");
    private static final Duration MONITOR_PERIOD = Duration.ofSeconds(5);
    private static final Duration TAINTING_PERIOD = Duration.ofMillis(100);
    /** By then a node that was made here has been looked at. */
    private static final Duration LONG_SINCE = MONITOR_PERIOD.multipliedBy(2);

    private static final String EXCLUDED = "node.kubernetes.io/exclude-disruption";
    private static final Taint NOT_READY = Taint.of(Taint.NOT_READY, TaintEffect.NO_EXECUTE);
    private static final Taint UNREACHABLE = Taint.of(Taint.UNREACHABLE, TaintEffect.NO_EXECUTE);

    private final ControllerContext context;
    private final PodMarker marker;
    private final Grid passes;
    private final Grid taintings;
    private final NodeHealths healths;
    private final Zones zones;
    private final ForkMap<String, String> known;
    private final ForkSet<String> retry;
    private final Port<Loop> port;
    private @Nullable Timer nextPass;
    private @Nullable Timer nextTainting;

    private enum Loop {
        PASS,
        TAINTING
    }

    NodeMonitor(ControllerContext context, NodeLeases leases, PodMarker marker) {
        this.context = context;
        this.marker = marker;
        this.passes = new Grid(context.now(), MONITOR_PERIOD);
        this.taintings = new Grid(context.now(), TAINTING_PERIOD);
        this.healths = new NodeHealths(context, leases, passes);
        this.zones = new Zones();
        this.known = ForkMap.natural();
        this.retry = ForkSet.natural();
        this.port = wired(leases);
    }

    private NodeMonitor(NodeMonitor from, ControllerContext context, NodeLeases leases, PodMarker marker) {
        this.context = context;
        this.marker = marker;
        this.passes = from.passes;
        this.taintings = from.taintings;
        this.healths = from.healths.fork(context, leases);
        this.zones = from.zones.fork();
        this.known = from.known.fork();
        this.retry = from.retry.fork();
        this.nextPass = from.nextPass;
        this.nextTainting = from.nextTainting;
        this.port = wired(leases);
    }

    NodeMonitor fork(ControllerContext forked, NodeLeases leases, PodMarker newMarker) {
        return new NodeMonitor(this, forked, leases, newMarker);
    }

    private Port<Loop> wired(NodeLeases leases) {
        leases.onSilence(this::silenced);
        return context.timers().port(context.component() + "/monitor", loop -> {
            switch (loop) {
                case PASS -> pass();
                case TAINTING -> tainting();
            }
        });
    }

    /** Whether the last pass knew the node to have a Ready condition that is not True. */
    boolean knowsNotReady(String node) {
        var health = healths.of(node);
        var ready = health == null ? null : health.status().condition(Condition.READY);
        return ready != null && !ready.isTrue();
    }

    /** A change of what a pass looks at makes the next pass run. */
    void nodeUpdated(@Nullable Node before, @Nullable Node after) {
        if (after == null) {
            retry.remove(before == null ? "" : before.name());
        }
        if (before != null && after != null && looksSame(before, after)) {
            return;
        }
        var name = after != null ? after.name() : before == null ? "" : before.name();
        armPass(passes.after(context.now()), Phrase.of("timer.nodes.changed", name));
    }

    private static boolean looksSame(Node before, Node after) {
        return Objects.equals(
                        before.status().condition(Condition.READY),
                        after.status().condition(Condition.READY))
                && before.labels().has(EXCLUDED) == after.labels().has(EXCLUDED)
                && Zones.of(before).equals(Zones.of(after))
                && noExecute(before).equals(noExecute(after));
    }

    private static List<Taint> noExecute(Node node) {
        return node.taints().stream()
                .filter(t -> t.matches(NOT_READY) || t.matches(UNREACHABLE))
                .toList();
    }

    private void silenced(String name) {
        var node = context.view().node(name);
        if (node != null) {
            healths.silenced(name);
            armFor(node, context.now());
        }
    }

    private void armFor(Node node, Instant now) {
        var at = healths.nextLook(node, now);
        if (at != null) {
            armPass(at, Phrase.of("timer.nodes.alive", node.name()));
        }
    }

    private void armPass(Instant at, Phrase what) {
        if (nextPass != null) {
            if (!nextPass.at().isAfter(at)) {
                return;
            }
            context.timers().cancel(nextPass);
        }
        nextPass = port.at(at, context.component(), what, Clock.NODE_MONITOR, Loop.PASS);
    }

    private void pass() {
        nextPass = null;
        var now = context.now();
        var nodes = List.copyOf(context.view().nodes());
        classify(nodes, now);
        var counts = new TreeMap<String, Zones.Count>();
        for (var node : nodes) {
            look(node, now, counts);
        }
        disruption(nodes, counts, now);
        for (var node : context.view().nodes()) {
            armFor(node, now);
        }
        var again = retry.first();
        if (again != null) {
            armPass(passes.after(now), Phrase.of("timer.nodes.pods", again));
        }
        armTainting();
    }

    private void classify(List<Node> nodes, Instant now) {
        for (var node : nodes) {
            if (known.containsKey(node.name()) && !zones.isKnown(node)) {
                zones.addZoneOf(node, now);
            }
        }
        var present = new TreeSet<String>();
        for (var node : nodes) {
            present.add(node.name());
            if (!known.containsKey(node.name())) {
                known.put(node.name(), node.uid());
                report(node.name(), node.uid(), "RegisteredNode", "Registered Node " + node.name() + " in Controller");
                zones.addZoneOf(node, now);
                if (!isCopy(node, now)) {
                    markReachable(node, false);
                }
            }
        }
        var gone = new TreeMap<String, String>();
        known.forEach((name, uid) -> {
            if (!present.contains(name)) {
                gone.put(name, uid);
            }
        });
        gone.forEach((name, uid) -> {
            report(name, uid, "RemovingNode", "Removing Node " + name + " from Controller");
            known.remove(name);
        });
    }

    /**
     * Whether the node was there long before: a copy, whose NoExecute taint is the work of the copied cluster's controller.
     * Upstream's takes it away when it starts and sets it anew if the disruption lets it; that one had not started again.
     */
    private static boolean isCopy(Node node, Instant now) {
        var created = node.meta().creationTimestamp();
        return created != null && created.plus(LONG_SINCE).isBefore(now);
    }

    private void look(Node seen, Instant now, TreeMap<String, Zones.Count> counts) {
        var observation = healths.observe(seen, now);
        if (observation == null) {
            return;
        }
        var node = observation.node();
        if (!node.labels().has(EXCLUDED)) {
            var count = counts.computeIfAbsent(Zones.of(node), zone -> new Zones.Count());
            if (observation.now() != null && observation.now().isTrue()) {
                count.ready++;
            } else {
                count.notReady++;
            }
        }
        if (observation.now() != null) {
            taintBasedEviction(node, observation.before());
            markPods(observation);
        } else {
            retry.remove(node.name());
        }
    }

    private void markPods(Observation observation) {
        var node = observation.node();
        if (observation.fellSilent()) {
            var about = new ObjectReference("v1", "Node", "", node.name(), node.uid(), "", "");
            var message = "Node " + node.name() + " status is now: NodeNotReady";
            context.events().event(about, Event.NORMAL, "NodeNotReady", message);
        }
        boolean again = retry.contains(node.name()) && !observation.before().isTrue();
        boolean done = !(observation.fellSilent() || again)
                || marker.markNotReady(context.view().podsOnNode(node.name()));
        if (done) {
            retry.remove(node.name());
        } else {
            retry.add(node.name());
        }
    }

    private void taintBasedEviction(Node node, Condition ready) {
        switch (ready.status()) {
            case Condition.FALSE -> swapOrQueue(node, NOT_READY, UNREACHABLE);
            case Condition.UNKNOWN -> swapOrQueue(node, UNREACHABLE, NOT_READY);
            case Condition.TRUE -> markReachable(node, false);
            default -> {}
        }
    }

    private void swapOrQueue(Node node, Taint wanted, Taint opposite) {
        if (NodeTaints.has(node.taints(), opposite)) {
            swap(node, wanted, opposite);
            context.explanations().accept(new NodeDecision.NoExecuteSwapped(node.name(), wanted, opposite));
            return;
        }
        var tainter = zones.tainter(node);
        if (!NodeTaints.has(node.taints(), wanted)) {
            tainter.remove(node.name());
        }
        tainter.add(node.name());
    }

    private void swap(Node node, Taint add, Taint remove) {
        NodeWrites.addTaints(context, node.name(), List.of(add));
        if (NodeTaints.has(node.taints(), remove)) {
            NodeWrites.removeTaints(context, node.name(), List.of(remove));
        }
    }

    private void markReachable(Node node, boolean clusterIsDown) {
        var removed = noExecute(node);
        for (var taint : List.of(UNREACHABLE, NOT_READY)) {
            if (NodeTaints.has(removed, taint)) {
                NodeWrites.removeTaints(context, node.name(), List.of(taint));
            }
        }
        if (!removed.isEmpty()) {
            context.explanations().accept(new NodeDecision.NoExecuteRemoved(node.name(), removed, clusterIsDown));
        }
        zones.tainter(node).remove(node.name());
    }

    private void disruption(List<Node> nodes, TreeMap<String, Zones.Count> counts, Instant now) {
        var outcome = zones.handleDisruption(counts, now, (zone, state) -> explainZone(nodes, zone, state));
        switch (outcome) {
            case NOTHING -> {}
            case ENTERED_FULL_DISRUPTION -> nodes.forEach(node -> markReachable(node, true));
            case LEFT_FULL_DISRUPTION -> healths.startAfresh(now);
        }
    }

    private void explainZone(Collection<Node> nodes, String zone, ZoneState state) {
        for (var node : nodes) {
            if (Zones.of(node).equals(zone)) {
                var rate = zones.tainter(node).rate();
                context.explanations().accept(new NodeDecision.ZoneBecame(node.name(), zone, state, rate));
                return;
            }
        }
    }

    private void armTainting() {
        Instant earliest = null;
        for (var tainter : zones.tainters().values()) {
            var at = tainter.next();
            if (at != null && (earliest == null || at.isBefore(earliest))) {
                earliest = at;
            }
        }
        if (nextTainting != null) {
            context.timers().cancel(nextTainting);
            nextTainting = null;
        }
        if (earliest != null) {
            var now = context.now();
            var at = taintings.after(now);
            var due = taintings.atOrAfter(earliest);
            nextTainting =
                    port.at(due.isAfter(at) ? due : at, context.component(), TAINT, Clock.NODE_MONITOR, Loop.TAINTING);
        }
    }

    private void tainting() {
        nextTainting = null;
        var now = context.now();
        zones.tainters().values().forEach(tainter -> tainter.process(now, this::taint));
        armTainting();
    }

    /** @return whether the node is done with; false to try it again */
    private boolean taint(String name) {
        var node = context.view().node(name);
        if (node == null) {
            return true;
        }
        var ready = node.status().condition(Condition.READY);
        if (ready == null) {
            return false;
        }
        if (ready.isTrue()) {
            return true;
        }
        boolean unknown = ready.status().equals(Condition.UNKNOWN);
        var wanted = unknown ? UNREACHABLE : NOT_READY;
        swap(node, wanted, unknown ? NOT_READY : UNREACHABLE);
        context.explanations().accept(new NodeDecision.TaintedNoExecute(name, wanted));
        return true;
    }

    private void report(String name, String uid, String reason, String text) {
        var about = new ObjectReference("v1", "Node", "", name, uid, "", "");
        context.events().event(about, Event.NORMAL, reason, "Node " + name + " event: " + text);
    }
}
