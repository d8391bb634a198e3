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
import dev.podfall.fork.Forkable;
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
final class World implements Forkable<World> {
    final ObjectStore store;
    final VirtualClock clock;
    final TimerQueue timers;
    final ApiServer server;
    final ApiClient user;
    final List<String> events;
    final List<Explanation> explanations;

    private final Informers informers;
    private final ControllerContext context;
    private final Scheduler scheduler;
    private int made;

    /** Takes down what is reported. */
    private record Recorder(List<String> events) implements EventRecorder {
        @Override
        public void event(ObjectReference about, String type, String reason, String message) {
            events.add(type + " " + reason + " " + about.name() + ": " + message);
        }

        @Override
        public Recorder fork(ApiClient newApi, VirtualClock newClock) {
            return new Recorder(new ArrayList<>(events));
        }
    }

    World() {
        clock = new VirtualClock();
        timers = new TimerQueue(clock);
        store = new ObjectStore();
        server = new ApiServer(store, clock, new RandomSource(1));
        user = new ApiClient(server, "test");
        events = new ArrayList<>();
        explanations = new ArrayList<>();
        informers = new Informers("kube-scheduler", store, timers);
        context = new ControllerContext(
                "default-scheduler",
                timers,
                informers,
                new ApiClient(server, "kube-scheduler"),
                new Recorder(events),
                new RandomSource(7),
                explanations::add);
        scheduler = new Scheduler(context);
    }

    private World(World from) {
        clock = from.clock.fork();
        timers = from.timers.fork(clock);
        store = from.store.fork();
        server = from.server.fork(store, clock);
        user = new ApiClient(server, "test");
        explanations = new ArrayList<>(from.explanations);
        informers = from.informers.fork(store, timers);
        context = from.context.fork(informers, server, timers, explanations::add);
        events = ((Recorder) context.events()).events();
        scheduler = from.scheduler.fork(context);
        made = from.made;
    }

    @Override
    public World fork() {
        return new World(this);
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** The surroundings of a scheduler in a fork of all but the scheduler. */
    ControllerContext forkOfTheSurroundings() {
        var forkedClock = clock.fork();
        var forkedTimers = timers.fork(forkedClock);
        var forkedStore = store.fork();
        return context.fork(
                informers.fork(forkedStore, forkedTimers),
                server.fork(forkedStore, forkedClock),
                forkedTimers,
                explanation -> {});
    }

    /** All that can be told of it from outside. */
    List<String> account() {
        var out = new ArrayList<String>();
        out.add("now " + clock.now() + ", next timer " + timers.nextSequence());
        store.state().nodes().forEach(node -> out.add(node.toString()));
        store.state().pods().forEach(pod -> out.add(pod.toString()));
        timers.pending()
                .forEach(timer -> out.add(timer.at() + " " + timer.sequence() + " " + timer.port() + " "
                        + timer.background() + " " + timer.what() + " " + timer.message()));
        out.addAll(events);
        explanations.forEach(explanation -> out.add(explanation.toString()));
        return out;
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
        return explanations.stream()
                .filter(SchedulingVerdict.class::isInstance)
                .map(SchedulingVerdict.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static String scheduled(String pod, String node) {
        return Event.NORMAL + " Scheduled " + pod + ": Successfully assigned default/" + pod + " to " + node;
    }

    static String failed(String pod, String message) {
        return Event.WARNING + " FailedScheduling " + pod + ": " + message;
    }
}
