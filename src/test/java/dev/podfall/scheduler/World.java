package dev.podfall.scheduler;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.client.ApiClient;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.EventRecorder;
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

/** A store, an API server and the scheduler, on a clock of their own; no kubelets and no other controllers. */
final class World {
    final ObjectStore store = new ObjectStore();
    final VirtualClock clock = new VirtualClock();
    final TimerQueue timers = new TimerQueue(clock);
    final ApiServer server = new ApiServer(store, clock, new RandomSource(1));
    final ApiClient user = new ApiClient(server, "test");
    final List<String> events = new ArrayList<>();
    final List<Explanation> explanations = new ArrayList<>();

    private int made;

    World() {
        EventRecorder recorder = this::record;
        var informers = new Informers("kube-scheduler", store, timers);
        new Scheduler(new ControllerContext(
                "default-scheduler",
                timers,
                informers,
                new ApiClient(server, "kube-scheduler"),
                recorder,
                new RandomSource(7),
                explanations::add));
    }

    private void record(ObjectReference about, String type, String reason, String message) {
        events.add(type + " " + reason + " " + about.name() + ": " + message);
    }

    /** Stores objects as they are, past admission. */
    World with(KubeObject... objects) {
        for (var object : objects) {
            clock.tick();
            store.create(object.withMeta(object.meta().created("uid-" + ++made, 1, Times.seconds(clock.now()))));
        }
        return this;
    }

    /** Until only what recurs for ever is left. */
    World settle() {
        while (!timers.idle()) {
            timers.runNext();
        }
        return this;
    }

    World pass(Duration time) {
        var end = clock.now().plus(time);
        while (timers.peek().isPresent() && !timers.peek().get().at().isAfter(end)) {
            timers.runNext();
        }
        clock.advanceTo(end);
        return this;
    }

    World change(String node, UnaryOperator<Node> change) {
        user.<Node>patch(Kind.NODE, ObjectKey.cluster(node), change);
        return settle();
    }

    World changeStatus(String node, UnaryOperator<Node> change) {
        user.<Node>patchStatus(Kind.NODE, ObjectKey.cluster(node), change);
        return settle();
    }

    World changePod(String pod, UnaryOperator<Pod> change) {
        user.<Pod>patch(Kind.POD, ObjectKey.of("default", pod), change);
        return settle();
    }

    World finish(String pod) {
        user.<Pod>patchStatus(
                Kind.POD,
                ObjectKey.of("default", pod),
                p -> p.withStatus(p.status().withPhase(PodPhase.SUCCEEDED)));
        return settle();
    }

    World delete(String pod) {
        user.delete(Kind.POD, ObjectKey.of("default", pod), DeleteOptions.grace(0));
        return settle();
    }

    Pod pod(String name) {
        return Objects.requireNonNull(store.state().pod(ObjectKey.of("default", name)), name);
    }

    String nodeOf(String pod) {
        return pod(pod).nodeName();
    }

    /** What was reported since last asked. */
    List<String> takeEvents() {
        var out = List.copyOf(events);
        events.clear();
        return out;
    }

    SchedulingVerdict lastVerdict() {
        return (SchedulingVerdict) explanations.getLast();
    }

    static String scheduled(String pod, String node) {
        return Event.NORMAL + " Scheduled " + pod + ": Successfully assigned default/" + pod + " to " + node;
    }

    static String failed(String pod, String message) {
        return Event.WARNING + " FailedScheduling " + pod + ": " + message;
    }
}
