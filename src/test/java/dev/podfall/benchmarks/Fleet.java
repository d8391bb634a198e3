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
import java.util.Locale;
import java.util.Objects;

/** Sessions with many alike nodes and one DaemonSet that wants a pod on each of them. */
final class Fleet {
    static final ObjectKey AGENT = ObjectKey.of("default", "agent");

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

    /** Nodes with a ready pod of the DaemonSet on each. */
    static Session settled(int count, KubeletProfile kubelets) {
        return land(ofNodes(count, kubelets));
    }

    /** Creates the DaemonSet and lets time pass until each node has its pod. */
    static Session land(Session session) {
        session.execute(new Command.Create(Kind.DAEMON_SET, "default", agent(), USER));
        rest(session);
        expectReady(session);
        return session;
    }

    /** Gives the DaemonSet's pods another image and lets time pass until all have it. */
    static Session roll(Session session) {
        var container = Tree.obj("name", Tree.text("agent")).with("image", Tree.text("registry.example/agent:2"));
        var patch =
                Tree.obj("spec", Tree.obj("template", Tree.obj("spec", Tree.obj("containers", Tree.list(container)))));
        session.execute(new Command.Patch(Kind.DAEMON_SET, AGENT, PatchType.STRATEGIC, patch, USER));
        rest(session);
        expectReady(session);
        return session;
    }

    /** Taints a node, and lets time pass until its pod is gone. */
    static Session taint(Session session, int node) {
        session.execute(tainted(node));
        rest(session);
        if (!session.state().podsOnNode(name(node)).isEmpty()) {
            throw new IllegalStateException("the taint of " + name(node) + " does not evict its pod");
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
        var status = Objects.requireNonNull(session.state().daemonSet(AGENT)).status();
        int nodes = session.state().count(Kind.NODE);
        if (status.numberReady() != nodes || status.updatedNumberScheduled() != nodes) {
            throw new IllegalStateException("of " + nodes + " nodes not all have their pod: " + status);
        }
    }

    /** The nodes and the DaemonSet as a manifest. */
    static String manifest(int count) {
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
        return out.append("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              selector:
                matchLabels:
                  app: agent
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  containers:
                  - name: agent
                    image: registry.example/agent:1
            """).toString();
    }

    private static String name(int number) {
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

    private static Tree.Obj agent() {
        var labels = Tree.obj("app", Tree.text("agent"));
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
                .with("metadata", Tree.obj("name", Tree.text("agent")))
                .with(
                        "spec",
                        Tree.obj("selector", Tree.obj("matchLabels", labels))
                                .with("template", template)
                                .with("updateStrategy", strategy));
    }
}
