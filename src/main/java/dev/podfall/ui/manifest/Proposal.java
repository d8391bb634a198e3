package dev.podfall.ui.manifest;

import dev.podfall.language.Phrase;

/**
 * What could be written at the caret.
 *
 * @param name how it is called in a list
 * @param insert what is written in the place of what has been begun
 * @param type of a field, empty for a value
 * @param about a sentence; may say nothing
 * @param required whether the object is refused without the field
 */
record Proposal(String name, String insert, String type, Phrase about, boolean required) {
    static Proposal value(String name, String insert) {
        return new Proposal(name, insert, "", Phrase.NONE, false);
    }

    /** As a list shows it. */
    @Override
    public String toString() {
        return name;
    }
}
