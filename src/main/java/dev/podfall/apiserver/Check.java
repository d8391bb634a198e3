package dev.podfall.apiserver;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.admission.Admission;
import dev.podfall.apiserver.patch.PatchException;
import dev.podfall.apiserver.patch.StrategicMergePatch;
import dev.podfall.apiserver.schema.Defaults;
import dev.podfall.apiserver.schema.StrictDecoder;
import dev.podfall.apiserver.validation.FieldError;
import dev.podfall.apiserver.validation.FieldPath;
import dev.podfall.apiserver.validation.Validation;
import dev.podfall.sim.RandomSource;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Says everything that is wrong with a document while it is being written, without asking for anything to be written:
 * by the same rules that refuse requests. What depends on other objects (namespaces, priority classes) is told by the
 * request itself.
 */
public final class Check {
    private Check() {}

    /**
     * What the API server would refuse if this document were applied.
     *
     * @return in upstream's order; empty if it would be taken. Where the document cannot be read, only that is said.
     */
    public static List<FieldError> check(Kind kind, Tree.Obj document, ClusterState state) {
        var decoded = StrictDecoder.decode(kind, document);
        if (!decoded.ok()) {
            var out = new ArrayList<FieldError>();
            for (var problem : decoded.problems()) {
                out.add(new FieldError(FieldError.Type.UNREADABLE, problem.path(), null, problem.message()));
            }
            return List.copyOf(out);
        }
        var key = Requests.keyOf(kind, document);
        var stored = key == null ? null : state.get(kind, key);
        var errors = stored == null
                ? Validation.create(kind, placed(kind, Internal.of(kind, Defaults.apply(kind, decoded.tree()))))
                : checkChange(stored, decoded.tree());
        return List.copyOf(new LinkedHashSet<>(errors));
    }

    private static Tree.Obj placed(Kind kind, Tree.Obj object) {
        var meta = object.obj("metadata");
        if (!kind.namespaced() || meta.has("namespace")) {
            return object;
        }
        return object.with("metadata", meta.with("namespace", Tree.text("default")));
    }

    private static List<FieldError> checkChange(KubeObject stored, Tree.Obj document) {
        var kind = stored.kind();
        var old = stored.toTree();
        try {
            var merged = StrategicMergePatch.apply(kind, old, document.without("status"));
            var changed = Internal.of(
                    kind,
                    Defaults.apply(kind, StrictDecoder.decode(kind, merged).tree()));
            var admitted = new Admission(new RandomSource(0)).update(kind, changed, old);
            return Validation.update(kind, admitted, old);
        } catch (PatchException refused) {
            return List.of(
                    new FieldError(FieldError.Type.UNREADABLE, FieldPath.METADATA.text(), null, refused.getMessage()));
        }
    }
}
