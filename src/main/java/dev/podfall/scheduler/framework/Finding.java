package dev.podfall.scheduler.framework;

import dev.podfall.language.Phrase;

/**
 * Why a plugin said yes.
 *
 * @param field the field that decided: of the pod unless it begins with {@code node.}; empty if none did
 * @param phrase what decided, with the values
 */
public record Finding(String field, Phrase phrase) {
    /** With a sentence of ours. */
    public static Finding of(String field, String key, Object... values) {
        return new Finding(field, Phrase.of(key, values));
    }
}
