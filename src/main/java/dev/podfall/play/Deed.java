package dev.podfall.play;

import dev.podfall.cluster.Command;
import dev.podfall.cluster.Position;
import dev.podfall.cluster.Session;
import dev.podfall.language.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act that was done, and how to be where it was not.
 *
 * @param act which may still go on
 * @param what was done
 * @param position just before it
 * @param steps how many there were then
 * @param before the session then, to be forked and never to go on itself; null for one that is run on to when it is
 *     wanted
 */
record Deed(
        Act act,
        Phrase what,
        Position position,
        int steps,
        @Nullable Session before) {

    /** @param done the commands of the act, one at least */
    static Deed of(Act act, List<Command> done, Session before) {
        return new Deed(
                act,
                act.what().isEmpty() ? words(done) : act.what(),
                before.position(),
                before.journal().size(),
                before);
    }

    private static Phrase words(List<Command> done) {
        var first = done.getFirst().what();
        return done.size() == 1 ? first : Phrase.of("act.several", first, done.size() - 1);
    }

    /** The same with nothing kept of the world before it. */
    Deed faded() {
        return new Deed(act, what, position, steps, null);
    }

    /** A session of its own as it was before. */
    Session again(Session since) {
        return before == null ? since.forkAt(position) : before.fork();
    }
}
