package dev.podfall.apiserver.schema;

import dev.podfall.api.tree.Mend;
import dev.podfall.language.Phrase;

/**
 * Something that a document says and its type does not allow.
 *
 * @param path the field, as {@code spec.template.spec.containers[0].image}; a key that is no plain word stands in brackets
 * @param what what sort of problem it is
 * @param message the API server's words, the same in every language
 * @param nextStep what to do about it, empty if there is nothing to say
 * @param mend what could be done about it at once
 */
public record Problem(String path, What what, String message, Phrase nextStep, Mend mend) {

    public enum What {
        /** No such field. */
        UNKNOWN_FIELD,
        /** A value of another type. */
        WRONG_TYPE,
        /** A text that cannot be read: a quantity, a time. */
        BAD_VALUE
    }

    /** The same as another sort of problem. */
    Problem as(What other) {
        return new Problem(path, other, message, nextStep, mend);
    }
}
