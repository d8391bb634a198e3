package dev.podfall.kubelet;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.NodeSpec;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.client.ApiClient;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.Informers;
import dev.podfall.client.LegacyEventRecorder;
import dev.podfall.controller.ControlPlane;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ObjectStore;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Kubelets with all that they need, which can be forked; and a story that happens to them, the same in every copy. */
final class KubeletWorld {
    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final List<String> IMAGES = List.of(
            "agent:1.0", "agent:2.0", "agent", "agent:crash", "agent:missing", "agent:stubborn", "agent:unready");

    private static final Labels PLUGIN = Labels.of(NodeNetwork.PLUGIN, "cni");

    final VirtualClock clock;
    final TimerQueue timers;
    final ObjectStore store;
    final ApiServer server;
    final Informers informers;
    final ControllerContext context;
    final Kubelets kubelets;
    /** Every write, whole, and every decision, each with its time. */
    final List<String> told = new ArrayList<>();

    private final RandomSource story;

    KubeletWorld(KubeletProfile profile, long seed) {
        this.clock = new VirtualClock();
        this.timers = new TimerQueue(clock);
        this.store = new ObjectStore();
        this.server = new ApiServer(store, clock, new RandomSource(seed));
        this.informers = new Informers("kubelet", store, timers);
        this.story = new RandomSource(seed);
        var api = new ApiClient(server, "kubelet");
        this.context = new ControllerContext(
                "kubelet",
                timers,
                informers,
                api,
                new LegacyEventRecorder(api, clock, "kubelet"),
                story.split("kubelet"),
                decision -> told.add(clock.now() + " " + decision));
        this.kubelets = new Kubelets(context, profile);
        store.watch(this::written);
    }

    private KubeletWorld(KubeletWorld from) {
        this.clock = from.clock.fork();
        this.timers = from.timers.fork(clock);
        this.store = from.store.fork();
        this.server = from.server.fork(store, clock);
        this.informers = from.informers.fork(store, timers);
        this.story = from.story;
        this.context = from.context.fork(informers, server, timers, decision -> told.add(clock.now() + " " + decision));
        this.kubelets = from.kubelets.fork(context);
        told.addAll(from.told);
        store.watch(this::written);
    }

    KubeletWorld fork() {
        return new KubeletWorld(this);
    }

    private void written(WatchEvent event) {
        told.add(clock.now() + " " + event.type() + " "
                + Json.write(event.object().toTree()));
    }

    void nodeUp(String name) {
        nodeUp(name, Labels.of());
    }

    private void nodeUp(String name, Labels annotations) {
        var meta = ObjectMeta.named("", name).withAnnotations(annotations);
        server.create(new Node(meta, NodeSpec.EMPTY, NodeStatus.EMPTY));
    }

    Node node(String name) {
        return Objects.requireNonNull(store.state().node(name), name);
    }

    /** "gone", "terminating", or the pod's phase. */
    String fate(String name) {
        var pod = store.state().pod(ObjectKey.of("default", name));
        if (pod == null) {
            return "gone";
        }
        return pod.isTerminating() ? "terminating" : pod.status().phase().wire();
    }

    void pass(Duration time) {
        var end = clock.now().plus(time);
        while (step(end)) {}
    }

    /** One timer that is due by then. @return whether there was one */
    boolean step(Instant end) {
        if (timers.peek().filter(timer -> !timer.at().isAfter(end)).isEmpty()) {
            clock.advanceTo(end);
            return false;
        }
        timers.runNext();
        return true;
    }

    /** What happens in a round of the story, and when the round ends. */
    Instant act(int round) {
        var chance = story.split("round " + round);
        if (round < NODES.size()) {
            nodeUp(NODES.get(round), round == 0 ? PLUGIN : Labels.of());
        } else {
            act(round, chance);
        }
        return clock.now()
                .plusMillis(
                        switch (chance.nextInt(5)) {
                            case 0 -> 20_000 + chance.nextInt(60_000);
                            case 1, 2 -> chance.nextInt(300);
                            default -> chance.nextInt(2_500);
                        });
    }

