package dev.podfall.cluster;

import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.Bootstrap;
import dev.podfall.apiserver.EventLeases;
import dev.podfall.client.ApiClient;
import dev.podfall.client.ControllerContext;
import dev.podfall.client.EventRecorder;
import dev.podfall.client.Explanation;
import dev.podfall.client.Informers;
import dev.podfall.client.LegacyEventRecorder;
import dev.podfall.client.SeriesEventRecorder;
import dev.podfall.controller.daemon.DaemonSetController;
import dev.podfall.controller.garbage.GarbageCollector;
import dev.podfall.controller.garbage.NamespaceController;
import dev.podfall.controller.garbage.PodGarbageCollector;
import dev.podfall.controller.nodelifecycle.NodeLifecycleController;
import dev.podfall.controller.tainteviction.TaintEvictionController;
import dev.podfall.kubelet.Kubelets;
import dev.podfall.scheduler.Scheduler;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ClusterState;
import dev.podfall.store.ObjectStore;
import dev.podfall.store.WatchEvent;
import java.util.function.Consumer;

/**
 * A whole control plane and its nodes on one clock: store, API server, the controllers of kube-controller-manager in one
 * process, the scheduler in another, the kubelets in a third.
 *
 * <p>Upstream: cmd/kube-controller-manager, cmd/kube-scheduler, cmd/kubelet.
 * <br>Differs: one of each; components never restart.
 */
final class SimulatedCluster {
    private final VirtualClock clock;
    private final TimerQueue timers;
    private final ObjectStore store;
    private final ApiServer apiServer;
    private final Kubelets kubelets;
    private final TaintEvictionController taintEviction;
    private final RandomSource random;
    private final Consumer<Explanation> explanations;

    SimulatedCluster(SessionOptions options, Consumer<Explanation> explanations) {
        this.clock = new VirtualClock(options.start());
        this.timers = new TimerQueue(clock);
        this.store = new ObjectStore();
        this.random = new RandomSource(options.seed());
        this.explanations = explanations;
        this.apiServer = new ApiServer(store, clock, random.split("apiserver"));
        Bootstrap.install(apiServer);
        new EventLeases(store, timers);
        var controllers = new Informers("kube-controller-manager", store, timers);
        var scheduler = new Informers("kube-scheduler", store, timers);
        var nodes = new Informers("kubelet", store, timers);
        this.kubelets = new Kubelets(legacy("kubelet", nodes, options.kubelets().fieldManager()), options.kubelets());
        new DaemonSetController(legacy("daemonset-controller", controllers));
        new GarbageCollector(legacy("generic-garbage-collector", controllers));
        new NamespaceController(legacy("namespace-controller", controllers));
        new PodGarbageCollector(legacy("pod-garbage-collector", controllers));
        new NodeLifecycleController(legacy("node-controller", controllers), kubelets.leases());
        new Scheduler(series("default-scheduler", scheduler));
        this.taintEviction = new TaintEvictionController(legacy("taint-eviction-controller", controllers));
    }

    VirtualClock clock() {
        return clock;
    }

    TimerQueue timers() {
        return timers;
    }

    ApiServer apiServer() {
        return apiServer;
    }

    Kubelets kubelets() {
        return kubelets;
    }

    TaintEvictionController taintEviction() {
        return taintEviction;
    }

    ClusterState state() {
        return store.state();
    }

    void watch(Consumer<WatchEvent> watcher) {
        store.watch(watcher);
    }

    /** Whether a change of this kind keeps the cluster from being settled: events alone do not. */
    static boolean unsettles(Kind kind) {
        return switch (kind) {
            case POD, NODE, DAEMON_SET, CONTROLLER_REVISION -> true;
            case NAMESPACE, PRIORITY_CLASS, EVENT -> false;
        };
    }

    private ControllerContext legacy(String component, Informers informers) {
        return legacy(component, informers, informers.process());
    }

    private ControllerContext legacy(String component, Informers informers, String manager) {
        var api = new ApiClient(apiServer, component, manager);
        return context(component, informers, api, new LegacyEventRecorder(api, clock, component));
    }

    private ControllerContext series(String component, Informers informers) {
        var api = new ApiClient(apiServer, component, informers.process());
        return context(component, informers, api, new SeriesEventRecorder(api, clock, component));
    }

    private ControllerContext context(String component, Informers informers, ApiClient api, EventRecorder events) {
        return new ControllerContext(component, timers, informers, api, events, random.split(component), explanations);
    }
}
