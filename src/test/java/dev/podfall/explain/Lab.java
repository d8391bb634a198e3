package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Node;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.PatchType;
import dev.podfall.apiserver.WriteOptions;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.Console;
import dev.podfall.kubectl.TextIo;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.store.ClusterState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** A session to ask questions about, loaded from YAML. */
public final class Lab {
    public static final ObjectKey AGENT = ObjectKey.of("default", "agent");

    private final Session session;

    private Lab(Session session) {
        this.session = session;
    }

    public static Lab of(String yaml) {
        var lab = new Lab(new Session(SessionOptions.DEFAULT));
        lab.load(yaml);
        return lab;
    }

    public static Lab sample(String file) {
        try {
            return of(Files.readString(Path.of("samples", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A DaemonSet {@code agent}; {@code podSpec} is more of its template's spec, at an indent of 6. */
    public static String agent(String podSpec) {
        return """
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
              annotations: {kubernetes.io/change-cause: "first"}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec:
                  containers:
                  - name: agent
                    image: agent:1.16
            """ + podSpec.indent(6);
    }

    /** A node; {@code spec} is more of it, at an indent of 0. */
    public static String node(String name, String rest) {
        return "---\napiVersion: v1\nkind: Node\nmetadata:\n  name: " + name + "\n  labels: {kubernetes.io/hostname: "
                + name + "}\n" + rest;
    }

    public Lab load(String yaml) {
        for (var document : ManifestReader.read("lab.yaml", yaml).objects()) {
            var kind = Objects.requireNonNull(Kind.of(document.apiVersion(), document.kind()));
            var namespace = kind.namespaced() ? document.namespace().isEmpty() ? "default" : document.namespace() : "";
            session.execute(new Command.Create(
                    kind, namespace, document.object(), WriteOptions.by("kubectl-client-side-apply")));
        }
        return this;
    }

    /** Another one that has gone the same way so far. */
    public Lab fork() {
        return new Lab(session.fork());
    }

    public Lab runFor(int seconds) {
        session.runFor(Duration.ofSeconds(seconds));
        return this;
    }

    /** A merge patch, written as YAML. */
    public Lab patch(Kind kind, String name, String yaml) {
        var key = kind.namespaced() ? ObjectKey.of("default", name) : ObjectKey.cluster(name);
        var tree = (Tree.Obj)
                ManifestReader.read("patch", yaml).documents().getFirst().tree();
        session.execute(new Command.Patch(kind, key, PatchType.MERGE, tree, WriteOptions.by("kubectl-patch")));
        return this;
    }

    public Lab image(String image, String cause) {
        return patch(
                Kind.DAEMON_SET,
                "agent",
                "metadata: {annotations: {kubernetes.io/change-cause: '" + cause + "'}}\n"
                        + "spec: {template: {spec: {containers: [{name: agent, image: '" + image + "'}]}}}");
    }

    /** A line of the console, which must succeed. */
    public Lab give(String line) {
        var io = new TextIo(Map.of());
        if (Console.run(line, io, session) != 0) {
            throw new AssertionError(line + ": " + io.err());
        }
        return this;
    }

    public Session session() {
        return session;
    }

    public ClusterState state() {
        return session.state();
    }

    public Known known() {
        var frame = session.frame();
        return new Known(frame.now(), frame.evictions());
    }

    public DaemonSet agent() {
        return Objects.requireNonNull(state().daemonSet(AGENT));
    }

    public Node node(String name) {
        return Objects.requireNonNull(state().node(name));
    }
}
