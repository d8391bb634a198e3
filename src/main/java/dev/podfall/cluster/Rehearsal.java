package dev.podfall.cluster;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.ApiServer;
import dev.podfall.kubelet.NewNodes;
import dev.podfall.sim.RandomSource;
import dev.podfall.sim.VirtualClock;
import dev.podfall.store.ClusterState;
import dev.podfall.store.ObjectStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy of what a session's API server stores, on which requests can be tried. No controller acts on it, no time
 * passes, and nothing of it comes back to the session.
 */
public final class Rehearsal {
    private final ObjectStore store;
    private final VirtualClock clock;
    private final ApiServer server;
    private final NewNodes kubelets;

    /** @param store becomes this rehearsal's own */
    Rehearsal(ObjectStore store, Instant now, NewNodes kubelets) {
        this.store = store;
        this.clock = new VirtualClock(now);
        this.server = new ApiServer(store, clock, new RandomSource(0));
        this.kubelets = kubelets;
    }

    public ClusterState state() {
        return store.state();
    }

    public Instant now() {
        return clock.now();
    }

    /**
     * Does what the session would, what it adds itself included: what is accepted here is accepted there.
     *
     * @throws ApiException if the API server refuses
     */
    public @Nullable KubeObject execute(Command command) {
        return Requests.perform(Requests.introduced(command, kubelets, now()), server, act -> {});
    }
}
