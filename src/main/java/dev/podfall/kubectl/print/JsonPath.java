package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import dev.podfall.manifest.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath template: text with expressions in braces. How it is evaluated is in {@link JsonPathRun}.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/jsonpath/jsonpath.go, node.go.
 * <br>Differs: a missing key finds nothing, as {@code get} allows.
 */
public final class JsonPath {
    /** More than that nobody reads; a range in a range in a range makes it at once. */
    private static final int LONGEST_OUTPUT = 50_000_000;

    private final List<Node> nodes;

    private JsonPath(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** A piece of a template, or a step of an expression. */
    sealed interface Node {
        record Text(String text) implements Node {}

        /** What stands in one pair of braces: each step is given what the one before found. */
        record Steps(List<Node> of) implements Node {}

        record Field(String name) implements Node {}

        record Wildcard() implements Node {}

        record Recursive() implements Node {}

        record Identifier(String name) implements Node {}

        record Int(long value) implements Node {}

        record Real(double value) implements Node {}

        record Bool(boolean value) implements Node {}

        /** Null where nothing is written; {@code alone}: one index. */
        record Slice(
                @Nullable Long from,
                @Nullable Long to,
                boolean alone,
                @Nullable Long by) implements Node {}

        record Union(List<Steps> of) implements Node {}

        /** {@code [?(@.a=="b")]}; an empty operator asks whether the left side is there. */
        record Filter(Steps left, Steps right, String operator) implements Node {}
    }

    /** @throws PrintException in kubectl's words if the template is wrong */
    public static JsonPath parse(String template) {
        return new JsonPath(JsonPathParser.parse(template));
    }

    /**
     * The path of a column or of {@code --sort-by}, whose braces and first dot may be left out.
     *
     * @throws PrintException if it is none
     */
    public static JsonPath relaxed(String path) {
        return parse(complete(path));
    }

    /** {@code metadata.name} as {@code {.metadata.name}}. */
    static String complete(String path) {
        if (path.isEmpty()) {
            return path;
        }
        boolean braces = path.startsWith("{") && path.endsWith("}");
        var inner = braces ? path.substring(1, path.length() - 1) : path;
        if (inner.isEmpty() || inner.contains("{") || inner.contains("}")) {
            throw new PrintException("unexpected path string, expected a 'name1.name2' or '.name1.name2' or"
                    + " '{name1.name2}' or '{.name1.name2}'");
        }
        return "{." + (inner.startsWith(".") && inner.length() > 1 ? inner.substring(1) : inner) + "}";
    }

    /**
     * What the expressions of the template find.
     *
     * @throws PrintException in kubectl's words if it cannot be done
     */
    public List<Tree> find(Tree root) {
        var out = new ArrayList<Tree>();
        new JsonPathRun(nodes).results(root).forEach(out::addAll);
        return out;
    }

    /** The same, what each expression finds for itself. */
    public List<List<Tree>> results(Tree root) {
        return new JsonPathRun(nodes).results(root);
    }

    /** The template with every expression replaced by what it finds. */
    public String text(Tree root) {
        var out = new StringBuilder();
        for (var values : new JsonPathRun(nodes).results(root)) {
            boolean first = true;
            for (var value : values) {
                append(out, (first ? "" : " ") + shown(value));
                first = false;
            }
        }
        return out.toString();
    }

    /** What all expressions find, each as one JSON list. */
    public String textAsJson(Tree root) {
        var out = new StringBuilder();
        for (var values : new JsonPathRun(nodes).results(root)) {
            append(out, JsonWriter.pretty(Tree.list(values)));
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String text) {
        if (out.length() + text.length() > LONGEST_OUTPUT) {
            throw new PrintException(Phrase.of("print.output-too-long", LONGEST_OUTPUT));
        }
        out.append(text);
    }

    /** A value as Go prints it. */
    public static String plain(Tree value) {
        return GoText.of(value);
    }

    private static String shown(Tree value) {
        return switch (value) {
            case Tree.Obj _, Tree.Arr _, Tree.Nil _ -> Json.write(value);
            case Tree.Text _, Tree.Int _, Tree.Real _, Tree.Bool _ -> GoText.of(value);
        };
    }
}
