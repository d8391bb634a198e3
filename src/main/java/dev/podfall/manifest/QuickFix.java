package dev.podfall.manifest;

import dev.podfall.language.Phrase;
import java.util.List;

/**
 * A change of a text that mends what a finding is about.
 *
 * @param title what it does, for a button
 */
public record QuickFix(Phrase title, List<TextEdit> edits) {

    public QuickFix {
        edits = List.copyOf(edits);
    }

    public String applyTo(String text) {
        return TextEdit.apply(text, edits);
    }
}
