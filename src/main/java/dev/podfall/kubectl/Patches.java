package dev.podfall.kubectl;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;

/**
 * Patches that kubectl computes from an object as it was and as it shall be.
 *
 * <p>Upstream: gopkg.in/evanphx/json-patch.v4 merge.go {@code CreateMergePatch}.
 * <br>Differs: in nothing that we know of.
 */
final class Patches {
    private Patches() {}

    /** The merge patch that leads from one to the other: lists are replaced whole, what is gone is null. */
    static Tree.Obj merge(Tree.Obj before, Tree.Obj after) {
        var out = Tree.builder();
        before.forEach((key, old) -> {
            if (!after.has(key)) {
                out.put(key, Tree.NIL);
            }
        });
        after.forEach((key, value) -> {
            var old = before.get(key);
            if (old instanceof Tree.Obj o && value instanceof Tree.Obj v) {
                var inner = merge(o, v);
                if (!inner.isEmpty()) {
                    out.put(key, inner);
                }
            } else if (!value.equals(old)) {
                out.put(key, value);
            }
        });
        return out.build();
    }

    /** The strategic merge patch that makes {@code current} say what {@code modified} says. */
    static Tree.Obj threeWay(Kind kind, Tree.Obj original, Tree.Obj modified, Tree.Obj current) {
        throw new UnsupportedOperationException(kind + " " + original + modified + current);
    }

    /** The strategic merge patch that leads from one to the other. */
    static Tree.Obj twoWay(Kind kind, Tree.Obj before, Tree.Obj after) {
        throw new UnsupportedOperationException(kind + " " + before + after);
    }

    /** {@code {"spec":{"unschedulable":true}}} and the like: a value at a path. */
    static Tree.Obj at(Tree value, String... path) {
        Tree out = value;
        for (int i = path.length - 1; i >= 0; i--) {
            out = Tree.obj(path[i], out);
        }
        return (Tree.Obj) out;
    }
}
