package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;

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
    public Phrase phrase() {
        var by = verdict.refusedBy();
        return by == null
                ? Phrase.of("decision.node.skip", daemonSet.name(), node)
                : Phrase.of("decision.node.skip.because", daemonSet.name(), node, by.phrase());
    }
}
