package dev.podfall.apiserver.patch;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;

/** Trees as Go prints values with {@code %v}: {@code map[spec:map[replicas:3]]}. Error texts hold them. */
public final class GoFormat {
    private GoFormat() {}

    public static String of(Tree tree) {
        var out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    /** As {@code %s} prints a value: what is no text with a mark of the mistake. */
    static String asText(Tree tree) {
        return switch (tree) {
            case Tree.Nil _ -> "%!s(<nil>)";
            case Tree.Bool _ -> "%!s(bool=" + of(tree) + ")";
            case Tree.Int _ -> "%!s(int64=" + of(tree) + ")";
            case Tree.Real _ -> "%!s(float64=" + of(tree) + ")";
            case Tree.Text _, Tree.Arr _, Tree.Obj _ -> of(tree);
        };
    }

    private static void write(Tree tree, StringBuilder out) {
        switch (tree) {
            case Tree.Nil _ -> out.append("<nil>");
            case Tree.Bool(boolean value) -> out.append(value);
            case Tree.Int(long value) -> out.append(value);
            case Tree.Real(double value) -> out.append(Json.number(value));
            case Tree.Text(String value) -> out.append(value);
            case Tree.Arr arr -> {
                out.append('[');
                for (int i = 0; i < arr.size(); i++) {
                    write(arr.get(i), i == 0 ? out : out.append(' '));
                }
                out.append(']');
            }
            case Tree.Obj obj -> {
                out.append("map[");
                int start = out.length();
                obj.forEach((key, value) -> {
                    if (out.length() > start) {
                        out.append(' ');
                    }
                    write(value, out.append(key).append(':'));
                });
                out.append(']');
            }
        }
    }
}
