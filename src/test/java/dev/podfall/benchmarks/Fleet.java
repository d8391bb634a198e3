package dev.podfall.benchmarks;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubelet.KubeletProfile;
import java.util.List;
import java.util.Locale;

/** Sessions with many alike nodes and DaemonSets of which each wants a pod on each of them. */
final class Fleet {
    private static final WriteOptions USER = WriteOptions.by("kubectl-client-side-apply");

    private Fleet() {}

    /** Nodes that are ready, and nothing on them. */
    static Session ofNodes(int count, KubeletProfile kubelets) {
        var session = new Session(SessionOptions.DEFAULT.withKubelets(kubelets));
        for (int i = 1; i <= count; i++) {
            session.execute(new Command.Create(Kind.NODE, "", node(i), USER));
        }
        rest(session);
        return session;
    }

    /** Nodes with a ready pod of each DaemonSet on each. */
    static Session settled(int count, int daemonSets, KubeletProfile kubelets) {
        return land(ofNodes(count, kubelets), daemonSets);
    }

    /** Creates the DaemonSets and lets time pass until each node has its pods. */
    static Session land(Session session, int daemonSets) {
        for (int i = 1; i <= daemonSets; i++) {
            session.execute(new Command.Create(Kind.DAEMON_SET, "default", agent(i), USER));
        }
        rest(session);
        expectReady(session);
        return session;
    }

    /** Gives all DaemonSets' pods another image and lets time pass until all have it. */
    static Session roll(Session session) {
        var container = Tree.obj("name", Tree.text("agent")).with("image", Tree.text("registry.example/agent:2"));
        var patch =
                Tree.obj("spec", Tree.obj("template", Tree.obj("spec", Tree.obj("containers", Tree.list(container)))));
        for (var agent : List.copyOf(session.state().daemonSets())) {
            session.execute(new Command.Patch(Kind.DAEMON_SET, agent.key(), PatchType.STRATEGIC, patch, USER));
        }
        rest(session);
        expectReady(session);
        return session;
    }

    /** Taints a node, and lets time pass until its pods are gone. */
    static Session taint(Session session, int node) {
        session.execute(tainted(node));
        rest(session);
        if (!session.state().podsOnNode(name(node)).isEmpty()) {
            throw new IllegalStateException("the taint of " + name(node) + " does not evict its pods");
        }
        return session;
    }

    /** One node gets a taint with which no pod may stay that does not tolerate it. */
    static Command tainted(int node) {
        var taint = Tree.obj("key", Tree.text("maintenance")).with("effect", Tree.text("NoExecute"));
        var patch = Tree.obj("spec", Tree.obj("taints", Tree.list(taint)));
        return new Command.Patch(Kind.NODE, ObjectKey.cluster(name(node)), PatchType.STRATEGIC, patch, USER);
    }

    private static void rest(Session session) {
        var rest = session.runToRest();
        if (!rest.reached()) {
            throw new IllegalStateException("the cluster does not come to rest: " + rest);
        }
    }

    private static void expectReady(Session session) {
        int nodes = session.state().count(Kind.NODE);
        for (var agent : session.state().daemonSets()) {
            var status = agent.status();
            if (status.numberReady() != nodes || status.updatedNumberScheduled() != nodes) {
                throw new IllegalStateException("of " + nodes + " nodes not all have their pod: " + status);
            }
        }
    }

    /** The nodes and the DaemonSets as a manifest. */
    static String manifest(int count, int daemonSets) {
        var out = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            var name = name(i);
            out.append("""
                apiVersion: v1
                kind: Node
                metadata:
                  name: %s
                  labels:
                    kubernetes.io/hostname: %s
                    kubernetes.io/os: linux
                    kubernetes.io/arch: amd64
                    topology.kubernetes.io/zone: %s
                    node-role.kubernetes.io/worker: ""
                ---
                """.formatted(name, name, zone(i)));
        }
        for (int i = 1; i <= daemonSets; i++) {
            out.append("""
                apiVersion: apps/v1
                kind: DaemonSet
                metadata:
                  name: %1$s
                spec:
                  selector:
                    matchLabels:
                      app: %1$s
                  template:
                    metadata:
                      labels:
                        app: %1$s
                    spec:
                      containers:
                      - name: agent
                        image: registry.example/agent:1
                ---
                """.formatted(agentName(i)));
        }
        return out.toString();
    }

    private static String agentName(int number) {
        return number == 1 ? "agent" : "agent-" + number;
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "node-%05d", number);
    }

    private static String zone(int number) {
        return String.valueOf((char) ('a' + number % 3));
    }

    private static Tree.Obj node(int number) {
        var labels = Tree.obj("kubernetes.io/hostname", Tree.text(name(number)))
                .with("kubernetes.io/os", Tree.text("linux"))
                .with("kubernetes.io/arch", Tree.text("amd64"))
                .with("topology.kubernetes.io/zone", Tree.text(zone(number)))
                .with("node-role.kubernetes.io/worker", Tree.text(""));
        return Tree.obj("apiVersion", Tree.text("v1"))
                .with("kind", Tree.text("Node"))
                .with("metadata", Tree.obj("name", Tree.text(name(number))).with("labels", labels));
    }

    private static Tree.Obj agent(int number) {
        var labels = Tree.obj("app", Tree.text(agentName(number)));
        var requests = Tree.obj("cpu", Tree.text("100m")).with("memory", Tree.text("128Mi"));
        var container = Tree.obj("name", Tree.text("agent"))
                .with("image", Tree.text("registry.example/agent:1"))
                .with("resources", Tree.obj("requests", requests));
        var template = Tree.obj("metadata", Tree.obj("labels", labels))
                .with("spec", Tree.obj("containers", Tree.list(container)));
        var strategy = Tree.obj("type", Tree.text("RollingUpdate"))
                .with("rollingUpdate", Tree.obj("maxUnavailable", Tree.text("10%")));
        return Tree.obj("apiVersion", Tree.text("apps/v1"))
                .with("kind", Tree.text("DaemonSet"))
                .with("metadata", Tree.obj("name", Tree.text(agentName(number))))
                .with(
                        "spec",
                        Tree.obj("selector", Tree.obj("matchLabels", labels))
                                .with("template", template)
                                .with("updateStrategy", strategy));
    }
}
