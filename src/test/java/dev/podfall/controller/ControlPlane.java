package dev.podfall.controller;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSpec;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.client.ApiClient;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.Explanation;
import dev.podfall.client.Informers;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store, an API server and a clock for the test of one controller. Events are lines, kept in {@link #events}. */
public final class ControlPlane {
    public final VirtualClock clock = new VirtualClock();
    public final TimerQueue timers = new TimerQueue(clock);
    public final ObjectStore store = new ObjectStore();
    public final ApiServer server = new ApiServer(store, clock, new RandomSource(7));
    public final Informers informers = new Informers("test", store, timers);
    public final List<String> events = new ArrayList<>();
    public final List<Explanation> explanations = new ArrayList<>();
    private int writes;

    public ControlPlane() {
        store.watch(event -> writes += event.kind() == Kind.EVENT ? 0 : 1);
    }

    public ControllerContext context(String component) {
        return new ControllerContext(
                component,
                timers,
                informers,
                new ApiClient(server, component),
                (about, type, reason, message) ->
                        events.add(String.join(" ", type, reason, about.kind() + "/" + about.name(), message)),
                new RandomSource(7).split(component),
                explanations::add);
    }

    /** How many writes of objects other than events there were so far. */
    public int writes() {
        return writes;
    }

    /** Lets this much time pass. */
    public ControlPlane pass(Duration time) {
        var end = clock.now().plus(time);
        while (timers.peek().filter(t -> !t.at().isAfter(end)).isPresent()) {
            timers.runNext();
        }
        clock.advanceTo(end);
        return this;
    }

    public ControlPlane seconds(long seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    /** A moment: enough for a change to arrive and be handled, less than any countdown. */
    public ControlPlane moment() {
        return pass(Duration.ofMillis(10));
    }

    public <T extends KubeObject> T create(T object) {
        return server.create(object);
    }

    public Node changeNode(String name, UnaryOperator<Node> change) {
        return server.update(change.apply(node(name)));
    }

    public Node taint(String name, Taint... taints) {
        return changeNode(name, node -> node.withSpec(node.spec().withTaints(List.of(taints))));
    }

    public Node node(String name) {
        return Objects.requireNonNull(store.state().node(name), name);
    }

    public @Nullable Pod pod(String name) {
        return store.state().pod(ObjectKey.of("default", name));
    }

    /** "gone", "terminating", or the pod's phase. */
    public String fate(String name) {
        var pod = pod(name);
        return pod == null
                ? "gone"
                : pod.isTerminating() ? "terminating" : pod.status().phase().wire();
    }

    public static Node node(String name, Taint... taints) {
        return new Node(ObjectMeta.named("", name), new NodeSpec(false, List.of(taints), Tree.obj()), NodeStatus.EMPTY);
    }

    /** A pod of one container, bound to {@code node} unless that is empty. */
    public static Pod pod(String name, String node, Toleration... tolerations) {
        var spec = PodSpec.fromTree(Tree.builder()
                .putUnlessEmpty("nodeName", node)
                .put(
                        "containers",
                        Tree.list(Tree.builder()
                                .put("name", "main")
                                .put("image", "registry.example/app:1.0")
                                .build()))
                .build());
        return new Pod(
                ObjectMeta.named("default", name), spec.withTolerations(List.of(tolerations)), PodStatus.PENDING);
    }

    public static Taint noExecute(String key) {
        return Taint.of(key, "", TaintEffect.NO_EXECUTE);
    }

    /** Tolerates a NoExecute taint of that key. @param seconds null for ever */
    public static Toleration tolerates(String key, @Nullable Long seconds) {
        return new Toleration(key, Toleration.EXISTS, "", TaintEffect.NO_EXECUTE, seconds);
    }
}
