package dev.podfall.controller.garbage;

import dev.podfall.client.ControllerContext;

/** Not there yet. */
public final class NamespaceController {
    private final ControllerContext context;

    public NamespaceController(ControllerContext context) {
        this.context = context;
    }

    public String component() {
        return context.component();
    }
}
