package dev.podfall.kubelet;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;
import dev.podfall.store.WatchEvent;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kubelets of all nodes: one comes up for every Node object, unless it was stopped.
 *
 * <p>Upstream: pkg/kubelet/kubelet.go.
 * <br>Differs: a Node object is enough to have a machine; when it is deleted the machine is gone, too.
 */
public final class Kubelets {
    private final ControllerContext context;
    private final KubeletProfile profile;
    private final NodeLeases leases;
    private final TreeMap<String, NodeAgent> agents = new TreeMap<>();
    private final TreeMap<String, NodeConditions> conditions = new TreeMap<>();
    private final TreeSet<String> stopped = new TreeSet<>();
    private final CopiedPods copied = new CopiedPods();
    private int nodesSeen;

    public Kubelets(ControllerContext context, KubeletProfile profile) {
        this.context = context;
        this.profile = profile;
        this.leases = new NodeLeases(context.clock());
        context.informers().on(Kind.NODE, this::nodeChanged);
        context.informers().on(Kind.POD, this::podChanged);
    }

    public KubeletProfile profile() {
        return profile;
    }

    /** The leases that the kubelets renew. */
    public NodeLeases leases() {
        return leases;
    }

    /** The node's kubelet falls silent: no lease, no status, no pod starts or ends. */
    public void stop(String node) {
        stopped.add(node);
        var agent = agents.get(node);
        if (agent != null) {
            agent.stop();
        }
    }

    /** The node's kubelet comes back, or comes up. */
    public void start(String node) {
        stopped.remove(node);
        var agent = agents.get(node);
        if (agent != null) {
            agent.start();
        }
    }

    /** The node's kubelet posts this condition from now on. */
    public void condition(String node, String type, String status) {
        conditionsOf(node).tell(type, status);
        var agent = agents.get(node);
        if (agent != null) {
            agent.conditionTold(type);
        }
    }

    /** A pod is about to appear that came from another cluster: what ails it there ails it here, and others like it. */
    public void copied(Pod pod) {
        copied.add(pod, context.now());
    }

    /** Whether the node's kubelet runs, or would if the node were there. */
    public boolean isRunning(String node) {
        return !stopped.contains(node);
    }

    /** What becomes of the manifests of new Nodes as things are now. */
    public NewNodes newNodes() {
        return new NewNodes(profile, stopped);
    }

    private NodeConditions conditionsOf(String node) {
        return conditions.computeIfAbsent(node, name -> new NodeConditions());
    }

    private void nodeChanged(WatchEvent event) {
        var name = event.key().name();
        var agent = agents.get(name);
        if (event.after() == null) {
            if (agent != null) {
                agents.remove(name);
                agent.removed();
            }
        } else if (agent == null) {
            nodeAdded((Node) event.after());
        } else if (event.before() != null) {
            agent.nodeChanged((Node) event.before(), (Node) event.after());
        }
    }

    private void nodeAdded(Node node) {
        var name = node.name();
        if (profile == KubeletProfile.REALISTIC) {
            keepAsFound(node);
        }
        var machine = new Machine(name, ++nodesSeen);
        var agent = new NodeAgent(context, profile, leases, machine, conditionsOf(name), copied);
        agents.put(name, agent);
        if (isRunning(name)) {
            agent.start();
        }
    }

    /** A node that comes with conditions is a copy of a real one: what ailed that one ails this one. */
    private void keepAsFound(Node node) {
        for (var condition : node.status().conditions()) {
            if (NodeConditions.isStarting(node, condition, context.now())) {
                continue;
            }
            boolean isReady = condition.type().equals(Condition.READY);
            if (isReady && condition.status().equals(Condition.UNKNOWN)) {
                stopped.add(node.name());
            } else if (!condition.status().equals(Condition.UNKNOWN) && condition.isTrue() != isReady) {
                conditionsOf(node.name()).tell(condition.type(), condition.status());
            }
        }
    }

    private void podChanged(WatchEvent event) {
        var pod = (Pod) event.object();
        var agent = agents.get(pod.nodeName());
        if (agent == null) {
            return;
        }
        if (event.after() == null) {
            agent.podGone(pod.key());
        } else {
            agent.podChanged(pod);
        }
    }
}
