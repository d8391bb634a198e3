package dev.podfall.client;

import dev.podfall.apiserver.ApiServer;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.TimerQueue;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * All that a controller, the scheduler or a kubelet is given.
 *
 * <p>Upstream: cmd/kube-controller-manager/app/controllermanager.go, {@code ControllerContext}.
 * <br>Differs: also serves the scheduler and the kubelets.
 *
 * @param component the name under which it acts and reports
 * @param informers shared by the components of one process
 * @param explanations takes decisions as data; they become part of the step
 */
public record ControllerContext(
        String component,
        TimerQueue timers,
        Informers informers,
        ApiClient api,
        EventRecorder events,
        RandomSource random,
        Consumer<Explanation> explanations) {

    /** The surroundings of the same component in a fork. */
    public ControllerContext fork(
            Informers forkedInformers,
            ApiServer server,
            TimerQueue forkedTimers,
            Consumer<Explanation> forkedExplanations) {
        var forkedApi = api.of(server);
        return new ControllerContext(
                component,
                forkedTimers,
                forkedInformers,
                forkedApi,
                events.fork(forkedApi, forkedTimers.clock()),
                random.fork(),
                forkedExplanations);
    }

    public VirtualClock clock() {
        return timers.clock();
    }

    public Instant now() {
        return timers.clock().now();
    }

    /** The informers' view: what the component knows, a little behind the store. */
    public ClusterState view() {
        return informers.view();
    }
}
