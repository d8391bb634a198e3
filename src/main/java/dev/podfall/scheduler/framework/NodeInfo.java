package dev.podfall.scheduler.framework;

import dev.podfall.api.core.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A node with the pods on it, their requests added up, their host ports listed. Immutable, so that a fork of the
 * scheduler shares all of them, and trying something out costs a new one.
 *
 * <p>Upstream: pkg/scheduler/framework/types.go, {@code NodeInfo}.
 * <br>Differs: pods are kept in the order in which they came.
 */
public final class NodeInfo {
    /** A host port that is taken, and by whom. */
    public record PortUse(HostPort port, PodInfo pod) {}

    private static final PodInfo[] NO_PODS = {};

    private final String name;
    private final @Nullable Node node;
    private final Requests allocatable;
    private final long allowedPods;
    /** The sizes of the images on the node by name; null if nobody has asked for them to be kept. */
    private final @Nullable Map<String, Long> images;

    /** In the order in which they came. Few enough to look through: a kubelet takes 110. */
    private final PodInfo[] pods;

    private final Requests requested;
    private final Requests nonZeroRequested;
    /** In the order of the pods. */
    private final List<PortUse> usedPorts;

    /** One of which only the name is known: pods may be bound to a node that is gone, or has yet to come. */
    public NodeInfo(String name) {
        this(name, null, Requests.NONE, 0, null, NO_PODS, Requests.NONE, Requests.NONE, List.of());
    }

    private NodeInfo(
            String name,
            @Nullable Node node,
            Requests allocatable,
            long allowedPods,
            @Nullable Map<String, Long> images,
            PodInfo[] pods,
            Requests requested,
            Requests nonZeroRequested,
            List<PortUse> usedPorts) {
        this.name = name;
        this.node = node;
        this.allocatable = allocatable;
        this.allowedPods = allowedPods;
        this.images = images;
        this.pods = pods;
        this.requested = requested;
        this.nonZeroRequested = nonZeroRequested;
        this.usedPorts = usedPorts;
    }

    /** The same node with other pods. */
    private NodeInfo(
            NodeInfo node, PodInfo[] pods, Requests requested, Requests nonZeroRequested, List<PortUse> usedPorts) {
        this(
                node.name,
                node.node,
                node.allocatable,
                node.allowedPods,
                node.images,
                pods,
                requested,
                nonZeroRequested,
                usedPorts);
    }

    /** A node without pods. */
    public static NodeInfo of(Node node) {
        return of(node, List.of());
    }

    /** A node with these pods, each there once. */
    public static NodeInfo of(Node node, Collection<PodInfo> pods) {
        var requested = Requests.NONE;
        var nonZero = Requests.NONE;
        var ports = List.<PortUse>of();
        for (var pod : pods) {
            requested = requested.plus(pod.requests());
            nonZero = nonZero.plus(pod.nonZero());
            ports = withUses(ports, pod);
        }
        return new NodeInfo(
                node.name(),
                node,
                Requests.of(node.status().allocatable()),
                node.status().allocatable().value(Requests.PODS),
                null,
                pods.toArray(NO_PODS),
                requested,
                nonZero,
                ports);
    }

    public String name() {
        return name;
    }

    /** Whether the Node object is known; pods may be bound to a node that is gone. */
    public boolean hasNode() {
        return node != null;
    }

    public Node node() {
        return Objects.requireNonNull(node, "a node that is known");
    }

    /** The same pods on the node as it is now. What it says of images is kept at hand from then on. */
    public NodeInfo withNode(Node changed) {
        var before = node;
        boolean sameRoom = before != null
                && before.status().allocatable() == changed.status().allocatable();
        boolean sameImages = images != null
                && before != null
                && before.status().images() == changed.status().images();
        return new NodeInfo(
                name,
                changed,
                sameRoom ? allocatable : Requests.of(changed.status().allocatable()),
                sameRoom ? allowedPods : changed.status().allocatable().value(Requests.PODS),
                sameImages ? images : images(changed),
                pods,
                requested,
                nonZeroRequested,
                usedPorts);
    }

    /** The same pods, but the node is gone. */
    public NodeInfo withoutNode() {
        return new NodeInfo(name, null, Requests.NONE, 0, null, pods, requested, nonZeroRequested, usedPorts);
    }

