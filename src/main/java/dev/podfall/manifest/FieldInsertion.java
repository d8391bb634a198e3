package dev.podfall.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.Optional;

/** Puts a field that is missing into a text, as its neighbours are written: in lines below its parent, or in braces. */
public final class FieldInsertion {
    private final String text;
    private final Lines lines;

    private FieldInsertion(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    /**
     * The edit that sets a field; parents that are missing come with it.
     *
     * @param text that the document was read from
     * @param path of maps only: {@code spec.template.spec.containers}
     * @return nothing if the text is of a form that cannot be added to
     */
    public static Optional<TextEdit> of(String text, ManifestDocument document, String path, Tree value) {
        var found = document.positions().find(path);
        var missing = found.exact()
                ? path.substring(path.lastIndexOf('.') + 1)
                : path.substring(found.path().length()).replaceFirst("^\\.", "");
        var parent = found.exact() ? "" : found.path();
        var insertion = new FieldInsertion(text, document.positions().lines());
        if (found.exact()) {
            return insertion.instead(found, missing, value);
        }
        return insertion.below(document, parent, nested(missing, value));
    }

    /** {@code a.b} and a value are {@code {a: {b: value}}}. */
    private static Tree.Obj nested(String path, Tree value) {
        int dot = path.indexOf('.');
        return dot < 0
                ? Tree.obj(path, value)
                : Tree.obj(path.substring(0, dot), nested(path.substring(dot + 1), value));
    }

    /** The field is there but empty: {@code containers:} or {@code containers: []}. */
    private Optional<TextEdit> instead(Positions.Found found, String key, Tree value) {
        int from = lines.offset(found.key());
        int end = endOfLine(from);
        var rest = text.substring(from, end);
        var after = rest.substring(rest.indexOf(':') + 1).strip();
        if (!after.isEmpty() && !after.equals("[]") && !after.equals("{}") && !after.equals("null")) {
            return Optional.empty();
        }
        return Optional.of(
                new TextEdit(from, end, block(Tree.obj(key, value), found.key().column() - 1)));
    }

    private Optional<TextEdit> below(ManifestDocument document, String parent, Tree.Obj fields) {
        var found = document.positions().find(parent);
        int value = lines.offset(found.value());
        if (!parent.isEmpty() && value < text.length() && text.charAt(value) == '{') {
            return Optional.of(TextEdit.insert(value + 1, flow(fields, text.startsWith("{}", value))));
        }
        if (parent.isEmpty()) {
            return text.startsWith("{", value)
                    ? Optional.of(TextEdit.insert(value + 1, flow(fields, false)))
                    : Optional.of(TextEdit.insert(
                            value,
                            block(fields, found.value().column() - 1) + "\n"
                                    + " ".repeat(found.value().column() - 1)));
        }
        var at = document.positions().at(parent);
        if (at instanceof Tree.Obj obj && !obj.isEmpty()) {
            // Before the first of its neighbours, which begins where the value does.
            int indent = found.value().column() - 1;
            return Optional.of(TextEdit.insert(value, block(fields, indent) + "\n" + " ".repeat(indent)));
        }
        if (!(at instanceof Tree.Nil)) {
            return Optional.empty();
        }
        int indent = found.key().column() + 1;
        int end = endOfLine(lines.offset(found.key()));
        return Optional.of(TextEdit.insert(end, "\n" + " ".repeat(indent) + block(fields, indent)));
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** As lines, all but the first at that indent. */
    private static String block(Tree.Obj fields, int indent) {
        return YamlWriter.write(fields).strip().replace("\n", "\n" + " ".repeat(indent));
    }

    /** As JSON, which YAML in braces takes too. */
    private static String flow(Tree.Obj fields, boolean only) {
        var json = Json.write(fields);
        return json.substring(1, json.length() - 1) + (only ? "" : ", ");
    }
}
