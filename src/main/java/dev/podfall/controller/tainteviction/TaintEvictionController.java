package dev.podfall.controller.tainteviction;

import dev.podfall.client.ControllerContext;
import java.util.List;

/** Evicts pods that do not tolerate their node's NoExecute taints. */
public final class TaintEvictionController {
    private final ControllerContext context;

    public TaintEvictionController(ControllerContext context) {
        this.context = context;
    }

    public String component() {
        return context.component();
    }

    /** The countdowns that run, sorted by pod. */
    public List<ScheduledEviction> scheduledEvictions() {
        return List.of();
    }
}
