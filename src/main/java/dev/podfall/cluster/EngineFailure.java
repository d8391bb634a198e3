package dev.podfall.cluster;

import dev.podfall.language.Phrase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
        super(phrase(actor, what, at, cause).toString(), cause);
        this.actor = actor;
        this.what = what;
        this.at = at;
    }

    private static Phrase phrase(String actor, Phrase what, Instant at, @Nullable Throwable cause) {
        return Phrase.of("engine.failed", at, actor, what, String.valueOf(cause));
    }

    /** The same as the message, for whoever reads it in whatever language. */
    public Phrase phrase() {
        return phrase(actor, what, at, getCause());
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
