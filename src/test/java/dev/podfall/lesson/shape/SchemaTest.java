package dev.podfall.lesson.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.ExamReader;
import dev.podfall.lesson.LessonShape;
import dev.podfall.manifest.JsonWriter;
import dev.podfall.manifest.ManifestReader;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.SyntaxError;
import dev.podfall.manifest.TextsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The schema for editors says the same as the reader, of right lessons and of mistakes. */
class SchemaTest {
    private static final Path FILE = Path.of("lessons/lesson.schema.json");
    private static final Path EXAM_FILE = Path.of("lessons/exam.schema.json");
    private static final int MISTAKES = 400;

    private static Tree.Obj schema() {
        return JsonSchema.of("A lesson of Podfall", LessonShape.LESSON);
    }

    private static Tree.Obj examSchema() {
        return JsonSchema.of("An exam of Podfall", ExamReader.EXAM);
    }

    @Test
    void theFilesAreTheReadersOwn() throws IOException {
        isWritten(FILE, schema());
        isWritten(EXAM_FILE, examSchema());
    }

    /** Writes it with {@code -Dpodfall.schema=write}. */
    private static void isWritten(Path file, Tree.Obj schema) throws IOException {
        var text = JsonWriter.pretty(schema) + "\n";
        if ("write".equals(System.getProperty("podfall.schema"))) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    /** As an editor reads it: with numbers and truth values. */
    private static Tree asEditor(String text) throws SyntaxError {
        return ManifestReader.parse(text);
    }

    private static boolean schemaAllows(String text) throws SyntaxError {
        return new SchemaCheck(schema()).allows(asEditor(text));
    }

    private static boolean readerAllows(String text) {
        return readerAllows(text, LessonShape.LESSON);
    }

    private static boolean readerAllows(String text, Shape shape) {
        var reading = TextsReader.read(new Source("x.yaml", text));
        return reading.findings().isEmpty()
                && ShapeCheck.of(reading.documents().getFirst(), shape).isEmpty();
    }

    @Test
    void ofExamsBothSayTheSame() throws SyntaxError {
        var exam = """
                exam: friday
                format: 1
                title: {en: Friday, zh-CN: 星期五}
                minutes: 25
                lessons: [12-cordon]
                """;
        assertThat(readerAllows(exam, ExamReader.EXAM)).isTrue();
        assertThat(new SchemaCheck(examSchema()).allows(asEditor(exam))).isTrue();
        for (var wrong : List.of(
                exam.replace("25", "soon"),
                exam.replace("25", "25m"),
                exam.replace("minutes: 25\n", ""),
                exam.replace("friday", "Fri day"),
                exam.replace("format: 1", "format: 2"),
                exam.replace("[12-cordon]", "[]"),
                exam.replace("[12-cordon]", "12-cordon"),
                exam.replace("lessons:", "tasks:"),
                exam.replace("{en: Friday, zh-CN: 星期五}", "{fr: Vendredi}"))) {
            assertThat(readerAllows(wrong, ExamReader.EXAM)).as(wrong).isFalse();
            assertThat(new SchemaCheck(examSchema()).allows(asEditor(wrong)))
                    .as(wrong)
                    .isFalse();
        }
    }

    @Test
    void bothTakeEveryLesson() throws SyntaxError {
        for (var lesson : Bundled.lessons()) {
            assertThat(readerAllows(lesson.text())).as(lesson.name()).isTrue();
            assertThat(schemaAllows(lesson.text())).as(lesson.name()).isTrue();
        }
    }

    @Test
    void bothSeeTheSameMistakes() throws SyntaxError {
        var random = new Random(7);
        int seen = 0;
        var lessons = Bundled.lessons();
        var wrong = new ArrayList<String>();
        for (int i = 0; i < MISTAKES; i++) {
            var lesson = lessons.get(random.nextInt(lessons.size()));
            var tree =
                    (Tree.Obj) TextsReader.read(lesson).documents().getFirst().tree();
            var mistaken = Json.write(Mistakes.in(tree, random));
            boolean reader = readerAllows(mistaken);
            boolean schema = schemaAllows(mistaken);
            seen += reader ? 0 : 1;
            if (reader != schema) {
                wrong.add(lesson.name() + ": reader " + reader + ", schema " + schema + ": " + mistaken);
            }
        }
        assertThat(wrong.stream().limit(3).toList()).isEmpty();
        assertThat(seen).as("mistakes that are seen at all").isGreaterThan(MISTAKES / 2);
    }

    /** One mistake somewhere. */
    private static final class Mistakes {
        static Tree in(Tree tree, Random random) {
            return switch (tree) {
                case Tree.Obj map
                when !map.isEmpty() && random.nextInt(4) > 0 -> {
                    var key = map.keys().get(random.nextInt(map.size()));
                    yield map.with(key, in(Objects.requireNonNull(map.get(key)), random));
                }
                case Tree.Arr list
                when list.size() > 0 -> {
                    int at = random.nextInt(list.size());
                    var items = new ArrayList<>(list.items());
                    items.set(at, in(items.get(at), random));
                    yield Tree.list(items);
                }
                case Tree.Obj map -> inMap(map, random);
                case Tree.Text _ -> random.nextBoolean() ? Tree.obj("x", Tree.text("y")) : Tree.list(Tree.text("x y"));
                case Tree.Arr _, Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _ -> Tree.text("x y");
            };
        }

        private static Tree inMap(Tree.Obj map, Random random) {
            if (map.isEmpty()) {
                return Tree.text("x y");
            }
            var key = map.keys().get(random.nextInt(map.size()));
            return switch (random.nextInt(3)) {
                case 0 -> map.without(key);
                case 1 -> map.without(key).with(key + "x", Objects.requireNonNull(map.get(key)));
                default -> map.with("other", Tree.text("x"));
            };
        }
    }

    /** As much of JSON Schema as the schema uses. */
    private static final class SchemaCheck {
        private final Tree.Obj root;

        SchemaCheck(Tree.Obj root) {
            this.root = root;
        }

        boolean allows(Tree tree) {
            return allows(root, tree);
        }

        private boolean allows(Tree.Obj schema, Tree tree) {
            for (var key : schema.keys()) {
                if (!obeys(schema, key, tree)) {
                    return false;
                }
            }
            return true;
        }

        private boolean obeys(Tree.Obj schema, String rule, Tree tree) {
            return switch (rule) {
                case "$schema", "$defs", "title", "description" -> true;
                case "additionalProperties" -> !(tree instanceof Tree.Obj map) || properties(schema, map);
                case "$ref" -> {
                    var name = schema.text("$ref", "").substring("#/$defs/".length());
                    yield allows(root.obj("$defs").obj(name), tree);
                }
                case "type" -> types(schema).stream().anyMatch(type -> isOf(type, tree));
                case "enum" -> schema.list("enum").contains(tree) || isNumberOf(schema.list("enum"), tree);
                case "pattern" -> !(tree instanceof Tree.Text(String text)) || text.matches(schema.text("pattern", ""));
                case "anyOf" -> schema.list("anyOf").stream().anyMatch(each -> allows((Tree.Obj) each, tree));
                case "oneOf" ->
                    schema.list("oneOf").stream()
                                    .filter(each -> allows((Tree.Obj) each, tree))
                                    .count()
                            == 1;
                case "items" ->
                    !(tree instanceof Tree.Arr(var items))
                            || items.stream().allMatch(each -> allows(schema.obj("items"), each));
                case "minItems" ->
                    !(tree instanceof Tree.Arr(var items)) || items.size() >= schema.number("minItems", 0);
                case "minProperties" ->
                    !(tree instanceof Tree.Obj map) || map.size() >= schema.number("minProperties", 0);
                case "required" ->
                    !(tree instanceof Tree.Obj map)
                            || schema.texts("required").stream().allMatch(map::has);
                case "properties" -> !(tree instanceof Tree.Obj map) || properties(schema, map);
                case "propertyNames" ->
                    !(tree instanceof Tree.Obj map)
                            || map.keys().stream().allMatch(key -> allows(schema.obj("propertyNames"), Tree.text(key)));
                default -> throw new AssertionError("no such rule: " + rule);
            };
        }

        private boolean properties(Tree.Obj schema, Tree.Obj map) {
            var known = schema.obj("properties");
            for (var key : map.keys()) {
                var value = Objects.requireNonNull(map.get(key));
                if (known.has(key) ? !allows(known.obj(key), value) : !others(schema, value)) {
                    return false;
                }
            }
            return true;
        }

        private boolean others(Tree.Obj schema, Tree value) {
            return switch (schema.get("additionalProperties")) {
                case null -> true;
                case Tree.Obj other -> allows(other, value);
                case Tree.Bool(boolean allowed) -> allowed;
                default -> throw new AssertionError(schema);
            };
        }

        private static boolean isNumberOf(List<Tree> words, Tree tree) {
            return tree instanceof Tree.Int(long value) && words.contains(new Tree.Int(value));
        }

        private static List<String> types(Tree.Obj schema) {
            return schema.get("type") instanceof Tree.Text(String one) ? List.of(one) : schema.texts("type");
        }

        private static boolean isOf(String type, Tree tree) {
            return switch (type) {
                case "object" -> tree instanceof Tree.Obj;
                case "array" -> tree instanceof Tree.Arr;
                case "string" -> tree instanceof Tree.Text;
                case "integer" -> tree instanceof Tree.Int;
                case "number" -> tree instanceof Tree.Int || tree instanceof Tree.Real;
                case "boolean" -> tree instanceof Tree.Bool;
                default -> throw new AssertionError("no such type: " + type);
            };
        }
    }
}
