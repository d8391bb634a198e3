package dev.podfall.kubectl;

import dev.podfall.language.Phrase;
import java.util.List;

/** A command ends here, with exit status 1. */
final class KubectlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    KubectlException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    KubectlException(String message) {
        this(new Failure.Plain(message));
    }

    /** With a sentence of Podfall's own: kubectl would not say so. */
    KubectlException(Phrase ours) {
        this(new Failure.Ours(ours));
    }

    Failure failure() {
        return failure;
    }

    /** Ends the command if anything failed. */
    static void throwIfAny(List<Failure> failures) {
        if (!failures.isEmpty()) {
            throw new KubectlException(Failure.all(failures));
        }
    }
}
