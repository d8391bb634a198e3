package dev.podfall.apiserver.patch;

import dev.podfall.api.tree.Tree;
import java.util.TreeMap;

/**
 * JSON merge patches: maps are merged, null removes, everything else replaces.
 *
 * <p>Upstream: RFC 7386 as in evanphx/json-patch merge.go.
 * <br>Differs: in nothing that we know of.
 */
public final class MergePatch {
    private MergePatch() {}

    /** The document with the patch applied. @throws PatchException if the patch is no map */
    public static Tree.Obj apply(Tree.Obj document, Tree patch) {
        if (patch instanceof Tree.Nil) {
            throw PatchException.badRequest("Invalid JSON Patch");
        }
        if (!(patch instanceof Tree.Obj changes)) {
            throw PatchException.badRequest("error decoding patch: "
                    + PatchException.notInto(patch, "map[string]interface {}"));
        }
        return merge(document, changes);
    }

    /** What must be merged into {@code original} to make {@code modified} of it. */
    public static Tree.Obj between(Tree.Obj original, Tree.Obj modified) {
        var out = new TreeMap<String, Tree>();
        original.forEach((key, value) -> {
            if (!modified.has(key)) {
                out.put(key, Tree.NIL);
            }
        });
        modified.forEach((key, value) -> {
            var before = original.get(key);
            if (before instanceof Tree.Obj a && value instanceof Tree.Obj b) {
                var inside = between(a, b);
                if (!inside.isEmpty()) {
                    out.put(key, inside);
                }
            } else if (!value.equals(before)) {
                out.put(key, value);
            }
        });
        return Tree.obj(out);
    }

    private static Tree.Obj merge(Tree.Obj target, Tree.Obj patch) {
        var out = new TreeMap<String, Tree>();
        target.forEach(out::put);
        patch.forEach((key, value) -> {
            if (value instanceof Tree.Nil) {
                out.remove(key);
            } else if (out.get(key) instanceof Tree.Obj inside) {
                out.put(key, value instanceof Tree.Obj changes ? merge(inside, changes) : value);
            } else {
                out.put(key, pruned(value));
            }
        });
        return Tree.obj(out);
    }

    /** What is new keeps no key that says null, at any depth. */
    private static Tree pruned(Tree value) {
        return switch (value) {
            case Tree.Obj object -> {
                var out = new TreeMap<String, Tree>();
                object.forEach((key, item) -> {
                    if (!(item instanceof Tree.Nil)) {
                        out.put(key, pruned(item));
                    }
                });
                yield Tree.obj(out);
            }
            case Tree.Arr list -> Tree.listOf(list.items(), MergePatch::pruned);
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> value;
        };
    }
}
