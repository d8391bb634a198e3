package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath template: text with expressions in braces.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/jsonpath/jsonpath.go.
 * <br>Differs: a missing key finds nothing, as {@code get} allows.
 */
public final class JsonPath {
    private final List<Part> parts;

    private JsonPath(List<Part> parts) {
        this.parts = parts;
    }

    /** A piece of a template. */
    sealed interface Part {
        record Literal(String text) implements Part {}

        record Path(List<Step> steps) implements Part {}

        record Range(Path over, List<Part> body) implements Part {}
    }

    /** A step of a path. */
    sealed interface Step {
        record Root() implements Step {}

        record Current() implements Step {}

        record Field(String name) implements Step {}

        record Wildcard() implements Step {}

        record Recursive() implements Step {}

        /** A slice; null where nothing is written. */
        record Slice(@Nullable Integer from, @Nullable Integer to, int by) implements Step {}

        record Index(int index) implements Step {}

        record Union(List<List<Step>> of) implements Step {}

        /** {@code [?(@.a=="b")]}; an empty operator asks whether the left side is there. */
        record Filter(
                List<Step> left,
                String operator,
                List<Step> right,
                @Nullable Tree literal) implements Step {}
    }

    /** @throws PrintException in kubectl's words if the template is wrong */
    public static JsonPath parse(String template) {
        return new JsonPath(new JsonPathParser(template).template());
    }

    /**
     * The path of a column or of {@code --sort-by}, whose braces and first dot may be left out.
     *
     * @throws PrintException if it is none
     */
    public static JsonPath relaxed(String path) {
        var inner = path.startsWith("{") && path.endsWith("}") ? path.substring(1, path.length() - 1) : path;
        if (inner.isEmpty() || inner.contains("{") || inner.contains("}")) {
            throw new PrintException("unexpected path string, expected a 'name1.name2' or '.name1.name2' or"
                    + " '{name1.name2}' or '{.name1.name2}'");
        }
        return parse("{" + (inner.startsWith(".") || inner.startsWith("[") ? inner : "." + inner) + "}");
    }

    /** What the first expression of the template finds. */
    public List<Tree> find(Tree root) {
        for (var part : parts) {
            if (part instanceof Part.Path path) {
                return walk(path.steps(), root, root);
            }
        }
        return List.of();
    }

    /** The template with every expression replaced by what it finds. */
    public String text(Tree root) {
        return render(root, values -> {
            var texts = values.stream().map(JsonPath::text0).toList();
            return String.join(" ", texts);
        });
    }

    /** What all expressions find, each as one JSON list. */
    public String textAsJson(Tree root) {
        return render(root, values -> dev.podfall.manifest.JsonWriter.pretty(Tree.list(values)) + "\n");
    }

    private String render(Tree root, Function<List<Tree>, String> values) {
        var out = new StringBuilder();
        render(parts, root, root, values, out);
        return out.toString();
    }

    private static void render(
            List<Part> parts, Tree root, Tree current, Function<List<Tree>, String> values, StringBuilder out) {
        for (var part : parts) {
            switch (part) {
                case Part.Literal(String text) -> out.append(text);
                case Part.Path(List<Step> steps) -> out.append(values.apply(walk(steps, root, current)));
                case Part.Range(Part.Path over, List<Part> body) -> {
                    for (var item : walk(over.steps(), root, current)) {
                        render(body, root, item, values, out);
                    }
                }
            }
        }
    }

    private static String text0(Tree value) {
        return value instanceof Tree.Text(String text) ? text : Json.write(value);
    }

    private static List<Tree> walk(List<Step> steps, Tree root, Tree current) {
        List<Tree> here = List.of(current);
        for (var step : steps) {
            var next = new ArrayList<Tree>();
            for (var value : here) {
                advance(step, root, value, next);
            }
            here = next;
        }
        return here;
    }

