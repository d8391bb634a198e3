package dev.podfall.cluster;

import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.List;

/**
 * One thing that somebody did.
 *
 * @param number counts from 1
 * @param cause the number of the step that led to this one; 0 if none did
 * @param at virtual time
 * @param actor {@code user}, {@code daemonset-controller}, {@code default-scheduler}, {@code kubelet} ...
 * @param what was done
 * @param changes all that it wrote, in order
 * @param explanations what it decided, and why
 * @param state the world right after it
 * @param position where a session that should go on from here has to be
 * @param digest stands for this step and all before it: two sessions with the same digest went the same way
 */
public record Step(
        long number,
        long cause,
        Instant at,
        String actor,
        Phrase what,
        List<Change> changes,
        List<Explanation> explanations,
        ClusterState state,
        Position position,
        long digest) {

    public static final String USER = "user";

    public boolean byUser() {
        return actor.equals(USER);
    }

    /** Who did it, for people: components go by their own names in every language, the user does not. */
    public Phrase who() {
        return byUser() ? Phrase.of("events.actor.user") : Phrase.verbatim(actor);
    }
}
