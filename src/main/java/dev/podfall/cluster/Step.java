package dev.podfall.cluster;

import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param number counts from 1
 * @param cause the number of the step that led to this one; 0 if none did
 * @param at virtual time
 * @param actor {@code user}, {@code daemonset-controller}, {@code default-scheduler}, {@code kubelet} ...
 * @param what was done
 * @param command what the user asked for, whatever came of it; null if another acted
 * @param changes all that it wrote, in order
 * @param explanations what it decided, and why
 * @param state the world right after it
 * @param position where a session that should go on from here has to be
 */
public record Step(
        long number,
        long cause,
        Instant at,
        String actor,
        Phrase what,
        @Nullable Command command,
        List<Change> changes,
        List<Explanation> explanations,
        ClusterState state,
        Position position) {

    public static final String USER = "user";

    public boolean byUser() {
        return actor.equals(USER);
    }

    /** The actor for people: components have names of their own, the user has none. */
    public Phrase who() {
        return byUser() ? Phrase.of("actor.user") : Phrase.verbatim(actor);
    }
}
