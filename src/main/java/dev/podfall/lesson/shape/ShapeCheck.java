package dev.podfall.lesson.shape;

import dev.podfall.api.tree.Paths;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Suggestion;
import dev.podfall.language.Language;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.ManifestDocument;
import dev.podfall.manifest.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares a document with a shape; each difference is a finding with its place and what to do about it. */
public final class ShapeCheck {
    private final ManifestDocument document;
    private final List<Finding> findings = new ArrayList<>();

    private ShapeCheck(ManifestDocument document) {
        this.document = document;
    }

    public static List<Finding> of(ManifestDocument document, Shape shape) {
        var check = new ShapeCheck(document);
        check.check(shape, document.tree(), "");
        return List.copyOf(check.findings);
    }

    private void check(Shape shape, Tree tree, String path) {
        switch (shape) {
            case Shape.Named named -> check(named.shape().get(), tree, path);
            case Shape.Word word -> word(word.sort(), tree, path);
            case Shape.Words _ -> words(tree, path);
            case Shape.ListOf list -> list(list, tree, path);
            case Shape.Table table -> table(table, tree, path);
            case Shape.Fields fields -> fields(fields, tree, path);
            case Shape.Kinds kinds -> kinds(kinds, tree, path);
        }
    }

    private void word(WordSort sort, Tree tree, String path) {
        if (!(tree instanceof Tree.Text(String text))) {
            wrongType(path, "shape.type.text", tree);
            return;
        }
        if (sort.allows(text)) {
            return;
        }
        switch (sort) {
            case WordSort.Choice choice -> {
                var near = Suggestion.nearest(choice.words(), text);
                add(
                        path,
                        Phrase.of("shape.choice", text),
                        near.isEmpty()
                                ? Phrase.of("shape.choice.step", Phrase.names(choice.words()))
                                : Phrase.of("suggestion", near));
            }
            case WordSort.Form form -> add(path, Phrase.of("shape.form", text), Phrase.of("shape.form." + form.name()));
            case WordSort.Regex _ -> add(path, Phrase.of("shape.regex", text), Phrase.of("shape.regex.step"));
            case WordSort.Anything _ -> {}
        }
    }

    private void words(Tree tree, String path) {
        switch (tree) {
            case Tree.Text _ -> {}
            case Tree.Obj map -> {
                var tags = Language.all().stream().map(Language::tag).toList();
                for (var key : map.keys()) {
                    var value = map.get(key);
                    if (!tags.contains(key)) {
                        unknown(path, key, tags);
                    } else if (value instanceof Tree.Text(String text)) {
                        if (text.isBlank()) {
                            add(below(path, key), Phrase.of("shape.blank"), Phrase.of("shape.blank.step"));
                        }
                    } else {
                        wrongType(below(path, key), "shape.type.text", value == null ? Tree.NIL : value);
                    }
                }
                if (map.isEmpty()) {
                    add(path, Phrase.of("shape.blank"), Phrase.of("shape.blank.step"));
                }
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Arr _ ->
                wrongType(path, "shape.type.words", tree);
        }
    }

    private void list(Shape.ListOf list, Tree tree, String path) {
        if (!(tree instanceof Tree.Arr(var items))) {
            if (list.orOne()) {
                check(list.item(), tree, path);
            } else {
                wrongType(path, "shape.type.list", tree);
            }
            return;
        }
        if (items.size() < list.least()) {
            add(path, Phrase.of("shape.too-few", items.size(), list.least()), Phrase.of("shape.too-few.step"));
        }
        for (int i = 0; i < items.size(); i++) {
            var where = new StringBuilder(path);
            Paths.appendIndex(where, i);
            check(list.item(), items.get(i), where.toString());
        }
    }

    private void table(Shape.Table table, Tree tree, String path) {
        if (!(tree instanceof Tree.Obj map)) {
            wrongType(path, "shape.type.map", tree);
            return;
        }
        for (var key : map.keys()) {
            if (!table.keys().allows(key)) {
                atKey(below(path, key), Phrase.of("shape.form", key), Phrase.of("shape.key.step"));
            }
            var value = map.get(key);
            check(table.value(), value == null ? Tree.NIL : value, below(path, key));
        }
    }

    private void fields(Shape.Fields fields, Tree tree, String path) {
        if (!(tree instanceof Tree.Obj map)) {
            wrongType(path, "shape.type.map", tree);
            return;
        }
        for (var key : map.keys()) {
            var field = fields.fields().get(key);
            var value = map.get(key);
            if (field == null) {
                unknown(path, key, fields.fields().keySet());
            } else {
                check(field.shape(), value == null ? Tree.NIL : value, below(path, key));
            }
        }
        fields.fields().forEach((key, field) -> {
            if (field.required() && !map.has(key)) {
                add(path, Phrase.of("shape.missing", key), Phrase.of("shape.missing.step", key));
            }
        });
    }

    private void kinds(Shape.Kinds kinds, Tree tree, String path) {
        if (!(tree instanceof Tree.Obj map)) {
            wrongType(path, "shape.type.map", tree);
            return;
        }
        var heads = map.keys().stream().filter(kinds.kinds()::containsKey).toList();
        if (heads.size() == 1) {
            var kind = kinds.kinds().get(heads.getFirst());
            if (kind != null) {
                fields(kind, map, path);
            }
        } else if (heads.isEmpty()) {
            var known = kinds.kinds().keySet();
            if (map.isEmpty()) {
                add(path, Phrase.of("shape.empty"), Phrase.of("shape.choice.step", Phrase.names(known)));
            }
            map.keys().forEach(key -> unknown(path, key, known));
        } else {
            atKey(
                    below(path, heads.get(1)),
                    Phrase.of("shape.several", heads.getFirst(), heads.get(1)),
                    Phrase.of("shape.several.step"));
        }
    }

    private void unknown(String path, String key, Iterable<String> known) {
        var near = Suggestion.nearest(known, key);
        var all = new TreeSet<String>();
        known.forEach(all::add);
        atKey(
                below(path, key),
                Phrase.of("shape.unknown", key),
                near.isEmpty() ? Phrase.of("shape.choice.step", Phrase.names(all)) : Phrase.of("suggestion", near));
    }

    private void wrongType(String path, String wanted, Tree got) {
        add(path, Phrase.of("shape.type", Phrase.of(typeOf(got)), Phrase.of(wanted)), Phrase.of("shape.type.step"));
    }

    private static String typeOf(Tree tree) {
        return switch (tree) {
            case Tree.Nil _ -> "shape.type.nothing";
            case Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> "shape.type.text";
            case Tree.Arr _ -> "shape.type.list";
            case Tree.Obj _ -> "shape.type.map";
        };
    }

    private void add(String path, Phrase message, Phrase nextStep) {
        findings.add(Finding.at(document, Severity.ERROR, path, message, nextStep));
    }

    /** About a key, not what stands behind it. */
    private void atKey(String path, Phrase message, Phrase nextStep) {
        findings.add(Finding.error(document.source(), document.positions().key(path), path, message, nextStep));
    }

    static String below(String path, String key) {
        var out = new StringBuilder(path);
        Paths.appendKey(out, key);
        return out.toString();
    }
}
