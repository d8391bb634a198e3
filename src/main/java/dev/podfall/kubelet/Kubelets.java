package dev.podfall.kubelet;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.fork.ForkShards;
import dev.podfall.sim.Port;
import dev.podfall.store.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The kubelets of all nodes: one comes up for every Node object, unless it was stopped.
 *
 * <p>Upstream: pkg/kubelet/kubelet.go.
 * <br>Differs: a Node object is enough to have a machine; when it is deleted the machine is gone, too.
 */
public final class Kubelets {
    private final Surroundings surroundings;
    /** By node. Each is copied when something happens on its node for the first time after a fork. */
    private final ForkShards<String, NodeAgent, Surroundings> agents;

    private final ForkSet<String> stopped;
    private int nodesSeen;

    public Kubelets(ControllerContext context, KubeletProfile profile) {
        this(
                context,
                turns -> new Surroundings(
                        context, profile, new NodeLeases(context.clock()), ForkMap.natural(), new CopiedPods(), turns),
                ForkShards::natural,
                ForkSet.natural(),
                0);
    }

    private Kubelets(
            ControllerContext context,
            Function<Port<Turn>, Surroundings> surroundings,
            Function<Surroundings, ForkShards<String, NodeAgent, Surroundings>> agents,
            ForkSet<String> stopped,
            int nodesSeen) {
        this.surroundings = surroundings.apply(context.timers().port(context.component(), this::turn));
        this.agents = agents.apply(this.surroundings);
        this.stopped = stopped;
        this.nodesSeen = nodesSeen;
        context.informers().on(Kind.NODE, this::nodeChanged);
        context.informers().on(Kind.POD, this::podChanged);
    }

    /** Kubelets that know what these do, in a fork of their surroundings. Their {@link #leases()} are forked, too. */
    public Kubelets fork(ControllerContext forked) {
        return new Kubelets(forked, turns -> surroundings.fork(forked, turns), agents::fork, stopped.fork(), nodesSeen);
    }

    public KubeletProfile profile() {
        return surroundings.profile();
    }

    /** The leases that the kubelets renew. */
    public NodeLeases leases() {
        return surroundings.leases();
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
        surroundings.tell(node, type, status);
        var agent = agents.get(node);
        if (agent != null) {
            agent.conditionTold(type);
        }
    }

    /** A pod is about to appear that came from another cluster: what ails it there ails it here, and others like it. */
    public void copied(Pod pod) {
        var context = surroundings.context();
        var node = context.view().node(pod.nodeName());
        boolean waits = node != null
                && NodeNetwork.awaited(pod, node) != null
                && pod.status().podIp().isEmpty();
        if (waits) {
            surroundings.copied().addWell(pod);
        } else {
            surroundings.copied().add(pod, context.now());
        }
    }

    /** Whether the node's kubelet runs, or would if the node were there. */
    public boolean isRunning(String node) {
        return !stopped.contains(node);
    }

    /** The nodes whose kubelets were stopped, there or not. */
    public List<String> silent() {
        var out = new ArrayList<String>();
        stopped.forEach(out::add);
        return out;
    }

    /** What becomes of the manifests of new Nodes as things are now. */
    public NewNodes newNodes() {
        return new NewNodes(profile(), stopped.fork());
    }

    private void turn(Turn turn) {
        var agent = agents.get(turn.machine().node());
        if (agent != null) {
            agent.turn(turn);
        }
    }

    private void nodeChanged(WatchEvent event) {
        var name = event.key().name();
        var before = (Node) event.before();
        var after = (Node) event.after();
        if (after == null) {
            var agent = agents.get(name);
            if (agent != null) {
                agents.remove(name);
                agent.removed();
            }
        } else if (!agents.containsKey(name)) {
            nodeAdded(after);
        } else if (before != null && NodeAgent.isNoticed(before, after)) {
            var agent = agents.get(name);
            if (agent != null) {
                agent.changed(before, after);
            }
        }
    }

    private void nodeAdded(Node node) {
        var name = node.name();
        ObjectKey plugin = null;
        if (profile() == KubeletProfile.REALISTIC) {
            keepAsFound(node);
            // A copy of a node that is Ready has its network.
            plugin = node.isReady() ? null : NodeNetwork.plugin(node);
        }
        var agent = new NodeAgent(surroundings, new Machine(name, ++nodesSeen), plugin);
        agents.put(name, agent);
        if (isRunning(name)) {
            agent.start();
        }
    }

    /** A node that comes with conditions is a copy of a real one: what ailed that one ails this one. */
    private void keepAsFound(Node node) {
        for (var condition : node.status().conditions()) {
            if (NodeConditions.isStarting(
                    node, condition, surroundings.context().now())) {
                continue;
            }
            if (condition.message().equals(NodeNetwork.NOT_READY) && NodeNetwork.plugin(node) != null) {
                // Not what it is told to say, but what it finds.
                continue;
            }
            boolean isReady = condition.type().equals(Condition.READY);
            if (isReady && condition.status().equals(Condition.UNKNOWN)) {
                stopped.add(node.name());
            } else if (!condition.status().equals(Condition.UNKNOWN) && condition.isTrue() != isReady) {
                surroundings.tell(node.name(), condition.type(), condition.status());
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
