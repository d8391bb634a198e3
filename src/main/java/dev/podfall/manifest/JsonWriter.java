package dev.podfall.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;

/**
 * Writes JSON as {@code kubectl get -o json} prints it: four blanks, keys sorted.
 *
 * <p>Upstream: k8s.io/cli-runtime pkg/printers/json.go {@code JSONPrinter}, encoding/json {@code MarshalIndent}.
 * <br>Differs: in nothing that we know of.
 */
public final class JsonWriter {
    private static final String INDENT = "    ";

    private JsonWriter() {}

    /** One value, ended by a line break. */
    public static String pretty(Tree tree) {
        var out = new StringBuilder();
        write(tree, out, 0);
        return out.append('\n').toString();
    }

    private static void write(Tree tree, StringBuilder out, int depth) {
        switch (tree) {
            case Tree.Obj obj
            when !obj.isEmpty() -> {
                out.append('{');
                int start = out.length();
                obj.forEach((key, value) -> {
                    separate(out, start, depth + 1);
                    out.append(Json.quote(key)).append(": ");
                    write(value, out, depth + 1);
                });
                newLine(out, depth).append('}');
            }
            case Tree.Arr arr
            when arr.size() > 0 -> {
                out.append('[');
                int start = out.length();
                for (var item : arr.items()) {
                    separate(out, start, depth + 1);
                    write(item, out, depth + 1);
                }
                newLine(out, depth).append(']');
            }
            default -> out.append(Json.write(tree));
        }
    }

    private static void separate(StringBuilder out, int start, int depth) {
        if (out.length() > start) {
            out.append(',');
        }
        newLine(out, depth);
    }

    private static StringBuilder newLine(StringBuilder out, int depth) {
        return out.append('\n').repeat(INDENT, depth);
    }
}
