package dev.podfall.kept;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/** An object as a file names it: {@code node n1}, {@code pod default/x}, {@code pod x}, or a map of the three. */
record ObjectName(Kind kind, ObjectKey key) {

    /** Null if it names none. */
    static @Nullable ObjectName of(Tree tree) {
        return switch (tree) {
            case Tree.Text(String text) -> of(text);
            case Tree.Obj obj -> {
                var kind = KindText.read(obj.text("kind", ""));
                yield kind == null
                        ? null
                        : new ObjectName(kind, ObjectKey.of(obj.text("namespace", ""), obj.text("name", "")));
            }
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Arr _ -> null;
        };
    }

    private static @Nullable ObjectName of(String text) {
        int blank = text.indexOf(' ');
        var kind = blank < 0 ? null : KindText.read(text.substring(0, blank));
        if (kind == null) {
            return null;
        }
        var name = text.substring(blank + 1);
        return new ObjectName(kind, kind.namespaced() ? ObjectKey.parse(name) : ObjectKey.cluster(name));
    }
}
