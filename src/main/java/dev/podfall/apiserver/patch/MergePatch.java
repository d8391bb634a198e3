package dev.podfall.apiserver.patch;

import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON merge patches: maps are merged, null removes, everything else replaces.
 *
 * <p>Upstream: RFC 7386 as in evanphx/json-patch merge.go.
 * <br>Differs: in nothing that we know of; what stands for a strategic merge of kinds whose schema is not known here takes
 * lists of defaults for the same.
 */
public final class MergePatch {
    /** Lists of kinds without a schema here that elsewhere are merged item by item. */
    private static final List<String> MERGED = List.of(
            "containers",
            "initContainers",
            "ephemeralContainers",
            "ports",
            "volumes",
            "volumeMounts",
            "volumeDevices",
            "env",
            "imagePullSecrets",
            "secrets",
            "webhooks",
            "hostAliases",
            "topologySpreadConstraints");

    private MergePatch() {}

    /** The document with the patch applied. @throws PatchException if the patch is no map */
    public static Tree.Obj apply(Tree.Obj document, Tree patch) {
        if (patch instanceof Tree.Nil) {
            throw PatchException.badRequest("Invalid JSON Patch");
        }
        if (!(patch instanceof Tree.Obj changes)) {
            throw PatchException.badRequest(
                    "error decoding patch: " + PatchException.notInto(patch, "map[string]interface {}"));
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

    /**
     * What {@code kubectl apply} sends where it knows no schema: what {@code current} has otherwise or not at all, and the
     * removal of what {@code original} had and {@code modified} has no more.
     *
     * <p>Upstream: apimachinery/pkg/util/jsonmergepatch/patch.go.
     */
    public static Tree.Obj threeWay(Tree.Obj original, Tree.Obj modified, Tree.Obj current) {
        var out = new TreeMap<String, Tree>();
        modified.forEach((key, value) -> {
            var now = current.get(key);
            if (now instanceof Tree.Obj there && value instanceof Tree.Obj wanted) {
                var inside = threeWay(original.obj(key), wanted, there);
                if (!inside.isEmpty()) {
                    out.put(key, inside);
                }
            } else if (!value.equals(now)
                    && !(value instanceof Tree.Nil && now == null)
                    && !(MERGED.contains(key) && isWithin(value, now))) {
                out.put(key, value);
            }
        });
        original.forEach((key, value) -> {
            if (!modified.has(key) && current.has(key)) {
                out.put(key, Tree.NIL);
            }
        });
        return Tree.obj(out);
    }

    /** Whether a document says nothing that another does not say, too: all else are defaults. */
    private static boolean isWithin(@Nullable Tree part, @Nullable Tree whole) {
        if (part instanceof Tree.Arr(var items) && whole instanceof Tree.Arr(var others)) {
            boolean within = items.size() == others.size();
            for (int i = 0; within && i < items.size(); i++) {
                within = isWithin(items.get(i), others.get(i));
            }
            return within;
        }
        if (part instanceof Tree.Obj object && whole instanceof Tree.Obj other) {
            boolean within = true;
            for (var key : object.keys()) {
                within &= isWithin(object.get(key), other.get(key));
            }
            return within;
        }
        return part != null && part.equals(whole);
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
