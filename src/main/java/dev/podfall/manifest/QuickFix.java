package dev.podfall.manifest;

import java.util.List;

/**
 * A change of a text that mends what a finding is about.
 *
 * @param title what it does, for a button
 */
public record QuickFix(String title, List<TextEdit> edits) {

    public QuickFix {
        edits = List.copyOf(edits);
    }

    public String applyTo(String text) {
        return TextEdit.apply(text, edits);
    }
}