    public Requests allocatable() {
        return allocatable;
    }

    /** How many pods the node takes. */
    public long allowedPods() {
        return allowedPods;
    }

    public Requests requested() {
        return requested;
    }

    /** What its pods request when each container counts as at least 100m and 200Mi. */
    public Requests nonZeroRequested() {
        return nonZeroRequested;
    }

    public List<PodInfo> pods() {
        return Collections.unmodifiableList(Arrays.asList(pods));
    }

    public int podCount() {
        return pods.length;
    }

    /** With a pod that has come last; one that was there before with that UID is no longer. */
    public NodeInfo with(PodInfo pod) {
        int at = find(pod.uid());
        if (at < 0) {
            var more = Arrays.copyOf(pods, pods.length + 1);
            more[pods.length] = pod;
            return new NodeInfo(
                    this,
                    more,
                    requested.plus(pod.requests()),
                    nonZeroRequested.plus(pod.nonZero()),
                    withUses(usedPorts, pod));
        }
        var before = pods[at];
        if (before.requests() != pod.requests() || before.nonZero() != pod.nonZero()) {
            return without(pod.uid()).with(pod);
        }
        var moved = new PodInfo[pods.length];
        System.arraycopy(pods, 0, moved, 0, at);
        System.arraycopy(pods, at + 1, moved, at, pods.length - at - 1);
        moved[pods.length - 1] = pod;
        return new NodeInfo(this, moved, requested, nonZeroRequested, withUses(withoutUses(before), pod));
    }

    /** Without the pod of that UID, if it is there. */
    public NodeInfo without(String uid) {
        return find(uid) < 0 ? this : without(pod -> pod.uid().equals(uid));
    }

    /** Without all pods of which something is true. */
    public NodeInfo without(Predicate<PodInfo> gone) {
        var left = new PodInfo[pods.length];
        int count = 0;
        var stillRequested = requested;
        var stillNonZero = nonZeroRequested;
        for (var pod : pods) {
            if (gone.test(pod)) {
                stillRequested = stillRequested.minus(pod.requests());
                stillNonZero = stillNonZero.minus(pod.nonZero());
            } else {
                left[count++] = pod;
            }
        }
        if (count == pods.length) {
            return this;
        }
        var uses = usedPorts.isEmpty()
                ? usedPorts
                : usedPorts.stream().filter(use -> !gone.test(use.pod())).toList();
        return new NodeInfo(
                this, count == 0 ? NO_PODS : Arrays.copyOf(left, count), stillRequested, stillNonZero, uses);
    }

    private int find(String uid) {
        for (int i = 0; i < pods.length; i++) {
            if (pods[i].uid().equals(uid)) {
                return i;
            }
        }
        return -1;
    }

    private static List<PortUse> withUses(List<PortUse> uses, PodInfo pod) {
        if (pod.ports().isEmpty()) {
            return uses;
        }
        var out = new ArrayList<>(uses);
        for (var port : pod.ports()) {
            out.add(new PortUse(port, pod));
        }
        return List.copyOf(out);
    }

    private List<PortUse> withoutUses(PodInfo pod) {
        return pod.ports().isEmpty()
                ? usedPorts
                : usedPorts.stream()
                        .filter(use -> !use.pod().uid().equals(pod.uid()))
                        .toList();
    }

    /** Who has a port already that conflicts with this one, null if nobody. */
    public @Nullable PortUse conflict(HostPort wanted) {
        for (var use : usedPorts) {
            if (use.port().conflictsWith(wanted)) {
                return use;
            }
        }
        return null;
    }

    /** The sizes in bytes of the images on the node, by each of their names. */
    public Map<String, Long> images() {
        return images != null ? images : node == null ? Map.of() : images(node);
    }

    private static Map<String, Long> images(Node node) {
        if (node.status().images().isEmpty()) {
            return Collections.emptySortedMap();
        }
        var out = new TreeMap<String, Long>();
        for (var image : node.status().images()) {
            for (var imageName : image.names()) {
                out.put(imageName, image.sizeBytes());
            }
        }
        return Collections.unmodifiableSortedMap(out);
    }

    @Override
    public String toString() {
        return name + " with " + pods.length + " pods, requested " + requested;
    }
}
