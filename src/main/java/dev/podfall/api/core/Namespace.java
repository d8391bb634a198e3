package dev.podfall.api.core;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;

/** A namespace. {@code spec} (finalizers) and {@code status} (phase) are kept as trees. */
public record Namespace(ObjectMeta meta, Tree.Obj spec, Tree.Obj status) implements KubeObject {

    @Override
    public Kind kind() {
        return Kind.NAMESPACE;
    }

    public static Namespace fromTree(Tree.Obj tree) {
        return new Namespace(ObjectMeta.fromTree(tree.obj("metadata")), tree.obj("spec"), tree.obj("status"));
    }

    @Override
    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", Kind.NAMESPACE.apiVersion())
                .put("kind", Kind.NAMESPACE.kindName())
                .put("metadata", meta.toTree())
                .put("spec", spec)
                .put("status", status)
                .build();
    }

    @Override
    public Namespace withMeta(ObjectMeta newMeta) {
        return new Namespace(newMeta, spec, status);
    }

    public Namespace withStatus(Tree.Obj newStatus) {
        return new Namespace(meta, spec, newStatus);
    }
}
