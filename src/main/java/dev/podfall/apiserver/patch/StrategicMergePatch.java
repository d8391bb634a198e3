package dev.podfall.apiserver.patch;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Type;

/**
 * Strategic merge patches: merge patches that know which lists are merged by key.
 *
 * <p>Upstream: apimachinery/pkg/util/strategicpatch/patch.go.
 * <br>Differs: for kinds that are kept they are plain merge patches: lists are replaced as a whole.
 */
public final class StrategicMergePatch {
    private static final String ORDER = "$setElementOrder/";

    private StrategicMergePatch() {}

    /** The document with the patch applied, as the API server does it. @throws PatchException if it cannot be */
    public static Tree.Obj apply(Kind kind, Tree.Obj document, Tree patch) {
        if (patch instanceof Tree.Nil) {
            return document;
        }
        if (!(patch instanceof Tree.Obj changes)) {
            throw PatchException.badRequest(PatchException.notInto(patch, "map[string]interface {}"));
        }
        return switch (kind) {
            case SimulatedKind _ -> new StrategicMerge(true, true).map(document, changes, type(kind));
            case KeptKind _ -> MergePatch.apply(document, changes);
        };
    }

    /**
     * What is left of a patch when it has been applied: upstream takes lists that are merged in order out of it, and what it
     * complains of then is shown without them.
     */
    public static Tree left(Tree.Obj document, Tree patch) {
        if (!(patch instanceof Tree.Obj map)) {
            return patch;
        }
        var out = map.without("$retainKeys", "$patch");
        for (var key : map.keys()) {
            if (key.startsWith(ORDER)) {
                out = out.without(key, key.substring(ORDER.length()));
            } else if (map.get(key) instanceof Tree.Obj inner && document.get(key) instanceof Tree.Obj before) {
                out = out.with(key, left(before, inner));
            }
        }
        return out;
    }

    /** What must be applied to {@code original} to make {@code modified} of it. */
    public static Tree.Obj twoWay(Kind kind, Tree.Obj original, Tree.Obj modified) {
        return switch (kind) {
            case SimulatedKind _ -> new StrategicDiff(false, false, true).maps(original, modified, type(kind), false);
            case KeptKind _ -> MergePatch.between(original, modified);
        };
    }

    /**
     * What {@code kubectl apply} sends: all that differs between {@code current} and {@code modified}, and the removal of
     * what {@code original} had and {@code modified} has no more.
     *
     * @param original what was applied last, empty if nothing is known
     * @param modified what is applied now
     * @param current what the API server has
     */
    public static Tree.Obj threeWay(Kind kind, Tree.Obj original, Tree.Obj modified, Tree.Obj current) {
        if (kind instanceof KeptKind) {
            return MergePatch.threeWay(original, modified, current);
        }
        var type = type(kind);
        var delta = new StrategicDiff(false, true, true).maps(current, modified, type, false);
        var deletions = new StrategicDiff(true, false, true).maps(original, modified, type, false);
        return new StrategicMerge(false, false).map(deletions, delta, type);
    }

    private static Type type(Kind kind) {
        return new Type.Struct(kind.kindName());
    }
}
