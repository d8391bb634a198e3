package dev.podfall.ui.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has to move so that one picture becomes the next. */
final class FlightPlan {
    private final Map<String, Where> before = new HashMap<>();
    private final Map<Integer, String> laneByHue = new HashMap<>();
    private final List<Flight> flights = new ArrayList<>();

    /** Where a pod was: on a node, or in the tray with so many refusals. */
    private record Where(PodMark mark, String node, int attempt) {}

    private FlightPlan(TopologyModel from, TopologyModel to) {
        for (var waiting : from.pending()) {
            before.put(waiting.mark().uid(), new Where(waiting.mark(), "", attempt(waiting)));
        }
        for (var node : from.nodes()) {
            for (var pod : node.pods()) {
                if (isReal(pod)) {
                    before.put(pod.uid(), new Where(pod, node.name(), 0));
                }
            }
        }
        for (var lane : to.lanes()) {
            laneByHue.putIfAbsent(lane.hue(), lane.key());
        }
    }

    /** The flights in the order in which they begin; none if time was turned back, or if the cluster is another one. */
    static List<Flight> between(TopologyModel from, TopologyModel to) {
        if (to.step() <= from.step() || from.nodes().isEmpty()) {
            return List.of();
        }
        var plan = new FlightPlan(from, to);
        plan.leave(from, to);
        plan.wait(to);
        plan.land(to);
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

    private void leave(TopologyModel from, TopologyModel to) {
        var still = new HashMap<String, Boolean>();
        to.nodes().forEach(node -> node.pods().forEach(pod -> still.put(pod.uid(), true)));
        var nodes = new HashMap<String, Boolean>();
        to.nodes().forEach(node -> nodes.put(node.name(), true));
        for (var node : from.nodes()) {
            if (!nodes.containsKey(node.name())) {
                continue;
            }
            for (var pod : node.pods()) {
                if (isReal(pod) && !still.containsKey(pod.uid())) {
                    var kind = pod.state() == PodMark.State.EVICTED ? Flight.Kind.PUSHED : Flight.Kind.GONE;
                    flights.add(new Flight(kind, pod, node.name(), "", ""));
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

    private void land(TopologyModel to) {
        for (var node : to.nodes()) {
            for (var pod : node.pods()) {
                if (isReal(pod)) {
                    landOrChange(node, pod, before.get(pod.uid()));
                }
            }
        }
    }

    private void landOrChange(NodeTile node, PodMark pod, FlightPlan.@org.jspecify.annotations.Nullable Where was) {
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
        return pod.state() != PodMark.State.PREVIEW;
    }
}
