package dev.podfall.controller.garbage;

import dev.podfall.client.ControllerContext;

/** Not there yet. */
public final class PodGarbageCollector {
    private final ControllerContext context;

    public PodGarbageCollector(ControllerContext context) {
        this.context = context;
    }

    public String component() {
        return context.component();
    }
}
