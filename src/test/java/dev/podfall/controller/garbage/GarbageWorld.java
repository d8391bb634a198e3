package dev.podfall.controller.garbage;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSpec;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.DeleteOptions.Propagation;
import dev.podfall.client.ApiClient;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.Explanation;
import dev.podfall.client.Informers;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A store, an API server and the three collectors; a kubelet that ends deleted pods of nodes that are there and not silent. */
final class GarbageWorld {
    /** The node whose kubelet does nothing. */
    static final String SILENT = "silent";

    final VirtualClock clock = new VirtualClock();
    final TimerQueue timers = new TimerQueue(clock);
    final ObjectStore store = new ObjectStore();
    final ApiServer server = new ApiServer(store, clock, new RandomSource(1));
    final List<Explanation> explanations = new ArrayList<>();

    GarbageWorld() {
        new GarbageCollector(context("garbage"));
        new PodGarbageCollector(context("pods"));
        new NamespaceController(context("namespaces"));
        new Informers("kubelet", store, timers).on(Kind.POD, event -> {
            if (event.after() instanceof Pod pod
                    && pod.isTerminating()
                    && store.state().node(pod.nodeName()) != null
                    && !pod.nodeName().equals(SILENT)
                    && store.state().pod(pod.key()) != null) {
                server.delete(Kind.POD, pod.key(), DeleteOptions.grace(0));
            }
        });
    }

    private ControllerContext context(String component) {
        return new ControllerContext(
                component,
                timers,
                new Informers(component, store, timers),
                new ApiClient(server, component),
                (about, type, reason, message) -> {},
                new RandomSource(2),
                explanations::add);
    }

    <T extends KubeObject> T put(T object) {
        clock.tick();
        return store.create(object);
    }

    void namespace(String name) {
        server.create(new Namespace(ObjectMeta.named("", name), Tree.obj(), Tree.obj()));
    }

    Node node(String name, Taint... taints) {
        var meta = ObjectMeta.named("", name).created("uid-" + name, 0, Instant.EPOCH);
        return put(new Node(meta, new NodeSpec(false, List.of(taints), Tree.obj()), NodeStatus.EMPTY));
    }

    DaemonSet daemonSet(String namespace, String name) {
        var read = DaemonSet.fromTree(Tree.obj());
        return put(read.withMeta(meta(namespace, name, List.of())));
    }

    ControllerRevision revision(String namespace, String name, KubeObject owner) {
        return put(new ControllerRevision(meta(namespace, name, List.of(owner)), Tree.obj(), 1));
    }

    Pod pod(String namespace, String name, String node, KubeObject... owners) {
        return put(unstored(namespace, name, node, owners));
    }

    Pod unstored(String namespace, String name, String node, KubeObject... owners) {
        var read = Pod.fromTree(Tree.obj("status", Tree.obj("phase", Tree.text("Running"))));
        return read.withMeta(meta(namespace, name, List.of(owners)))
                .withSpec(read.spec().withNodeName(node));
    }

    private static ObjectMeta meta(String namespace, String name, List<KubeObject> owners) {
        return ObjectMeta.named(namespace, name)
                .withLabels(Labels.of("app", "agent"))
                .withOwnerReferences(
                        owners.stream().map(OwnerReference::controllerOf).toList())
                .created("uid-" + name, 1, Instant.EPOCH);
    }

    void delete(KubeObject object, Propagation propagation) {
        server.delete(object.kind(), object.key(), new DeleteOptions(null, propagation, null, false));
    }

    GarbageWorld settle() {
        while (!timers.idle()) {
            timers.runNext();
        }
        return this;
    }

    GarbageWorld pass(Duration time) {
        Instant end = clock.now().plus(time);
        for (var next = timers.peek(); next.isPresent() && !next.get().at().isAfter(end); next = timers.peek()) {
            timers.runNext();
        }
        clock.advanceTo(end);
        return this;
    }

    /** What is left of DaemonSets, revisions and pods: {@code pod default/a}. */
    List<String> left() {
        var out = new ArrayList<String>();
        for (var kind : List.of(Kind.DAEMON_SET, Kind.CONTROLLER_REVISION, Kind.POD)) {
            store.state().all(kind).keySet().forEach(key -> out.add(kind.singular() + " " + key));
        }
        return out;
    }

    PodPhase phase(String pod) {
        var found = store.state().pod(ObjectKey.of("default", pod));
        if (found == null) {
            throw new AssertionError("pod " + pod + " is gone");
        }
        return found.status().phase();
    }
}
