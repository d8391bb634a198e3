package dev.podfall.controller.garbage;

import dev.podfall.client.ControllerContext;

/** Not there yet. */
public final class GarbageCollector {
    private final ControllerContext context;

    public GarbageCollector(ControllerContext context) {
        this.context = context;
    }

    public String component() {
        return context.component();
    }
}
