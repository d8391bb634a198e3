package dev.podfall.cluster;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.apiserver.Bootstrap;
import dev.podfall.apiserver.EventLeases;
import dev.podfall.apiserver.NamespaceContents;
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
import dev.podfall.controller.quota.ResourceQuotaController;
import dev.podfall.controller.serviceaccount.NamespaceContent;
import dev.podfall.controller.tainteviction.TaintEvictionController;
import dev.podfall.kubelet.Kubelets;
import dev.podfall.scheduler.Scheduler;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ClusterState;
import dev.podfall.store.ObjectStore;
import dev.podfall.store.WatchEvent;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
    private final EventLeases eventLeases;
    private final Informers inControllerManager;
    private final Informers inScheduler;
    private final Informers inKubelets;
    private final Kubelets kubelets;
    private final DaemonSetController daemonSets;
    private final GarbageCollector garbage;
    private final NamespaceController namespaces;
    private final NamespaceContent serviceAccounts;
    private final NamespaceContent rootCertificates;
    private final PodGarbageCollector podGarbage;
    private final NodeLifecycleController nodeLifecycle;
    private final Scheduler scheduler;
    private final TaintEvictionController taintEviction;
    private final ResourceQuotaController quotas;
    /** By component. */
    private final Map<String, ControllerContext> contexts = new TreeMap<>();

    private final RandomSource random;
    private final Consumer<Explanation> explanations;

    /** @param watcher hears of every write, before anybody does something because of it */
    SimulatedCluster(SessionOptions options, Consumer<WatchEvent> watcher, Consumer<Explanation> explanations) {
        this.clock = new VirtualClock(options.start());
        this.timers = new TimerQueue(clock);
        this.store = new ObjectStore();
        this.random = new RandomSource(options.seed());
        this.explanations = explanations;
        this.apiServer = new ApiServer(store, clock, random.split("apiserver"));
        Bootstrap.install(apiServer);
        store.watch(watcher);
        this.eventLeases = new EventLeases(store, timers);
        this.inControllerManager = new Informers("kube-controller-manager", store, timers);
        this.inScheduler = new Informers("kube-scheduler", store, timers);
        this.inKubelets = new Informers("kubelet", store, timers);
        var nodes = legacy("kubelet", inKubelets, options.kubelets().fieldManager());
        this.kubelets = new Kubelets(nodes, options.kubelets());
        this.daemonSets = new DaemonSetController(legacy("daemonset-controller"));
        this.garbage = new GarbageCollector(legacy("generic-garbage-collector"));
        this.namespaces = new NamespaceController(legacy("namespace-controller"));
        this.serviceAccounts =
                new NamespaceContent(legacy("service-account-controller"), NamespaceContents.SERVICE_ACCOUNT);
        this.rootCertificates =
                new NamespaceContent(legacy("root-ca-cert-publisher"), NamespaceContents.ROOT_CERTIFICATE);
        this.podGarbage = new PodGarbageCollector(legacy("pod-garbage-collector"));
        this.nodeLifecycle = new NodeLifecycleController(legacy("node-controller"), kubelets.leases());
        this.scheduler = new Scheduler(series("default-scheduler", inScheduler));
        this.taintEviction = new TaintEvictionController(legacy("taint-eviction-controller"));
        this.quotas = new ResourceQuotaController(legacy("resourcequota-controller"));
    }

    /** All parts in the same order: who hears of a write first depends on it. */
    private SimulatedCluster(SimulatedCluster from, Consumer<WatchEvent> watcher, Consumer<Explanation> explanations) {
        this.clock = from.clock.fork();
        this.timers = from.timers.fork(clock);
        this.store = from.store.fork();
        store.watch(watcher);
        this.random = from.random.fork();
        this.explanations = explanations;
        this.apiServer = from.apiServer.fork(store, clock);
        this.eventLeases = from.eventLeases.fork(store, timers);
        this.inControllerManager = from.inControllerManager.fork(store, timers);
        this.inScheduler = from.inScheduler.fork(store, timers);
        this.inKubelets = from.inKubelets.fork(store, timers);
        this.kubelets = from.kubelets.fork(context(from, "kubelet", inKubelets));
        this.daemonSets = from.daemonSets.fork(context(from, "daemonset-controller"));
        this.garbage = from.garbage.fork(context(from, "generic-garbage-collector"));
        this.namespaces = from.namespaces.fork(context(from, "namespace-controller"));
        this.serviceAccounts = from.serviceAccounts.fork(context(from, "service-account-controller"));
        this.rootCertificates = from.rootCertificates.fork(context(from, "root-ca-cert-publisher"));
        this.podGarbage = from.podGarbage.fork(context(from, "pod-garbage-collector"));
        this.nodeLifecycle = from.nodeLifecycle.fork(context(from, "node-controller"), kubelets.leases());
        this.scheduler = from.scheduler.fork(context(from, "default-scheduler", inScheduler));
        this.taintEviction = from.taintEviction.fork(context(from, "taint-eviction-controller"));
        this.quotas = from.quotas.fork(context(from, "resourcequota-controller"));
    }

    /** A cluster of its own that is as this one is now, down to every queue and timer. */
    SimulatedCluster fork(Consumer<WatchEvent> watcher, Consumer<Explanation> forkedExplanations) {
        return new SimulatedCluster(this, watcher, forkedExplanations);
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

    /** What is stored now, in a store of its own that nobody watches. */
    ObjectStore forkedStore() {
        return store.fork();
    }

    ClusterState state() {
        return store.state();
    }

    /** Whether a change of this kind keeps the cluster from being settled: events alone do not. */
    static boolean unsettles(Kind kind) {
        return switch (kind) {
            case SimulatedKind.POD, SimulatedKind.NODE, SimulatedKind.DAEMON_SET, SimulatedKind.CONTROLLER_REVISION ->
                true;
            case SimulatedKind.NAMESPACE, SimulatedKind.PRIORITY_CLASS, SimulatedKind.EVENT -> false;
            case KeptKind _ -> false;
        };
    }

    private ControllerContext legacy(String component) {
        return legacy(component, inControllerManager, inControllerManager.process());
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
        return kept(new ControllerContext(
                component, timers, informers, api, events, random.split(component), explanations));
    }

    private ControllerContext context(SimulatedCluster from, String component) {
        return context(from, component, inControllerManager);
    }

    private ControllerContext context(SimulatedCluster from, String component, Informers informers) {
        var original = Objects.requireNonNull(from.contexts.get(component), component);
        return kept(original.fork(informers, apiServer, timers, explanations));
    }

    private ControllerContext kept(ControllerContext context) {
        contexts.put(context.component(), context);
        return context;
    }
}
