package dev.podfall.lesson.predicate;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.print.JsonPath;
import dev.podfall.kubectl.print.PrintException;
import dev.podfall.language.Phrase;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object.
 *
 * @param object which one
 * @param path as {@code -o jsonpath} takes it
 * @param test what it has to be
 */
public record FieldValue(ObjectName object, String path, Test test) implements Predicate {

    /** An object by kind and name. */
    public record ObjectName(Kind kind, ObjectKey key, String shown) {
        /** @param text as {@code ds/NAME} or {@code pod/NAMESPACE/NAME} */
        public static ObjectName parse(String text) {
            var parts = text.split("/", -1);
            var kind = switch (parts[0]) {
                case "ds" -> Kind.DAEMON_SET;
                case "pod" -> Kind.POD;
                case "node" -> Kind.NODE;
                default -> throw new IllegalArgumentException(text + " is no object: ds/NAME, pod/NAME or node/NAME");
            };
            var name = parts[parts.length - 1];
            var key = kind == Kind.NODE
                    ? ObjectKey.cluster(name)
                    : ObjectKey.of(parts.length == 3 ? parts[1] : "default", name);
            return new ObjectName(kind, key, text);
        }
    }

    /** What a field has to be. */
    public sealed interface Test {
        record Is(String text) implements Test {}

        record Matches(Pattern pattern) implements Test {}

        record Compared(Amount amount) implements Test {}

        record Absent() implements Test {}
    }

    @Override
    public boolean holds(Scene scene, Memory memory) {
        var values = values(scene);
        return switch (test) {
            case Test.Absent _ -> values != null && values.isEmpty();
            case Test.Is(var text) -> values != null && String.join(" ", values).equals(text);
            case Test.Matches(var pattern) ->
                values != null && pattern.matcher(String.join(" ", values)).matches();
            case Test.Compared(var amount) ->
                values != null
                        && values.size() == 1
                        && values.getFirst().matches("-?[0-9]{1,18}")
                        && amount.holds(Long.parseLong(values.getFirst()));
        };
    }

    /** Null if there is no such object. */
    private @Nullable List<String> values(Scene scene) {
        KubeObject found = scene.state().get(object.kind(), object.key());
        return found == null ? null : values(found, path);
    }

    /** What a path finds in an object; nothing where a list is shorter than it says. */
    public static List<String> values(KubeObject object, String path) {
        try {
            return JsonPath.relaxed(path).find(object.toTree()).stream()
                    .map(tree -> tree instanceof Tree.Text(String text) ? text : Json.write(tree))
                    .toList();
        } catch (PrintException beyondTheEnd) {
            return List.of();
        }
    }

    @Override
    public Phrase seen(Scene scene, Memory memory) {
        var values = values(scene);
        if (values == null) {
            return Phrase.of("lesson.seen.no-object", object.shown());
        }
        var is = values.isEmpty() ? Phrase.of("lesson.field.absent") : Phrase.verbatim(String.join(" ", values));
        return switch (test) {
            case Test.Absent _ -> Phrase.of("lesson.seen.field-there", object.shown(), path, is);
            case Test.Is(var text) -> Phrase.of("lesson.seen.field", object.shown(), path, is, text);
            case Test.Matches(var pattern) ->
                Phrase.of("lesson.seen.field", object.shown(), path, is, pattern.pattern());
            case Test.Compared(var amount) ->
                Phrase.of("lesson.seen.field", object.shown(), path, is, amount.toString());
        };
    }

    Phrase now(Scene scene) {
        var values = values(scene);
        return values == null
                ? Phrase.of("lesson.seen.no-object", object.shown())
                : Phrase.of("lesson.seen.field-there", object.shown(), path, Phrase.verbatim(String.join(" ", values)));
    }
}
