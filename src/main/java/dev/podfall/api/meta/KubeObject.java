package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;

/** An object of the API: immutable; a changed one is a new one. */
public interface KubeObject {

    Kind kind();

    ObjectMeta meta();

    /** The same object with other metadata. */
    KubeObject withMeta(ObjectMeta meta);

    /** The whole object as the API server would return it, {@code apiVersion} and {@code kind} included. */
    Tree.Obj toTree();

    default ObjectKey key() {
        return meta().key();
    }

    default String name() {
        return meta().name();
    }

    default String namespace() {
        return meta().namespace();
    }

    default String uid() {
        return meta().uid();
    }
}
