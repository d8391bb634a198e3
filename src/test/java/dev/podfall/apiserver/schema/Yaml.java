package dev.podfall.apiserver.schema;

import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trees for tests, written as YAML or JSON. */
public final class Yaml {
    private Yaml() {}

    public static Tree.Obj obj(String text) {
        return (Tree.Obj) tree(text);
    }

    public static Tree tree(String text) {
        return of(new org.yaml.snakeyaml.Yaml().load(text));
    }

    private static Tree of(Object value) {
        return switch (value) {
            case null -> Tree.NIL;
            case Boolean b -> Tree.bool(b);
            case Integer i -> Tree.number(i);
            case Long l -> Tree.number(l);
            case Number n -> new Tree.Real(n.doubleValue());
            case List<?> list -> Tree.list(list.stream().map(Yaml::of).toList());
            case Map<?, ?> map -> {
                var out = new TreeMap<String, Tree>();
                map.forEach((k, v) -> out.put(String.valueOf(k), of(v)));
                yield Tree.obj(out);
            }
            default -> Tree.text(value.toString());
        };
    }
}
