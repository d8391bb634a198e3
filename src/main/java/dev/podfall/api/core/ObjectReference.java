package dev.podfall.api.core;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;

/**
 * What an event is about.
 *
 * @param uid empty where the reporter knows only the name
 * @param resourceVersion empty if not said
 * @param fieldPath the container, as {@code spec.containers{agent}}; empty if about the whole object
 */
public record ObjectReference(
        String apiVersion,
        String kind,
        String namespace,
        String name,
        String uid,
        String resourceVersion,
        String fieldPath) {

    public static ObjectReference to(KubeObject object) {
        return new ObjectReference(
                object.kind().apiVersion(),
                object.kind().kindName(),
                object.namespace(),
                object.name(),
                object.uid(),
                object.meta().resourceVersion() == 0
                        ? ""
                        : Long.toString(object.meta().resourceVersion()),
                "");
    }

    public ObjectReference withFieldPath(String newFieldPath) {
        return new ObjectReference(apiVersion, kind, namespace, name, uid, resourceVersion, newFieldPath);
    }

    public static ObjectReference fromTree(Tree.Obj tree) {
        return new ObjectReference(
                tree.text("apiVersion", ""),
                tree.text("kind", ""),
                tree.text("namespace", ""),
                tree.text("name", ""),
                tree.text("uid", ""),
                tree.text("resourceVersion", ""),
                tree.text("fieldPath", ""));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putUnlessEmpty("apiVersion", apiVersion)
                .putUnlessEmpty("kind", kind)
                .putUnlessEmpty("namespace", namespace)
                .putUnlessEmpty("name", name)
                .putUnlessEmpty("uid", uid)
                .putUnlessEmpty("resourceVersion", resourceVersion)
                .putUnlessEmpty("fieldPath", fieldPath)
                .build();
    }
}
