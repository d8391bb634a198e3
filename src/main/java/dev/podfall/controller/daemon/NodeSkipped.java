package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;

/** A node gets no pod (any more); said once, when the controller comes to this verdict. */
public record NodeSkipped(ObjectKey daemonSet, String node, NodeVerdict verdict) implements DaemonSetDecision {

    @Override
    public Kind subjectKind() {
        return Kind.NODE;
    }

    @Override
    public ObjectKey subject() {
        return ObjectKey.cluster(node);
    }

    @Override
    public String summary() {
        var by = verdict.refusedBy();
        return daemonSet.name() + " makes no pod for " + node + (by == null ? "" : ": " + by.summary());
    }
}
