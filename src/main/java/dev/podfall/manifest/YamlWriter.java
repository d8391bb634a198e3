package dev.podfall.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * Writes YAML as {@code kubectl get -o yaml} prints it: keys in natural order, lists not indented under their key, long
 * strings folded at column 80.
 *
 * <p>Upstream: sigs.k8s.io/yaml {@code Marshal}; go.yaml.in/yaml/v2 encode.go, emitterc.go.
 * <br>Differs: in nothing that we know of.
 */
public final class YamlWriter {
    private final StringBuilder out = new StringBuilder();
    private final YamlText text = new YamlText(out);

    private YamlWriter() {}

    /** One document, ended by a line break. */
    public static String write(Tree tree) {
        var writer = new YamlWriter();
        writer.root(tree);
        return writer.out.toString();
    }

    /** Several documents, separated by {@code ---}. */
    public static String write(List<? extends Tree> documents) {
        var out = new StringBuilder();
        for (var document : documents) {
            if (!out.isEmpty()) {
                out.append("---\n");
            }
            out.append(write(document));
        }
        return out.toString();
    }

    private void root(Tree tree) {
        switch (tree) {
            case Tree.Obj obj when !obj.isEmpty() -> map(obj, 0, true);
            case Tree.Arr arr when arr.size() > 0 -> list(arr, 0, true);
            default -> {
                inline(tree, 2);
                out.append('\n');
            }
        }
    }

    /** The entries, each on its line; the first one goes on where the line is if {@code here}. */
    private void map(Tree.Obj obj, int indent, boolean here) {
        boolean indented = here;
        for (var key : KeyOrder.sorted(obj)) {
            var value = obj.get(key);
            if (value != null) {
                entry(key, value, indent, indented);
                indented = false;
            }
        }
    }

    private void entry(String key, Tree value, int indent, boolean here) {
        if (!here) {
            blanks(indent);
        }
        boolean simple = text.key(key, indent);
        if (!simple) {
            out.append('\n');
            blanks(indent);
        }
        out.append(':');
        switch (value) {
            case Tree.Obj obj
            when !obj.isEmpty() -> {
                out.append(simple ? '\n' : ' ');
                map(obj, indent + 2, !simple);
            }
            case Tree.Arr arr
            when arr.size() > 0 -> {
                out.append(simple ? '\n' : ' ');
                list(arr, simple ? indent : indent + 2, !simple);
            }
            default -> {
                out.append(' ');
                inline(value, indent + 2);
                out.append('\n');
            }
        }
    }

    private void list(Tree.Arr arr, int indent, boolean here) {
        boolean indented = here;
        for (var item : arr.items()) {
            if (!indented) {
                blanks(indent);
            }
            indented = false;
            out.append("- ");
            switch (item) {
                case Tree.Obj obj when !obj.isEmpty() -> map(obj, indent + 2, true);
                case Tree.Arr inner when inner.size() > 0 -> list(inner, indent + 2, true);
                default -> {
                    inline(item, indent + 2);
                    out.append('\n');
                }
            }
        }
    }

    private void inline(Tree tree, int indent) {
        switch (tree) {
            case Tree.Nil() -> out.append("null");
            case Tree.Bool(boolean value) -> out.append(value);
            case Tree.Int(long value) -> out.append(value);
            case Tree.Real(double value) -> out.append(real(value));
            case Tree.Text(String value) -> text.value(value, indent);
            case Tree.Arr _ -> out.append("[]");
            case Tree.Obj _ -> out.append("{}");
        }
    }

    /** It goes through JSON first, which decides whether it is whole. */
    private static String real(double value) {
        var json = Json.number(value);
        var scalar = YamlScalar.of(json);
        return scalar.kind() == YamlScalar.Kind.FLOAT ? YamlScalar.floatText(scalar.number()) : json;
    }

    private void blanks(int count) {
        out.repeat(' ', count);
    }
}
