package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;

/**
 * Values as Go's {@code fmt.Sprint} prints them: {@code map[a:1]}, {@code [a b]}.
 *
 * <p>Upstream: Go's fmt package, verb %v.
 * <br>Differs: in nothing that we know of.
 */
final class GoText {
    private GoText() {}

    static String of(Tree tree) {
        return switch (tree) {
            case Tree.Text(String text) -> text;
            case Tree.Nil() -> "<nil>";
            case Tree.Bool(boolean value) -> Boolean.toString(value);
            case Tree.Int(long value) -> Long.toString(value);
            case Tree.Real(double value) -> GoNumbers.shortest(value);
            case Tree.Arr arr ->
                "[" + String.join(" ", arr.items().stream().map(GoText::of).toList()) + "]";
            case Tree.Obj obj -> {
                var entries = new ArrayList<String>();
                obj.forEach((key, value) -> entries.add(key + ":" + of(value)));
                yield "map[" + String.join(" ", entries) + "]";
            }
        };
    }
}
