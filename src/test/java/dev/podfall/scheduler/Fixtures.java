package dev.podfall.scheduler;

import dev.podfall.api.core.Affinity;
import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerPort;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSelectorTerm;
import dev.podfall.api.core.NodeSpec;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nodes and pods for tests, in the domain's words. */
public final class Fixtures {
    private Fixtures() {}

    public static NodeMaker node(String name) {
        return new NodeMaker(name);
    }

    public static PodMaker pod(String name) {
        return new PodMaker(name);
    }

    /** {@code cpu=2 memory=1Gi} */
    public static ResourceList resources(String text) {
        var out = new TreeMap<String, Quantity>();
        for (var word : text.split(" ")) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                out.put(word.substring(0, equals), Quantity.parse(word.substring(equals + 1)));
            }
        }
        return ResourceList.of(out);
    }

    public static Container container(String name, String requests) {
        return new Container(
                name,
                "registry.example/app:1.0",
                List.of(),
                resources(requests),
                ResourceList.EMPTY,
                "",
                Tree.obj(),
                Tree.obj());
    }

    /** A node with 4 CPUs, 8Gi and 110 pods unless said otherwise. */
    public static final class NodeMaker {
        private final String name;
        private Labels labels = Labels.of();
        private final List<Taint> taints = new ArrayList<>();
        private boolean cordoned;
        private ResourceList allocatable = resources("cpu=4 memory=8Gi pods=110 ephemeral-storage=100Gi");
        private final List<NodeStatus.Image> images = new ArrayList<>();

        private NodeMaker(String name) {
            this.name = name;
        }

        public NodeMaker labelled(String key, String value) {
            labels = labels.with(key, value);
            return this;
        }

        public NodeMaker tainted(String key, String value, TaintEffect effect) {
            taints.add(Taint.of(key, value, effect));
            return this;
        }

        public NodeMaker tainted(String key, TaintEffect effect) {
            return tainted(key, "", effect);
        }

        public NodeMaker cordoned() {
            cordoned = true;
            return this;
        }

        public NodeMaker allocatable(String text) {
            allocatable = resources(text);
            return this;
        }

        public NodeMaker image(String image, long bytes) {
            images.add(new NodeStatus.Image(List.of(image), bytes));
            return this;
        }

        public Node make() {
            return new Node(
                    ObjectMeta.named("", name).withLabels(labels),
                    new NodeSpec(cordoned, List.copyOf(taints), Tree.obj()),
                    NodeStatus.EMPTY.withResources(allocatable, allocatable).withImages(images));
        }
    }

    /** A pod of one container that requests nothing unless said otherwise. */
    public static final class PodMaker {
        private final String name;
        private String uid = "";
        private String nodeName = "";
        private Labels selector = Labels.of();
        private @Nullable List<NodeSelectorTerm> required;
        private final List<Affinity.PreferredTerm> preferred = new ArrayList<>();
        private final List<Toleration> tolerations = new ArrayList<>();
        private final List<Container> containers = new ArrayList<>();
        private final List<Container> initContainers = new ArrayList<>();
        private final List<ContainerPort> ports = new ArrayList<>();
        private List<String> gates = List.of();
        private @Nullable Integer priority;
        private String policy = "";
        private String scheduler = "default-scheduler";
        private ResourceList overhead = ResourceList.EMPTY;
        private PodStatus status = PodStatus.PENDING;

        private PodMaker(String name) {
            this.name = name;
        }

        public PodMaker uid(String text) {
            uid = text;
            return this;
        }

        public PodMaker on(String node) {
            nodeName = node;
            return this;
        }

        public PodMaker selecting(String key, String value) {
            selector = selector.with(key, value);
            return this;
        }

        public PodMaker requiring(NodeSelectorTerm... terms) {
            required = List.of(terms);
            return this;
        }

        /** As the DaemonSet controller pins its pods. */
        public PodMaker pinnedTo(String node) {
            return requiring(NodeSelectorTerm.pinnedTo(node));
        }

        public PodMaker preferring(int weight, NodeSelectorTerm term) {
            preferred.add(new Affinity.PreferredTerm(weight, term));
            return this;
        }

        public PodMaker tolerating(Toleration toleration) {
            tolerations.add(toleration);
            return this;
        }

        public PodMaker tolerating(String key, String operator, String value, @Nullable TaintEffect effect) {
            return tolerating(new Toleration(key, operator, value, effect, null));
        }

        public PodMaker requesting(String text) {
            containers.add(container("c" + containers.size(), text));
            return this;
        }

        public PodMaker initRequesting(String text) {
            initContainers.add(container("i" + initContainers.size(), text));
            return this;
        }

        public PodMaker sidecarRequesting(String text) {
            var c = container("s" + initContainers.size(), text);
            initContainers.add(new Container(
                    c.name(), c.image(), c.ports(), c.requests(), c.limits(), "Always", c.resourcesRest(), c.rest()));
            return this;
        }

        public PodMaker image(String image) {
            containers.add(container("c" + containers.size(), "").withImage(image));
            return this;
        }

        public PodMaker hostPort(String protocol, String ip, int port) {
            ports.add(new ContainerPort("", port, port, protocol, ip));
            return this;
        }

        public PodMaker gated(String... names) {
            gates = List.of(names);
            return this;
        }

        public PodMaker priority(int value) {
            priority = value;
            return this;
        }

        public PodMaker neverPreempting() {
            policy = "Never";
            return this;
        }

        public PodMaker scheduledBy(String schedulerName) {
            scheduler = schedulerName;
            return this;
        }

        public PodMaker overhead(String text) {
            overhead = resources(text);
            return this;
        }

        public PodMaker status(PodStatus newStatus) {
            status = newStatus;
            return this;
        }

        public Pod make() {
            if (containers.isEmpty()) {
                requesting("");
            }
            if (!ports.isEmpty()) {
                containers.set(0, containers.getFirst().withPorts(ports));
            }
            var meta = ObjectMeta.named("default", name);
            var spec = new PodSpec(
                    nodeName,
                    selector,
                    new Affinity(required, List.copyOf(preferred), Tree.obj()),
                    List.copyOf(tolerations),
                    List.copyOf(initContainers),
                    List.copyOf(containers),
                    false,
                    "Always",
                    scheduler,
                    priority,
                    "",
                    policy,
                    30,
                    overhead,
                    gates,
                    Tree.obj());
            var named = uid.isEmpty() ? meta : meta.created(uid, 1, Instant.EPOCH);
            return new Pod(named, spec, status);
        }
    }
}
