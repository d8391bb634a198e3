package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.StringJoiner;

/**
 * A document as a piece of Go: what a template was given, shown to whoever wrote the template.
 *
 * <p>Upstream: Go's fmt {@code %#v} of {@code map[string]interface {}}.
 * <br>Differs: in nothing that we know of for documents.
 */
final class GoSyntax {
    private GoSyntax() {}

    static String of(Tree value) {
        return switch (value) {
            case Tree.Obj obj -> {
                var out = new StringJoiner(", ", "map[string]interface {}{", "}");
                obj.forEach((key, item) -> out.add(Quoting.quote(key) + ":" + of(item)));
                yield out.toString();
            }
            case Tree.Arr arr -> {
                var out = new StringJoiner(", ", "[]interface {}{", "}");
                arr.items().forEach(item -> out.add(of(item)));
                yield out.toString();
            }
            case Tree.Text(String text) -> Quoting.quote(text);
            case Tree.Int(long number) -> Long.toString(number);
            case Tree.Real _ -> GoText.of(value);
            case Tree.Bool(boolean flag) -> Boolean.toString(flag);
            case Tree.Nil _ -> "interface {}(nil)";
        };
    }
}
