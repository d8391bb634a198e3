package dev.podfall.kubectl.print;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.fields.ManagedFields;
import java.util.List;
import java.util.Locale;

/** Objects as documents. */
public final class Documents {
    private Documents() {}

    /** All of the object, {@code managedFields} included: what templates see. */
    public static Tree.Obj whole(KubeObject object) {
        return ManagedFields.document(object);
    }

    /** The object as {@code -o yaml} and {@code -o json} show it: without {@code managedFields}. */
    public static Tree.Obj brief(KubeObject object) {
        var tree = object.toTree();
        return tree.with("metadata", tree.obj("metadata").without("managedFields"));
    }

    public static Tree.Obj list(List<Tree.Obj> items) {
        return Tree.builder()
                .put("apiVersion", "v1")
                .put("items", Tree.list(items))
                .put("kind", "List")
                .put("metadata", Tree.obj("resourceVersion", Tree.text("")))
                .build();
    }

    /** {@code daemonset.apps/agent} */
    public static String name(KubeObject object) {
        return object.kind().qualifiedSingular() + "/" + object.name();
    }

    static String name(Tree.Obj document) {
        var kind = Kind.of(document.text("apiVersion", ""), document.text("kind", ""));
        var singular = kind == null ? document.text("kind", "").toLowerCase(Locale.ROOT) : kind.qualifiedSingular();
        return singular + "/" + document.obj("metadata").text("name", "");
    }
}
