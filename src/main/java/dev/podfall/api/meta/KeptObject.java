package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;

/**
 * An object of a kind that is not simulated: its document as it came.
 *
 * @param content all but {@code apiVersion}, {@code kind} and {@code metadata}
 */
public record KeptObject(KeptKind kind, ObjectMeta meta, Tree.Obj content) implements KubeObject {

    public static KeptObject fromTree(KeptKind kind, Tree.Obj tree) {
        return new KeptObject(
                kind, ObjectMeta.fromTree(tree.obj("metadata")), tree.without("apiVersion", "kind", "metadata"));
    }

    @Override
    public KeptObject withMeta(ObjectMeta newMeta) {
        return new KeptObject(kind, newMeta, content);
    }

    public KeptObject withContent(Tree.Obj newContent) {
        return new KeptObject(kind, meta, newContent);
    }

    @Override
    public Tree.Obj toTree() {
        return content.with("apiVersion", Tree.text(kind.apiVersion()))
                .with("kind", Tree.text(kind.kindName()))
                .with("metadata", meta.toTree());
    }
}
