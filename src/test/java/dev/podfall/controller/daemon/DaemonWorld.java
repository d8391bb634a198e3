package dev.podfall.controller.daemon;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.client.ApiClient;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.EventRecorder;
import dev.podfall.client.Explanation;
import dev.podfall.client.Informers;
import dev.podfall.language.Phrase;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ClusterState;
import dev.podfall.store.ObjectStore;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A store, an API server, the DaemonSet controller, and a scheduler and kubelet as simple as can be: a pod is bound where
 * it is pinned to, becomes Ready if its node lets it, and ends at once when it is deleted.
 */
final class DaemonWorld {
    final VirtualClock clock = new VirtualClock();
    final TimerQueue timers = new TimerQueue(clock);
    final ObjectStore store = new ObjectStore();
    final ApiServer server = new ApiServer(store, clock, new RandomSource(1));
    final List<String> events = new ArrayList<>();
    final List<Explanation> explanations = new ArrayList<>();
    final List<Pod> created = new ArrayList<>();
    final List<String> deleted = new ArrayList<>();
    final DaemonSetController controller;

    /** Nodes whose pods do not become Ready. */
    final TreeSet<String> unready = new TreeSet<>();

    /** Nodes whose kubelet does nothing. */
    final TreeSet<String> silent = new TreeSet<>();

    private boolean podsMove = true;

    DaemonWorld() {
        store.watch(this::record);
        EventRecorder recorder = (about, type, reason, message) -> events.add(type + " " + reason + " " + message);
        controller = new DaemonSetController(context("daemonset-controller", recorder));
        new Informers("kubelet", store, timers).on(Kind.POD, this::move);
    }

    ControllerContext context(String component, EventRecorder recorder) {
        return new ControllerContext(
                component,
                timers,
                new Informers(component, store, timers),
                new ApiClient(server, component),
                recorder,
                new RandomSource(2),
                explanations::add);
    }

    private void record(WatchEvent event) {
        if (event.kind() != Kind.POD) {
            return;
        }
        var before = (Pod) event.before();
        var after = (Pod) event.after();
        if (before == null && after != null) {
            created.add(after);
        } else if (before != null && !before.isTerminating() && (after == null || after.isTerminating())) {
            deleted.add(before.name());
        }
    }

    /** Leaves every pod as it is: no scheduler, no kubelet. */
    DaemonWorld withoutKubelets() {
        podsMove = false;
        return this;
    }

    private void move(WatchEvent event) {
        if (podsMove && event.after() instanceof Pod pod) {
            move(pod);
        }
    }

    private void move(Pod seen) {
        var pod = store.state().pod(seen.key());
        if (pod == null || !pod.uid().equals(seen.uid())) {
            return;
        }
        var node = pod.targetNode();
        if (node == null || store.state().node(node) == null || silent.contains(node)) {
            return;
        }
        if (pod.isTerminating()) {
            server.delete(Kind.POD, pod.key(), DeleteOptions.grace(0));
        } else if (pod.nodeName().isEmpty()) {
            server.bind(pod.key(), pod.uid(), node);
        } else if (pod.status().phase() == PodPhase.PENDING) {
            setStatus(pod, PodPhase.RUNNING, !unready.contains(node));
        }
    }

    void setStatus(Pod pod, PodPhase phase, boolean ready) {
        var condition = new Condition(
                Condition.READY, ready ? Condition.TRUE : Condition.FALSE, "", "", null, Times.seconds(clock.now()), 0);
        server.updateStatus(pod.withStatus(pod.status().withPhase(phase).withCondition(condition)));
    }

    /** Runs until nothing is left to happen. */
    DaemonWorld settle() {
        for (int i = 0; !timers.idle(); i++) {
            if (i > 5_000_000) {
                throw new IllegalStateException("does not come to rest");
            }
            timers.runNext();
        }
        return this;
    }

    /** Runs until the controller has synced this DaemonSet once more. */
    DaemonWorld sync(DaemonSet daemonSet) {
        var wanted = Phrase.of("timer.sync", daemonSet.key());
        for (var ran = timers.runNext(); !ran.orElseThrow().what().equals(wanted); ran = timers.runNext()) {}
        return this;
    }

    /** How many pods were made and deleted since this was asked last: {@code 5/0}. */
    String moves() {
        var out = created.size() + "/" + deleted.size();
        created.clear();
        deleted.clear();
        return out;
    }

    /** {@link #settle} and {@link #moves}. */
    String settled() {
        settle();
        return moves();
    }

