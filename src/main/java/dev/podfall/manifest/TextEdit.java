package dev.podfall.manifest;

import java.util.Comparator;
import java.util.List;

/**
 * A piece of a text replaced by another.
 *
 * @param from the first character that goes, in UTF-16 units from the beginning
 * @param to the first that stays
 */
public record TextEdit(int from, int to, String text) {

    public static TextEdit insert(int at, String text) {
        return new TextEdit(at, at, text);
    }

    /** The text with all edits done; they must not overlap, their offsets are those of the text as it is now. */
    public static String apply(String text, List<TextEdit> edits) {
        var out = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(TextEdit::from).reversed())
                .forEach(edit -> out.replace(edit.from(), edit.to(), edit.text()));
        return out.toString();
    }
}
