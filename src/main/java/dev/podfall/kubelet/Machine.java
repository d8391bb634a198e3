package dev.podfall.kubelet;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a kubelet says of its machine where the Node does not say it already.
 *
 * <p>Upstream: pkg/kubelet/kubelet_node_status.go, {@code setNodeStatus}, {@code updateDefaultLabels}.
 * <br>Differs: all machines are alike (4 CPUs, 8Gi, 110 pods); what the Node's manifest says wins over the machine.
 *
 * @param number counts the nodes from 1: their addresses follow from it
 */
record Machine(String node, int number) {
    private static final ResourceList DEFAULTS = ResourceList.EMPTY
            .with("cpu", Quantity.parse("4"))
            .with("memory", Quantity.parse("8Gi"))
            .with("pods", Quantity.parse("110"))
            .with("ephemeral-storage", Quantity.parse("100Gi"));

    private static final Tree.Obj NODE_INFO = Tree.builder()
            .put("architecture", "amd64")
            .put("bootID", "")
            .put("containerRuntimeVersion", "containerd://2.2.0")
            .put("kernelVersion", "6.1.0")
            .put("kubeProxyVersion", "")
            .put("kubeletVersion", "v1.36.2")
            .put("machineID", "")
            .put("operatingSystem", "linux")
            .put("osImage", "Debian GNU/Linux 12 (bookworm)")
            .put("systemUUID", "")
            .build();

    String address() {
        return "10.0." + number / 256 + "." + number % 256;
    }

    /** The address of a pod on this node; {@code pod} counts the node's pods from 0. */
    String podAddress(int pod) {
        int network = 128 * 256 + number + 256 * 64 * (pod / 250 % 2);
        return "10." + network / 256 % 256 + "." + network % 256 + "." + (2 + pod % 250);
    }

    /** The node's status with everything of the machine that it lacked. */
    NodeStatus described(NodeStatus status) {
        var capacity = filled(status.capacity(), DEFAULTS);
        var allocatable = filled(status.allocatable(), capacity);
        return status.withResources(capacity, allocatable)
                .withMachine(addresses(status), NODE_INFO.overlaid(said(status.nodeInfo())));
    }

    private static ResourceList filled(ResourceList said, ResourceList otherwise) {
        var out = said;
        for (var entry : otherwise.asMap().entrySet()) {
            if (said.get(entry.getKey()) == null) {
                out = out.with(entry.getKey(), entry.getValue());
            }
        }
        return out;
    }

    private List<NodeStatus.Address> addresses(NodeStatus status) {
        var out = new ArrayList<>(status.addresses());
        if (status.address("InternalIP") == null) {
            out.add(new NodeStatus.Address("InternalIP", address()));
        }
        if (status.address("Hostname") == null) {
            out.add(new NodeStatus.Address("Hostname", node));
        }
        return List.copyOf(out);
    }

    private static Tree.Obj said(Tree.Obj nodeInfo) {
        var out = Tree.builder();
        nodeInfo.forEach((key, value) -> {
            if (!value.equals(Tree.text(""))) {
                out.put(key, value);
            }
        });
        return out.build();
    }

    /**
     * A Node's manifest with what its kubelet says at first: the machine, and that it is not ready yet. What the manifest
     * says stays; one that says how the node is stays as it is.
     */
    static Tree.Obj introduced(Tree.Obj manifest, Instant now) {
        var status = manifest.obj("status");
        var meta = manifest.obj("metadata");
        boolean readable = isObjOrAbsent(manifest, "status")
                && isObjOrAbsent(meta, "labels")
                && isObjOrAbsent(status, "capacity")
                && isObjOrAbsent(status, "allocatable")
                && isObjOrAbsent(status, "nodeInfo");
        if (!readable || status.get("conditions") != null) {
            return manifest;
        }
        var capacity = DEFAULTS.toTree().overlaid(status.obj("capacity"));
        var labels = labels(meta.text("name", ""), "linux", "amd64").toTree().overlaid(meta.obj("labels"));
        var conditions = NodeConditions.starting(now);
        return manifest.with("metadata", meta.with("labels", labels))
                .with(
                        "status",
                        status.with("capacity", capacity)
                                .with("allocatable", capacity.overlaid(status.obj("allocatable")))
                                .with("nodeInfo", NODE_INFO.overlaid(said(status.obj("nodeInfo"))))
                                .with("conditions", Tree.listOf(conditions, Condition::toNodeTree)));
    }

    private static boolean isObjOrAbsent(Tree.Obj tree, String key) {
        var there = tree.get(key);
        return there == null || there instanceof Tree.Obj;
    }

    /** The labels that a kubelet gives its node when it registers, under those that the node has. */
    static Labels labelled(Node node) {
        var os = Objects.requireNonNullElse(node.labels().get("kubernetes.io/os"), "linux");
        var arch = Objects.requireNonNullElse(node.labels().get("kubernetes.io/arch"), "amd64");
        return labels(node.name(), os, arch).with(node.labels());
    }

    private static Labels labels(String node, String os, String arch) {
        return Labels.of("kubernetes.io/hostname", node)
                .with("kubernetes.io/os", os)
                .with("kubernetes.io/arch", arch)
                .with("beta.kubernetes.io/os", os)
                .with("beta.kubernetes.io/arch", arch);
    }
}
