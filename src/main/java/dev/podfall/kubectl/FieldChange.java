package dev.podfall.kubectl;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Mend;
import dev.podfall.api.tree.Tree;
import dev.podfall.api.tree.TreeEdit;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.FieldEdits;
import dev.podfall.manifest.FieldInsertion;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.TextEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mend of a document: what changes in the text, and what the document says then.
 *
 * @param title what it does, for a button
 * @param tree what the document is to say
 */
record FieldChange(Phrase title, List<TextEdit> edits, Tree tree) {

    FieldChange {
        edits = List.copyOf(edits);
    }

    /** @return nothing if it cannot be done to this text */
    static Optional<FieldChange> of(String text, ManifestDocument document, String path, Mend mend) {
        return of(text, document, document.tree(), path, mend);
    }

    private static Optional<FieldChange> of(
            String text, ManifestDocument document, Tree before, String path, Mend mend) {
        var fields = new FieldEdits(text, document);
        return switch (mend) {
            case Mend.Write(Tree value) ->
                changed(
                        Phrase.of("fix.write", shown(value)),
                        fields.write(path, value),
                        with(document, before, path, value));
            case Mend.Quote _ ->
                fields.written(path)
                        .flatMap(written -> changed(
                                Phrase.of("fix.quote", Json.quote(written)),
                                fields.write(path, Tree.text(written)),
                                with(document, before, path, Tree.text(written))));
            case Mend.Rename(String key) ->
                changed(
                        Phrase.of("fix.rename", key),
                        fields.rename(path, key),
                        TreeEdit.renamed(before, document.positions().steps(path), key));
            case Mend.Remove _ ->
                changed(
                        Phrase.of("fix.remove", last(path)),
                        fields.remove(path),
                        TreeEdit.without(before, document.positions().steps(path)));
            case Mend.Add(String field, Tree value) ->
                changed(
                        title(field),
                        FieldInsertion.of(text, document, field, value),
                        with(document, before, field, value));
            case Mend.At(String field, Mend inner) -> of(text, document, before, field, inner);
            case Mend.All(List<Mend> parts) -> all(text, document, path, parts);
            case Mend.Nothing _,
                    Mend.Indent _,
                    Mend.RemoveAt _,
                    Mend.MatchField _,
                    Mend.CreateNamespace _,
                    Mend.AddDocument _ -> Optional.empty();
        };
    }

    /** One after the other in the tree, all at once in the text. */
    private static Optional<FieldChange> all(String text, ManifestDocument document, String path, List<Mend> parts) {
        var edits = new ArrayList<TextEdit>();
        var tree = document.tree();
        var title = Phrase.NONE;
        for (var part : parts) {
            var change = of(text, document, tree, path, part);
            if (change.isEmpty()) {
                return Optional.empty();
            }
            edits.addAll(change.get().edits());
            tree = change.get().tree();
            title = title.isEmpty() ? change.get().title() : title;
        }
        return Optional.of(new FieldChange(title, edits, tree));
    }

    private static Optional<FieldChange> changed(Phrase title, Optional<TextEdit> edit, @Nullable Tree tree) {
        return tree == null ? Optional.empty() : edit.map(e -> new FieldChange(title, List.of(e), tree));
    }

    /** With a value at a path, of which the end may be missing. */
    private static @Nullable Tree with(ManifestDocument document, Tree before, String path, Tree value) {
        var found = document.positions().find(path);
        var steps = new ArrayList<Object>(document.positions().steps(path));
        if (!found.exact()) {
            steps.addAll(missing(path.substring(found.path().length())));
        }
        return TreeEdit.with(before, steps, value);
    }

    /** {@code [app]} is one key, {@code .a.b} are two. */
    private static List<String> missing(String rest) {
        return rest.startsWith("[") && rest.endsWith("]")
                ? List.of(rest.substring(1, rest.length() - 1))
                : Arrays.asList(rest.replaceFirst("^\\.", "").split("\\.", -1));
    }

    private static String shown(Tree value) {
        return value instanceof Tree.Text(String word) ? word : Json.write(value);
    }

    private static Phrase title(String path) {
        return path.endsWith("containers") ? Phrase.of("fix.container") : Phrase.of("fix.add", last(path));
    }

    private static String last(String path) {
        return path.endsWith("]")
                ? path.substring(path.lastIndexOf('[') + 1, path.length() - 1)
                : path.substring(path.lastIndexOf('.') + 1);
    }
}
