package dev.podfall.ui.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.FieldHelp;
import dev.podfall.apiserver.schema.FieldValues;
import dev.podfall.apiserver.schema.StructType;
import dev.podfall.apiserver.schema.Type;
import dev.podfall.language.Phrase;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a field that stands in a text.
 *
 * @param values what it may be, empty if there are not only a few
 */
record FieldCard(StructType parent, Field field, List<String> values) {

    /** @return null if no field that the schema knows stands there */
    static @Nullable FieldCard at(String text, int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int end = text.indexOf('\n', offset);
        var line = text.substring(start, end < 0 ? text.length() : end);
        int word = offset - start;
        while (word < line.length() && (Character.isLetterOrDigit(line.charAt(word)) || line.charAt(word) == '-')) {
            word++;
        }
        var place = CaretPlace.of(text, start + word);
        var read = YamlPieces.of(line);
        if (place == null && read.hasKey() && offset - start < YamlPieces.remark(line)) {
            // A value of several words: its key is what it is about.
            place = CaretPlace.of(
                    text, start + line.indexOf(':', read.pieces().getLast().column()) + 1);
        }
        if (place == null || !place.value() && !place.colon()) {
            return null;
        }
        var path = new ArrayList<>(place.path());
        if (!place.value()) {
            path.add(text.substring(place.from(), place.to()));
        }
        var at = FieldAt.of(place, path);
        return at == null || at.field() == null || !at.key().isEmpty()
                ? null
                : new FieldCard(at.parent(), at.field(), FieldValues.of(at.parent(), at.field()));
    }

    /** In the window's language, a fact a line. */
    String text() {
        var out = new StringBuilder(Words.of("editor.field.head", field.name(), Type.explained(field.type())));
        if (field.required()) {
            out.append('\n').append(Words.of("editor.field.required"));
        }
        var about = FieldHelp.described(parent, field);
        if (!about.isEmpty()) {
            out.append("\n\n").append(Words.say(about));
        }
        if (!values.isEmpty() && !(field.type() instanceof Type.Flag)) {
            out.append('\n').append(Words.of("editor.field.values", Phrase.names(values)));
        }
        if (field.standard() != null && !(field.type() instanceof Type.Struct)) {
            out.append('\n').append(Words.of("editor.field.standard", Json.write(field.standard())));
        }
        return out.toString();
    }
}