    private void act(int round, RandomSource chance) {
        var node = NODES.get(chance.nextInt(NODES.size()));
        switch (chance.nextInt(18)) {
            case 0 -> kubelets.stop(node);
            case 1, 2 -> kubelets.start(node);
            case 3 -> kubelets.condition(node, "DiskPressure", chance.nextInt(3) == 0 ? "True" : "False");
            case 4 -> kubelets.condition(node, "Ready", chance.nextInt(3) == 0 ? "False" : "True");
            case 5 -> cordonOrUncordon(node);
            case 6 -> goAndComeBack(node);
            case 7 -> copy(round, node, chance);
            case 8, 9, 10 -> delete(chance);
            case 11 -> nameOrUnnamePlugin(node);
            default -> server.create(pod("pod-" + chance.nextInt(8) + "-" + round, node, chance));
        }
    }

    private static Pod pod(String name, String node, RandomSource chance) {
        var pod = ControlPlane.pod(name, node);
        var template = pod.spec().containers().getFirst();
        var init = new ArrayList<>(List.of(template));
        var containers = new ArrayList<>(List.of(template));
        for (var list : List.of(init, containers)) {
            int wanted = chance.nextInt(3) - (list.equals(init) ? 1 : 0);
            list.clear();
            for (int i = 0; i < wanted; i++) {
                list.add(template.withImage(IMAGES.get(chance.nextInt(IMAGES.size()))));
            }
        }
        if (containers.isEmpty()) {
            containers.add(template.withImage("agent:1.0"));
        }
        var made = pod.withSpec(pod.spec().withContainers(init, containers));
        return chance.nextInt(6) == 0 ? ofPlugin(made) : made;
    }

    /** A pod of the network plugin. */
    private static Pod ofPlugin(Pod pod) {
        var owner = new OwnerReference("apps/v1", "DaemonSet", "cni", "uid-cni", true, true);
        var spec = PodSpec.fromTree(pod.spec().toTree().with("hostNetwork", Tree.TRUE));
        return new Pod(pod.meta().withOwnerReferences(List.of(owner)), spec, pod.status());
    }

    private void nameOrUnnamePlugin(String name) {
        var node = store.state().node(name);
        if (node != null) {
            var annotations = NodeNetwork.plugin(node) == null ? PLUGIN : Labels.of();
            server.update(node.withMeta(node.meta().withAnnotations(annotations)));
        }
    }

    private void cordonOrUncordon(String name) {
        var node = store.state().node(name);
        if (node != null) {
            server.update(
                    node.withSpec(node.spec().withUnschedulable(!node.spec().unschedulable())));
        }
    }

    /** Its pods stay, and meet another kubelet. */
    private void goAndComeBack(String name) {
        if (store.state().node(name) != null) {
            server.delete(Kind.NODE, ObjectKey.cluster(name), DeleteOptions.DEFAULT);
        }
        nodeUp(name);
    }

    /** A pod that is as another one was found. */
    private void copy(int round, String node, RandomSource chance) {
        var pods = store.state().pods().stream().toList();
        if (pods.isEmpty()) {
            return;
        }
        var found = pods.get(chance.nextInt(pods.size()));
        var created = server.create(
                ControlPlane.pod("copy-" + round, node).withSpec(found.spec().withNodeName(node)));
        kubelets.copied(server.updateStatus(created.withStatus(found.status())));
    }

    /** Sometimes one of the same name comes at once. */
    private void delete(RandomSource chance) {
        var pods = store.state().pods().stream().toList();
        if (pods.isEmpty()) {
            return;
        }
        var pod = pods.get(chance.nextInt(pods.size()));
        boolean atOnce = chance.nextInt(3) == 0;
        server.delete(Kind.POD, pod.key(), atOnce ? DeleteOptions.grace(0) : DeleteOptions.DEFAULT);
        if (atOnce && store.state().pod(pod.key()) == null) {
            server.create(pod(pod.name(), pod.nodeName(), chance));
        }
    }
}
