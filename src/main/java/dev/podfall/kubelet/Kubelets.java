package dev.podfall.kubelet;

import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;

/** The kubelets of all nodes. */
public final class Kubelets {
    private final ControllerContext context;
    private final KubeletProfile profile;
    private final NodeLeases leases;

    public Kubelets(ControllerContext context, KubeletProfile profile) {
        this.context = context;
        this.profile = profile;
        this.leases = new NodeLeases(context.clock());
    }

    public KubeletProfile profile() {
        return profile;
    }

    public String component() {
        return context.component();
    }

    /** The leases that the kubelets renew. */
    public NodeLeases leases() {
        return leases;
    }

    /** The node's kubelet falls silent: no lease, no status, no pod starts or ends. */
    public void stop(String node) {
        leases.silence(node);
    }

    /** The node's kubelet comes back, or comes up. */
    public void start(String node) {
        leases.renew(node);
    }

    /** The node's kubelet posts this condition from now on. */
    public void condition(String node, String type, String status) {
        throw new UnsupportedOperationException(node + " " + type + "=" + status);
    }

    /** Whether the node's kubelet runs, or would if the node were there. */
    public boolean isRunning(String node) {
        var lease = leases.lease(node);
        return lease == null || lease.until() == null;
    }
}