    private static void advance(Step step, Tree root, Tree value, List<Tree> next) {
        switch (step) {
            case Step.Root() -> next.add(root);
            case Step.Current() -> next.add(value);
            case Step.Field(String name) -> {
                var found = value instanceof Tree.Obj obj ? obj.get(name) : null;
                if (found != null) {
                    next.add(found);
                }
            }
            case Step.Wildcard() -> next.addAll(children(value));
            case Step.Recursive() -> descend(value, next);
            case Step.Index(int index) -> {
                if (value instanceof Tree.Arr arr) {
                    next.addAll(between(arr, index, index == -1 ? arr.size() : index + 1));
                }
            }
            case Step.Slice slice -> {
                if (value instanceof Tree.Arr arr) {
                    slice(arr, slice, next);
                }
            }
            case Step.Union(List<List<Step>> of) -> of.forEach(path -> next.addAll(walk(path, root, value)));
            case Step.Filter filter -> {
                for (var item : children(value)) {
                    if (accepts(filter, root, item)) {
                        next.add(item);
                    }
                }
            }
        }
    }

    private static void slice(Tree.Arr arr, Step.Slice slice, List<Tree> next) {
        var first = slice.from();
        var last = slice.to();
        var items = between(arr, first == null ? 0 : first, last == null ? arr.size() : last);
        for (int i = 0; i < items.size(); i += slice.by()) {
            next.add(items.get(i));
        }
    }

    /** Negative numbers count from the end. */
    private static List<Tree> between(Tree.Arr arr, int first, int last) {
        int size = arr.size();
        int from = first < 0 ? first + size : first;
        int to = last < 0 ? last + size : last;
        if (from == to) {
            return List.of();
        }
        if (from >= size || from < 0) {
            throw outOfBounds(from, size);
        }
        if (to > size || to < 0) {
            throw outOfBounds(to - 1, size);
        }
        if (from > to) {
            throw new PrintException("starting index " + from + " is greater than ending index " + to);
        }
        return arr.items().subList(from, to);
    }

    private static PrintException outOfBounds(int index, int length) {
        return new PrintException("array index out of bounds: index " + index + ", length " + length);
    }

    private static List<Tree> children(Tree value) {
        return switch (value) {
            case Tree.Arr arr -> arr.items();
            case Tree.Obj obj -> {
                var out = new ArrayList<Tree>();
                obj.forEach((key, child) -> out.add(child));
                yield out;
            }
            case Tree.Text t -> List.of();
            case Tree.Int n -> List.of();
            case Tree.Real r -> List.of();
            case Tree.Bool b -> List.of();
            case Tree.Nil n -> List.of();
        };
    }

    private static void descend(Tree value, List<Tree> next) {
        next.add(value);
        for (var child : children(value)) {
            descend(child, next);
        }
    }

    private static boolean accepts(Step.Filter filter, Tree root, Tree item) {
        var left = walk(filter.left(), root, item);
        if (filter.operator().isEmpty()) {
            return !left.isEmpty();
        }
        var literal = filter.literal();
        var right = literal != null ? List.of(literal) : walk(filter.right(), root, item);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        var a = left.getFirst();
        var b = right.getFirst();
        return switch (filter.operator()) {
            case "==" -> a.equals(b);
            case "!=" -> !a.equals(b);
            case "<" -> compare(a, b) < 0;
            case "<=" -> compare(a, b) <= 0;
            case ">" -> compare(a, b) > 0;
            default -> compare(a, b) >= 0;
        };
    }

    /** Numbers by amount, texts by code unit, anything else as its JSON. */
    static int compare(Tree a, Tree b) {
        var x = number(a);
        var y = number(b);
        if (x != null && y != null) {
            return Double.compare(x, y);
        }
        return text0(a).compareTo(text0(b));
    }

    private static @Nullable Double number(Tree tree) {
        return switch (tree) {
            case Tree.Int(long value) -> (double) value;
            case Tree.Real(double value) -> value;
            case Tree.Text t -> null;
            case Tree.Bool b -> null;
            case Tree.Nil n -> null;
            case Tree.Arr a -> null;
            case Tree.Obj o -> null;
        };
    }
}
