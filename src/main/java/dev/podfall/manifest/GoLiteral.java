package dev.podfall.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;

/**
 * A value of YAML as Go writes it in source text: {@code map[interface {}]interface {}{"a":interface {}(nil)}}.
 *
 * <p>Upstream: Go's fmt package, verb %#v, of what go-yaml decodes.
 * <br>Differs: texts are quoted as in JSON.
 */
final class GoLiteral {
    private GoLiteral() {}

    static String of(Tree tree) {
        return switch (tree) {
            case Tree.Nil() -> "interface {}(nil)";
            case Tree.Obj map -> {
                var entries = new ArrayList<String>();
                map.forEach((key, value) -> entries.add(Json.quote(key) + ":" + of(value)));
                yield "map[interface {}]interface {}{" + String.join(", ", entries) + "}";
            }
            case Tree.Arr list -> {
                var items = list.items().stream().map(GoLiteral::of).toList();
                yield "[]interface {}{" + String.join(", ", items) + "}";
            }
            case Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> Json.write(tree);
        };
    }
}
