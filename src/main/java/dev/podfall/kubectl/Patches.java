package dev.podfall.kubectl;

import dev.podfall.api.tree.Tree;

/** Patches that kubectl makes by hand. */
final class Patches {
    private Patches() {}

    /** {@code {"spec":{"unschedulable":true}}} and the like: a value at a path. */
    static Tree.Obj at(Tree value, String... path) {
        Tree out = value;
        for (int i = path.length - 1; i >= 0; i--) {
            out = Tree.obj(path[i], out);
        }
        return (Tree.Obj) out;
    }
}
