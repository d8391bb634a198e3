package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;

/** A DaemonSet takes a pod that nobody owns, or lets go of one that its selector matches no longer. */
public record PodClaim(ObjectKey daemonSet, ObjectKey pod, boolean adopts) implements DaemonSetDecision {

    @Override
    public Kind subjectKind() {
        return Kind.POD;
    }

    @Override
    public ObjectKey subject() {
        return pod;
    }

    @Override
    public Phrase phrase() {
        return adopts
                ? Phrase.of("decision.pod.adopt", daemonSet.name(), pod.name())
                : Phrase.of("decision.pod.release", daemonSet.name(), pod.name());
    }
}
