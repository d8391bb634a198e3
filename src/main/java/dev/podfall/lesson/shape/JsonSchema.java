package dev.podfall.lesson.shape;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A shape as JSON Schema, for editors that complete keys and mark mistakes. They read YAML with numbers and truth values:
 * where a text looks like one, both are allowed.
 */
public final class JsonSchema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Tree.Builder definitions = Tree.builder();
    private final Set<String> defined = new TreeSet<>();

    private JsonSchema() {}

    /** @param title of the schema */
    public static Tree.Obj of(String title, Shape shape) {
        var schema = new JsonSchema();
        var root = schema.schema(shape);
        return Tree.builder()
                .put("$schema", DIALECT)
                .put("title", title)
                .putAll(root)
                .put("$defs", schema.definitions.build())
                .build();
    }

    private Tree.Obj schema(Shape shape) {
        return switch (shape) {
            case Shape.Named named -> reference(named);
            case Shape.Word word -> word(word.sort());
            case Shape.Words _ -> words();
            case Shape.ListOf list -> list(list);
            case Shape.Table table -> table(table);
            case Shape.Fields fields -> fields(fields);
            case Shape.Kinds kinds ->
                Tree.obj("oneOf", Tree.listOf(List.copyOf(kinds.kinds().values()), this::fields));
        };
    }

    private Tree.Obj reference(Shape.Named named) {
        if (defined.add(named.name())) {
            definitions.put(named.name(), schema(named.shape().get()));
        }
        return Tree.obj("$ref", Tree.text("#/$defs/" + named.name()));
    }

    private static Tree.Obj word(WordSort sort) {
        return switch (sort) {
            case WordSort.Anything _, WordSort.Regex _ -> Tree.obj("type", texts("string", "number", "boolean"));
            case WordSort.Choice(var words) -> {
                var all = new ArrayList<Tree>(words.stream().map(Tree::text).toList());
                for (var word : words) {
                    if (word.matches("[0-9]{1,9}")) {
                        all.add(Tree.number(Long.parseLong(word)));
                    }
                }
                if (words.contains("true")) {
                    all.add(Tree.TRUE);
                    all.add(Tree.FALSE);
                }
                yield Tree.obj("enum", Tree.list(all));
            }
            case WordSort.Form form -> {
                var text = Tree.builder()
                        .put("type", "string")
                        .put("pattern", "^(" + form.form() + ")$")
                        .build();
                yield form.number()
                        ? Tree.obj("anyOf", Tree.list(List.of(text, Tree.obj("type", Tree.text("integer")))))
                        : form.allows("0")
                                ? Tree.obj(
                                        "anyOf", Tree.list(List.of(text, Tree.obj("enum", Tree.list(Tree.number(0))))))
                                : text;
            }
        };
    }

    private static Tree.Obj words() {
        var languages = Tree.builder();
        Language.all().forEach(language -> languages.put(language.tag(), word(WordSort.ANYTHING)));
        var byLanguage = Tree.builder()
                .put("type", "object")
                .put("properties", languages.build())
                .put("additionalProperties", false)
                .put("minProperties", 1)
                .build();
        return Tree.obj("anyOf", Tree.list(List.of(word(WordSort.ANYTHING), byLanguage)));
    }

    private Tree.Obj table(Shape.Table table) {
        var out = Tree.builder().put("type", "object").put("additionalProperties", schema(table.value()));
        if (table.keys() instanceof WordSort.Form form) {
            out.put("propertyNames", Tree.obj("pattern", Tree.text("^(" + form.form() + ")$")));
        }
        return out.build();
    }

    private Tree.Obj list(Shape.ListOf list) {
        var item = schema(list.item());
        var out = Tree.builder().put("type", "array").put("items", item);
        if (list.least() > 0) {
            out.put("minItems", list.least());
        }
        return list.orOne() ? Tree.obj("anyOf", Tree.list(List.of(item, out.build()))) : out.build();
    }

    private Tree.Obj fields(Shape.Fields fields) {
        var properties = Tree.builder();
        var required = new ArrayList<String>();
        fields.fields().forEach((key, field) -> {
            properties.put(key, described(schema(field.shape()), field.about()));
            if (field.required()) {
                required.add(key);
            }
        });
        var out = Tree.builder()
                .put("type", "object")
                .put("properties", properties.build())
                .put("additionalProperties", false);
        if (!required.isEmpty()) {
            out.put("required", Tree.listOf(required, Tree::text));
        }
        return out.build();
    }

    private static Tree.Obj described(Tree.Obj schema, String about) {
        return Tree.builder().put("description", about).putAll(schema).build();
    }

    private static Tree texts(String... words) {
        return Tree.listOf(List.of(words), Tree::text);
    }
}
