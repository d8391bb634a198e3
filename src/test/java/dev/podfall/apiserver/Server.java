package dev.podfall.apiserver;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Yaml;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ObjectStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An API server with nothing but what every cluster has, and short ways to ask it. */
public final class Server {
    static final WriteOptions KUBECTL = WriteOptions.by("kubectl");

    final VirtualClock clock = new VirtualClock();
    final ObjectStore store = new ObjectStore();
    final ApiServer api = new ApiServer(store, clock, new RandomSource(1));

    public Server() {
        Bootstrap.install(api);
    }

    static Kind kindOf(Tree.Obj body) {
        return Objects.requireNonNull(Kind.of(body.text("apiVersion", ""), body.text("kind", "")), body::toString);
    }

    /** Creates what the YAML says, in its own namespace or in default. */
    KubeObject create(String yaml) {
        var body = Yaml.obj(yaml);
        var kind = kindOf(body);
        var namespace = kind.namespaced() ? body.obj("metadata").text("namespace", "default") : "";
        return api.create(kind, namespace, body, KUBECTL);
    }

    KubeObject replace(String yaml) {
        var body = Yaml.obj(yaml);
        return api.replace(kindOf(body), key(kindOf(body), body), body, KUBECTL);
    }

    private static ObjectKey key(Kind kind, Tree.Obj body) {
        var meta = body.obj("metadata");
        var name = meta.text("name", "");
        return kind.namespaced() ? ObjectKey.of(meta.text("namespace", "default"), name) : ObjectKey.cluster(name);
    }

    KubeObject patch(Kind kind, String name, PatchType type, String patch) {
        return api.patch(kind, keyOf(kind, name), type, Yaml.tree(patch), KUBECTL);
    }

    static ObjectKey keyOf(Kind kind, String name) {
        return kind.namespaced() ? ObjectKey.of("default", name) : ObjectKey.cluster(name);
    }

    @Nullable
    KubeObject delete(Kind kind, String name, DeleteOptions options) {
        return api.delete(kind, keyOf(kind, name), options);
    }

    @Nullable
    KubeObject stored(Kind kind, String name) {
        return store.state().get(kind, keyOf(kind, name));
    }

    /** How the API server refuses this: empty if it does not. */
    static String refusal(Runnable request) {
        return refusalStatus(request) instanceof Status status ? status.message() : "";
    }

    static @Nullable Status refusalStatus(Runnable request) {
        try {
            request.run();
            return null;
        } catch (ApiException refused) {
            return refused.status();
        }
    }

    /** How a new object is refused. */
    public static String refusalOf(String yaml) {
        var server = new Server();
        return refusal(() -> server.create(yaml));
    }

    static String daemonSet(String name, String more) {
        return daemonSet(name, "{matchLabels: {app: agent}}", more, "");
    }

    /** @param podSpec lines of the template's spec, in flow style, after the containers */
    static String daemonSet(String name, String selector, String more, String podSpec) {
        return """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: "%s"}
            spec:
              selector: %s
              %s
              template:
                metadata: {labels: {app: agent}}
                spec:
                  containers: [{name: agent, image: "registry.example/agent:1.0"}]
                  %s
            """.formatted(name, selector, more, podSpec);
    }

    /** @param spec lines of the spec, in flow style, beside one container */
    static String pod(String name, String spec) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: "%s"}
            spec:
              containers: [{name: main, image: "registry.example/app:1.0"}]
              %s
            """.formatted(name, spec);
    }

    /** A pod with one container that has these fields beside name and image. */
    static String podWithContainer(String container) {
        return """
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            spec:
              containers: [{name: main, image: "registry.example/app:1.0", %s}]
            """.formatted(container);
    }
}
