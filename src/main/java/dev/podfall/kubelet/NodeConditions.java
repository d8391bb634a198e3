package dev.podfall.kubelet;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.meta.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pcollections.TreePMap;

/**
 * The conditions that a kubelet posts of its node, and the words that go with them: a value.
 *
 * <p>Upstream: pkg/kubelet/nodestatus/setters.go; runtime.go, {@code runtimeErrors}.
 * <br>Differs: NetworkUnavailable is posted by the kubelet, too, when it is told to; upstream leaves it to the network.
 */
final class NodeConditions {
    private static final List<String> ALWAYS =
            List.of(Condition.MEMORY_PRESSURE, Condition.DISK_PRESSURE, Condition.PID_PRESSURE, Condition.READY);

    /** No kubelet takes longer from registering to being ready, unless something ails it. */
    private static final Duration STARTING = Duration.ofSeconds(10);

    /** What a condition says, and the reason of the event that reports it, empty if none does. */
    private record Words(String reason, String message, String event) {}

    /** Of a node that nothing ails. */
    static final NodeConditions WELL = new NodeConditions(TreePMap.empty(), false);

    private final TreePMap<String, String> told;
    private final boolean network;

    private NodeConditions(TreePMap<String, String> told, boolean network) {
        this.told = told;
        this.network = network;
    }

    /** The same, but this condition has this status. */
    NodeConditions with(String type, String status) {
        return new NodeConditions(told.plus(type, status), network);
    }

    /** The same of a node whose plugin has brought its network: if it is not ready, nobody shall take that for the reason. */
    NodeConditions withNetwork() {
        return new NodeConditions(told, true);
    }

    String status(String type) {
        return told.getOrDefault(type, type.equals(Condition.READY) ? Condition.TRUE : Condition.FALSE);
    }

    /** What a kubelet posts when it registers its node: all is well, but it is not ready yet. */
    static List<Condition> starting(Instant now) {
        return WELL.with(Condition.READY, Condition.FALSE).over(List.of(), now).all();
    }

    /**
     * Whether a node that is new says so itself: what it says is then what its kubelet said when it registered. A copy of
     * one that has said so for longer is ill.
     */
    static boolean isStarting(Node node, Condition condition, Instant now) {
        var created = node.meta().creationTimestamp();
        return condition.status().equals(Condition.FALSE)
                && created != null
                && created.plus(STARTING).isAfter(now)
                && Objects.equals(condition.lastHeartbeatTime(), created)
                && Objects.equals(condition.lastTransitionTime(), created);
    }

    /**
     * Conditions as they are to be posted.
     *
     * @param changed those that changed their status
     * @param news what a kubelet reports that comes up: that a new node is not ready is none
     */
    record Posted(List<Condition> all, List<Condition> changed, List<Condition> news) {}

    /** The conditions as posted now over those of the node; other conditions stay as they are. */
    Posted over(List<Condition> before, Instant now) {
        var types = new ArrayList<>(ALWAYS);
        told.keySet().stream().filter(type -> !types.contains(type)).forEach(types::add);
        var all = List.copyOf(before);
        var changed = new ArrayList<Condition>();
        var news = new ArrayList<Condition>();
        for (var type : types) {
            var earlier = Condition.find(before, type);
            var status = status(type);
            boolean isDown = network && type.equals(Condition.READY) && status.equals(Condition.FALSE);
            var words = isDown ? RUNTIME_DOWN : words(type, status);
            boolean same = earlier != null && earlier.status().equals(status);
            var since = earlier != null && same ? earlier.lastTransitionTime() : Times.seconds(now);
            var condition = new Condition(type, status, words.reason(), words.message(), Times.seconds(now), since, 0);
            if (!same) {
                changed.add(condition);
            }
            if (!type.equals(Condition.READY) || condition.isTrue() || (earlier != null && !same)) {
                news.add(condition);
            }
            all = Condition.put(all, condition);
        }
        return new Posted(all, List.copyOf(changed), List.copyOf(news));
    }

    /** The reason of the kubelet's event when this condition takes this status; empty if there is none. */
    static String event(Condition condition) {
        return words(condition.type(), condition.status()).event();
    }

    private static Words words(String type, String status) {
        boolean bad = status.equals(Condition.TRUE) != type.equals(Condition.READY);
        var words = (bad ? BAD : GOOD).get(type);
        return words == null ? new Words("KubeletTold", "", "") : words;
    }

    private static final Words RUNTIME_DOWN = new Words("KubeletNotReady", "container runtime is down", "NodeNotReady");

    private static final Map<String, Words> GOOD = Map.of(
            Condition.MEMORY_PRESSURE,
            new Words(
                    "KubeletHasSufficientMemory", "kubelet has sufficient memory available", "NodeHasSufficientMemory"),
            Condition.DISK_PRESSURE,
            new Words("KubeletHasNoDiskPressure", "kubelet has no disk pressure", "NodeHasNoDiskPressure"),
            Condition.PID_PRESSURE,
            new Words("KubeletHasSufficientPID", "kubelet has sufficient PID available", "NodeHasSufficientPID"),
            Condition.READY,
            new Words("KubeletReady", "kubelet is posting ready status", "NodeReady"),
            Condition.NETWORK_UNAVAILABLE,
            new Words("RouteCreated", "RouteController created a route", ""));

    private static final Map<String, Words> BAD = Map.of(
            Condition.MEMORY_PRESSURE,
            new Words(
                    "KubeletHasInsufficientMemory",
                    "kubelet has insufficient memory available",
                    "NodeHasInsufficientMemory"),
            Condition.DISK_PRESSURE,
            new Words("KubeletHasDiskPressure", "kubelet has disk pressure", "NodeHasDiskPressure"),
            Condition.PID_PRESSURE,
            new Words("KubeletHasInsufficientPID", "kubelet has insufficient PID available", "NodeHasInsufficientPID"),
            Condition.READY,
            new Words("KubeletNotReady", NodeNetwork.NOT_READY, "NodeNotReady"),
            Condition.NETWORK_UNAVAILABLE,
            new Words("NoRouteCreated", "Node created without a route", ""));
}
