package dev.podfall.ui.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to move so that one picture becomes the next. */
final class FlightPlan {
    private final Map<String, Where> before = new HashMap<>();
    private final Map<Integer, String> laneByHue = new HashMap<>();
    private final List<Pair> changed = new ArrayList<>();
    private final List<Flight> flights = new ArrayList<>();

    /** Where a pod was: on a node, or in the tray with so many refusals. */
    private record Where(PodMark mark, String node, int attempt) {}

    /** A node as it was and as it is; only nodes that look different are worth a look. */
    private record Pair(@Nullable NodeTile was, @Nullable NodeTile is) {}

    private FlightPlan(TopologyModel from, TopologyModel to) {
        for (var waiting : from.pending()) {
            before.put(waiting.mark().uid(), new Where(waiting.mark(), "", attempt(waiting)));
        }
        for (var lane : to.lanes()) {
            laneByHue.putIfAbsent(lane.hue(), lane.key());
        }
        pair(from.nodes(), to.nodes());
        for (var pair : changed) {
            if (pair.was() != null) {
                for (var pod : pair.was().pods()) {
                    if (isReal(pod)) {
                        before.put(pod.uid(), new Where(pod, pair.was().name(), 0));
                    }
                }
            }
        }
    }

    private void pair(List<NodeTile> from, List<NodeTile> to) {
        int same = 0;
        // Mostly it is the same nodes in the same order, and most of their tiles are the same objects.
        while (same < Math.min(from.size(), to.size())
                && (from.get(same) == to.get(same)
                        || from.get(same).name().equals(to.get(same).name()))) {
            if (from.get(same) != to.get(same)) {
                changed.add(new Pair(from.get(same), to.get(same)));
            }
            same++;
        }
        var rest = new LinkedHashMap<String, NodeTile>();
        from.subList(same, from.size()).forEach(tile -> rest.put(tile.name(), tile));
        for (var tile : to.subList(same, to.size())) {
            var was = rest.remove(tile.name());
            if (was != tile) {
                changed.add(new Pair(was, tile));
            }
        }
        rest.values().forEach(tile -> changed.add(new Pair(tile, null)));
    }

    /** The flights in the order in which they begin; none if time was turned back, or if the cluster is another one. */
    static List<Flight> between(TopologyModel from, TopologyModel to) {
        if (to.step() <= from.step() || from.nodes().isEmpty()) {
            return List.of();
        }
        var plan = new FlightPlan(from, to);
        plan.leave();
        plan.wait(to);
        plan.land();
        return List.copyOf(plan.flights);
    }

    /** The nodes on which pods land, each once, in the flights' order: what a wave shows instead of flights. */
    static List<String> landings(List<Flight> flights) {
        var nodes = new LinkedHashMap<String, Boolean>();
        for (var flight : flights) {
            if (flight.kind() == Flight.Kind.LANDING || flight.kind() == Flight.Kind.READY) {
                nodes.put(flight.node(), true);
            }
        }
        return List.copyOf(nodes.keySet());
    }

    private void leave() {
        for (var pair : changed) {
            if (pair.was() == null || pair.is() == null) {
                continue;
            }
            for (var pod : pair.was().pods()) {
                if (isReal(pod)
                        && pair.is().pods().stream()
                                .noneMatch(still -> still.uid().equals(pod.uid()))) {
                    var kind = pod.state() == PodMark.State.EVICTED ? Flight.Kind.PUSHED : Flight.Kind.GONE;
                    flights.add(new Flight(kind, pod, pair.was().name(), "", ""));
                }
            }
        }
    }

    private void wait(TopologyModel to) {
        for (var waiting : to.pending()) {
            var was = before.get(waiting.mark().uid());
            if (was == null) {
                flights.add(new Flight(Flight.Kind.BIRTH, waiting.mark(), "", waiting.lane(), ""));
            }
            var refusal = waiting.refusal();
            if (refusal != null && refusal.attempt() > (was == null ? 0 : was.attempt())) {
                flights.add(new Flight(
                        Flight.Kind.REFUSAL, waiting.mark(), refusal.node(), waiting.lane(), refusal.taint()));
            }
        }
    }

    private void land() {
        for (var pair : changed) {
            if (pair.is() != null) {
                for (var pod : pair.is().pods()) {
                    if (isReal(pod)) {
                        landOrChange(pair.is(), pod, before.get(pod.uid()));
                    }
                }
            }
        }
    }

    private void landOrChange(NodeTile node, PodMark pod, FlightPlan.@Nullable Where was) {
        var lane = laneByHue.getOrDefault(pod.hue(), "");
        if (was == null && !lane.isEmpty()) {
            flights.add(new Flight(Flight.Kind.BIRTH, pod, node.name(), lane, ""));
        }
        if (was == null || !was.node().equals(node.name())) {
            flights.add(new Flight(Flight.Kind.LANDING, pod, node.name(), lane, ""));
        } else if (pod.state() == PodMark.State.EVICTED && was.mark().state() != PodMark.State.EVICTED) {
            flights.add(new Flight(Flight.Kind.SHAKE, pod, node.name(), lane, ""));
        } else if (pod.state() == PodMark.State.READY && was.mark().state() != PodMark.State.READY) {
            flights.add(new Flight(Flight.Kind.READY, pod, node.name(), lane, ""));
        }
    }

    private static int attempt(PendingPod waiting) {
        var refusal = waiting.refusal();
        return refusal == null ? 0 : refusal.attempt();
    }

    // What would happen is drawn, but it does not fly.
    private static boolean isReal(PodMark pod) {
        return pod.isHere();
    }
}
