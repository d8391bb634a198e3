package dev.podfall.scheduler.framework;

import dev.podfall.api.core.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node with the pods on it, their requests added up, their host ports listed. Its owner adds and removes pods.
 *
 * <p>Upstream: pkg/scheduler/framework/types.go, {@code NodeInfo}.
 * <br>Differs: pods are kept in the order in which they came.
 */
public final class NodeInfo {
    /** A host port that is taken, and by whom. */
    public record PortUse(HostPort port, PodInfo pod) {}

    private final String name;
    private @Nullable Node node;
    private Requests allocatable = Requests.NONE;
    private long allowedPods;
    private Requests requested = Requests.NONE;
    private Requests nonZeroRequested = Requests.NONE;
    private final Map<String, PodInfo> pods;
    private final TreeMap<Integer, List<PortUse>> usedPorts;
    private @Nullable Map<String, Long> images;

    public NodeInfo(String name) {
        this.name = name;
        this.pods = new LinkedHashMap<>();
        this.usedPorts = new TreeMap<>();
    }

    private NodeInfo(NodeInfo other) {
        this.name = other.name;
        this.node = other.node;
        this.allocatable = other.allocatable;
        this.allowedPods = other.allowedPods;
        this.requested = other.requested;
        this.nonZeroRequested = other.nonZeroRequested;
        this.pods = new LinkedHashMap<>(other.pods);
        this.usedPorts = new TreeMap<>();
        other.usedPorts.forEach((port, uses) -> usedPorts.put(port, new ArrayList<>(uses)));
        this.images = other.images;
    }

    public static NodeInfo of(Node node) {
        var info = new NodeInfo(node.name());
        info.setNode(node);
        return info;
    }

    /** One of its own, to try things on. */
    public NodeInfo copy() {
        return new NodeInfo(this);
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

    public void setNode(@Nullable Node changed) {
        var before = node;
        node = changed;
        if (changed == null) {
            allocatable = Requests.NONE;
            allowedPods = 0;
        } else if (before == null
                || before.status().allocatable() != changed.status().allocatable()) {
            allocatable = Requests.of(changed.status().allocatable());
            allowedPods = changed.status().allocatable().value(Requests.PODS);
        }
        if (changed == null
                || before == null
                || before.status().images() != changed.status().images()) {
            images = null;
        }
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

    public Collection<PodInfo> pods() {
        return Collections.unmodifiableCollection(pods.values());
    }

    public int podCount() {
        return pods.size();
    }

    public void add(PodInfo pod) {
        remove(pod.uid());
        pods.put(pod.uid(), pod);
        requested = requested.plus(pod.requests());
        nonZeroRequested = nonZeroRequested.plus(pod.nonZero());
        for (var port : pod.ports()) {
            usedPorts.computeIfAbsent(port.port(), p -> new ArrayList<>()).add(new PortUse(port, pod));
        }
    }

    public void remove(String uid) {
        var gone = pods.remove(uid);
        if (gone == null) {
            return;
        }
        requested = requested.minus(gone.requests());
        nonZeroRequested = nonZeroRequested.minus(gone.nonZero());
        for (var port : gone.ports()) {
            var uses = usedPorts.get(port.port());
            if (uses != null) {
                uses.removeIf(use -> use.pod().uid().equals(uid));
                if (uses.isEmpty()) {
                    usedPorts.remove(port.port());
                }
            }
        }
    }

    /** Who has a port already that conflicts with this one, null if nobody. */
    public @Nullable PortUse conflict(HostPort wanted) {
        for (var use : usedPorts.getOrDefault(wanted.port(), List.of())) {
            if (use.port().conflictsWith(wanted)) {
                return use;
            }
        }
        return null;
    }

    /** The sizes in bytes of the images on the node, by each of their names. */
    public Map<String, Long> images() {
        var known = images;
        if (known == null) {
            known = new TreeMap<>();
            if (node != null) {
                for (var image : node.status().images()) {
                    for (var imageName : image.names()) {
                        known.put(imageName, image.sizeBytes());
                    }
                }
            }
            images = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name + " with " + pods.size() + " pods, requested " + requested;
    }
}
