package dev.podfall.controller.daemon;

import dev.podfall.client.ControllerContext;

/** Not there yet. */
public final class DaemonSetController {
    private final ControllerContext context;

    public DaemonSetController(ControllerContext context) {
        this.context = context;
    }

    public String component() {
        return context.component();
    }
}
