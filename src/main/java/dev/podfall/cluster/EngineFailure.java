package dev.podfall.cluster;

import dev.podfall.language.Phrase;
import java.time.Instant;

/**
 * Something went wrong in the engine itself: not a request that is refused, but an error of ours. The session goes no
 * further; all that it holds can still be read.
 */
public final class EngineFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String actor;
    private final transient Phrase what;
    private final transient Instant at;

    EngineFailure(String actor, Phrase what, Instant at, Throwable cause) {
        super("the simulation stopped at " + at + ": " + actor + " failed (" + what + "): " + cause, cause);
        this.actor = actor;
        this.what = what;
        this.at = at;
    }

    /** Whose turn it was. */
    public String actor() {
        return actor;
    }

    /** What was being done. */
    public Phrase what() {
        return what;
    }

    /** Virtual time. */
    public Instant at() {
        return at;
    }
}
