package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;

/** Who owns an object: when the owner goes, so does the object. */
public record OwnerReference(
        String apiVersion, String kind, String name, String uid, boolean controller, boolean blockOwnerDeletion) {

    /** The reference by which a controller marks what it made. */
    public static OwnerReference controllerOf(KubeObject owner) {
        return new OwnerReference(
                owner.kind().apiVersion(), owner.kind().kindName(), owner.name(), owner.uid(), true, true);
    }

    public static OwnerReference fromTree(Tree.Obj tree) {
        return new OwnerReference(
                tree.text("apiVersion", ""),
                tree.text("kind", ""),
                tree.text("name", ""),
                tree.text("uid", ""),
                tree.flag("controller"),
                tree.flag("blockOwnerDeletion"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("name", name)
                .put("uid", uid)
                .putIfTrue("controller", controller)
                .putIfTrue("blockOwnerDeletion", blockOwnerDeletion)
                .build();
    }
}
