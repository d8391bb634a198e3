package dev.podfall.controller.nodelifecycle;

import dev.podfall.client.ControllerContext;
import dev.podfall.client.NodeLeases;

/** Turns node conditions into taints, and notices kubelets that fall silent. */
public final class NodeLifecycleController {
    private final ControllerContext context;
    private final NodeLeases leases;

    public NodeLifecycleController(ControllerContext context, NodeLeases leases) {
        this.context = context;
        this.leases = leases;
    }

    public String component() {
        return context.component() + leases.snapshot().size();
    }
}
