package dev.podfall.kubectl;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Limits;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubelet.KubeletProfile;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A session with a prompt: runs commands one after the other, lets the cluster settle after each, and keeps the requests
 * that were sent. Names of daemon pods are shown as {@code agent-{x}}.
 */
final class Terminal implements ApiConnection {
    private static final Map<String, String> FILES = Map.of(
            "nodes.yaml",
            """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n2, labels: {pool: gpu}}
            """,
            "agent.yaml",
            daemonSet("registry.example/agent:1.0"),
            "two.yaml",
            daemonSet("registry.example/agent:2.0"),
            "web.yaml",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec: {containers: [{name: main, image: registry.example/app:1.0}], nodeName: n1}
            """);

    private final Session session = new Session(SessionOptions.DEFAULT.withKubelets(KubeletProfile.STAND_IN));
    private final ApiConnection connection = ApiConnection.of(session);
    private final Map<String, String> files = new TreeMap<>(FILES);
    private final List<Command> requests = new ArrayList<>();

    private static String daemonSet(String image) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent}
            spec:
              selector: {matchLabels: {app: agent}}
              template:
                metadata: {labels: {app: agent}}
                spec: {containers: [{name: agent, image: %s}]}
            """.formatted(image);
    }

    /** Two nodes and a DaemonSet that runs on both. */
    static Terminal withAgent() {
        var terminal = new Terminal();
        terminal.type("kubectl apply -f nodes.yaml -f agent.yaml");
        terminal.requests.clear();
        return terminal;
    }

    Terminal file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** A file's text. */
    String text(String name) {
        return files.getOrDefault(name, "");
    }

    /** What the command prints: output, then errors with {@code ! } before each line, then {@code ? 1} if it failed. */
    String type(String line) {
        return run(line, new StrictIo(files));
    }

    /** The same; an editor that opens does {@code change}. */
    String edit(String line, UnaryOperator<String> change) {
        return run(line, new StrictIo(files) {
            @Override
            public String edit(String name, String text) {
                return change.apply(text);
            }
        });
    }

    /** The same, and nothing settles: no more time passes than the command itself lets pass. */
    String run(String line) {
        return said(line, new StrictIo(files));
    }

    private String run(String line, TextIo io) {
        var said = said(line, io);
        session.settle(Duration.ofMillis(2500), Limits.toRest(session.state()));
        return said;
    }

    private String said(String line, TextIo io) {
        var words = Words.split(line);
        int code = Kubectl.run(words.subList(1, words.size()), io, this);
        var out = new StringBuilder(io.out());
        io.err().lines().forEach(l -> out.append("! ").append(l).append('\n'));
        if (code != 0) {
            out.append("? ").append(code).append('\n');
        }
        return out.toString().replaceAll("agent-[a-z0-9]{5}\\b", "agent-{x}");
    }

    /** The requests since the last time somebody asked. */
    List<Command> requests() {
        var out = List.copyOf(requests);
        requests.clear();
        return out;
    }

    Session session() {
        return session;
    }

    @Override
    public ClusterState state() {
        return connection.state();
    }

    @Override
    public Instant now() {
        return connection.now();
    }

    @Override
    public @Nullable Instant leaseRenewal(String node) {
        return connection.leaseRenewal(node);
    }

    @Override
    public @Nullable KubeObject execute(Command command) {
        requests.add(command);
        return connection.execute(command);
    }

    @Override
    public boolean waitUntil(Predicate<ClusterState> condition, Duration timeout) {
        return connection.waitUntil(condition, timeout);
    }

    @Override
    public Phrase watch(Watcher watcher) {
        return connection.watch(watcher);
    }
}
