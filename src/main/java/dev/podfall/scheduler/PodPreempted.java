package dev.podfall.scheduler;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;

/**
 * A pod was asked to go because another one needs its room.
 *
 * @param pod the victim
 * @param by who needs the room
 */
public record PodPreempted(ObjectKey pod, String node, ObjectKey by) implements Explanation {

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
        return Phrase.of("decision.preempted", pod, node, by);
    }
}
