package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;

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
    public String summary() {
        return adopts
                ? daemonSet.name() + " adopts " + pod.name() + ": nobody owns it and the selector matches it"
                : daemonSet.name() + " releases " + pod.name() + ": the selector matches it no longer";
    }
}