    /** Marks up to {@code count} pods. */
    DaemonWorld mark(boolean ready, int count, Predicate<Pod> which) {
        state().pods().stream()
                .filter(pod -> !pod.isTerminating() && pod.isReady() != ready && which.test(pod))
                .limit(count)
                .toList()
                .forEach(pod -> setStatus(pod, pod.status().phase(), ready));
        return this;
    }

    DaemonWorld markAllReady() {
        return mark(true, Integer.MAX_VALUE, pod -> true);
    }

    /** Runs until nothing is left to happen within the time. */
    DaemonWorld pass(Duration time) {
        Instant end = clock.now().plus(time);
        for (var next = timers.peek(); next.isPresent() && !next.get().at().isAfter(end); next = timers.peek()) {
            timers.runNext();
        }
        clock.advanceTo(end);
        return this;
    }

    ClusterState state() {
        return store.state();
    }

    @SuppressWarnings("unchecked")
    <T extends KubeObject> T add(T object) {
        return (T) server.get(object.kind(), server.create(object).key());
    }

    /** Stores an object as it is, name, UID and times included, past the API server. */
    <T extends KubeObject> T put(T object) {
        clock.tick();
        return store.create(object);
    }

    void remove(KubeObject object) {
        clock.tick();
        store.remove(live(object));
    }

    @SuppressWarnings("unchecked")
    <T extends KubeObject> T live(T object) {
        return (T) server.get(object.kind(), object.key());
    }

    Node addNode(String name) {
        return addNode(name, Labels.of(), List.of());
    }

    Node addNode(String name, Labels labels, List<Taint> taints) {
        return put(Fixtures.node(name, labels, taints));
    }

    void addNodes(int first, int count, Labels labels) {
        for (int i = first; i < first + count; i++) {
            addNode("node-" + i, labels, List.of());
        }
    }

    void changeNode(String name, UnaryOperator<Node> change) {
        clock.tick();
        var node = store.state().node(name);
        store.replace(node, change.apply(node));
    }

    void taint(String name, Taint... taints) {
        changeNode(name, node -> node.withSpec(node.spec().withTaints(List.of(taints))));
    }

    DaemonSet addDaemonSet(DaemonSet daemonSet) {
        return put(daemonSet);
    }

    /** Changes the spec as the API server does: generations rise. */
    void change(DaemonSet daemonSet, UnaryOperator<DaemonSet> change) {
        clock.tick();
        var before = live(daemonSet);
        var after = change.apply(before);
        var meta = after.meta().withGeneration(before.meta().generation() + 1);
        if (!before.spec().template().equals(after.spec().template())) {
            meta = meta.withAnnotations(meta.annotations()
                    .with(DaemonSet.TEMPLATE_GENERATION, Long.toString(before.templateGeneration() + 1)));
        }
        store.replace(before, after.withMeta(meta));
    }

    DaemonSetStatus status(DaemonSet daemonSet) {
        return live(daemonSet).status();
    }

    /** desired, current, updated, ready, available, misscheduled */
    String counters(DaemonSet daemonSet) {
        var s = status(daemonSet);
        return s.desiredNumberScheduled() + " " + s.currentNumberScheduled() + " " + s.updatedNumberScheduled() + " "
                + s.numberReady() + " " + s.numberAvailable() + " " + s.numberMisscheduled();
    }

    List<Pod> pods(Predicate<Pod> which) {
        return state().pods().stream().filter(which).toList();
    }

    Pod podOn(String node) {
        var pods = pods(pod -> node.equals(pod.targetNode()));
        if (pods.size() != 1) {
            throw new AssertionError(node + " has " + pods.size() + " pods, not one");
        }
        return pods.getFirst();
    }

    List<String> nodesWithPods() {
        return state().pods().stream()
                .map(pod -> String.valueOf(pod.targetNode()))
                .sorted()
                .toList();
    }

    void delete(Pod pod) {
        server.delete(Kind.POD, pod.key(), DeleteOptions.DEFAULT);
    }

    /** Node by node the image of the pods there. */
    List<String> images() {
        return state().pods().stream()
                .map(pod -> pod.targetNode() + " "
                        + pod.spec().containers().getFirst().image())
                .sorted()
                .toList();
    }

    /** Number and image of every revision. */
    List<String> history() {
        return state().controllerRevisions().stream()
                .map(revision -> revision.revision() + " " + Fixtures.image(revision))
                .sorted()
                .toList();
    }

    static ObjectKey key(String name) {
        return ObjectKey.of("default", name);
    }
}
