package dev.podfall.client;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Port;
import dev.podfall.sim.TimerQueue;
import dev.podfall.store.ClusterState;
import dev.podfall.store.ObjectStore;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The shared informers of one process: a view of the world that lags behind the store by the watch latency, and
 * handlers that are told of every change, in order, when it arrives.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/tools/cache/shared_informer.go.
 * <br>Differs: one stream for all kinds, so that no kind overtakes another; no resyncs, no relists.
 */
public final class Informers {
    /** How long a change takes to arrive. */
    public static final Duration LATENCY = Duration.ofMillis(1);

    private static final Phrase WATCH = Phrase.of("timer.watch");

    /** @param cause the step that wrote it */
    private record Arrival(Instant due, WatchEvent event, long cause) {}

    private final String process;
    private final TimerQueue timers;
    private final Map<Kind, List<Consumer<WatchEvent>>> handlers = new TreeMap<>(Kind.ORDER);
    private final List<Consumer<WatchEvent>> ofKept = new ArrayList<>();
    private final Port<Wake> port;
    /** Hardly ever more than what one turn has written. */
    private final ArrayDeque<Arrival> underway;

    private ClusterState view;

    /** The only message: something has arrived. */
    private enum Wake {
        UP
    }

    public Informers(String process, ObjectStore store, TimerQueue timers) {
        this(process, store, timers, store.state(), new ArrayDeque<>());
    }

    private Informers(
            String process, ObjectStore store, TimerQueue timers, ClusterState view, ArrayDeque<Arrival> underway) {
        this.process = process;
        this.timers = timers;
        this.view = view;
        this.underway = underway;
        this.port = timers.port(process + "/informers", wake -> deliver());
        store.watch(this::sent);
    }

    /** The same view, and the same underway, of a forked store; nobody listens yet. */
    public Informers fork(ObjectStore forkedStore, TimerQueue forkedTimers) {
        return new Informers(process, forkedStore, forkedTimers, view, underway.clone());
    }

    /** The program whose informers these are. */
    public String process() {
        return process;
    }

    /** The world as this process knows it. While a handler runs: as of the event that it handles. */
    public ClusterState view() {
        return view;
    }

    /** Calls {@code handler} for every change of an object of that kind. Handlers are called in order of registration. */
    public void on(Kind kind, Consumer<WatchEvent> handler) {
        handlers.computeIfAbsent(kind, k -> new ArrayList<>()).add(handler);
    }

    /** Calls {@code handler} for every change of an object of whatever kind that is not simulated, after those of its kind. */
    public void onKept(Consumer<WatchEvent> handler) {
        ofKept.add(handler);
    }

    private void sent(WatchEvent event) {
        boolean first = underway.isEmpty();
        underway.add(new Arrival(timers.clock().now().plus(LATENCY), event, timers.cause()));
        if (first) {
            scheduleNext();
        }
    }

    private void scheduleNext() {
        var next = underway.peek();
        if (next != null) {
            timers.causedBy(next.cause());
            port.at(next.due(), process, WATCH, Wake.UP);
        }
    }

    private void deliver() {
        var now = timers.clock().now();
        while (!underway.isEmpty() && !underway.element().due().isAfter(now)) {
            var arrival = underway.remove();
            var event = arrival.event();
            timers.causedBy(arrival.cause());
            view = event.state();
            for (var handler : handlers.getOrDefault(event.kind(), List.of())) {
                handler.accept(event);
            }
            if (event.kind() instanceof KeptKind) {
                ofKept.forEach(handler -> handler.accept(event));
            }
        }
        scheduleNext();
    }
}
