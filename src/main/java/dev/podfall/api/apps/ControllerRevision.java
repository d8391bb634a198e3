package dev.podfall.api.apps;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.api.tree.Tree;

/**
 * A template that a DaemonSet had, kept so that it can be had again.
 *
 * @param data the patch that restores it: {@code {"spec":{"template":{..., "$patch":"replace"}}}}
 * @param revision its number in the history; the object with the highest is the current one
 */
public record ControllerRevision(ObjectMeta meta, Tree.Obj data, long revision) implements KubeObject {

    public static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    @Override
    public Kind kind() {
        return Kind.CONTROLLER_REVISION;
    }

    public static ControllerRevision fromTree(Tree.Obj tree) {
        return new ControllerRevision(
                ObjectMeta.fromTree(tree.obj("metadata")), tree.obj("data"), tree.number("revision", 0));
    }

    @Override
    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", Kind.CONTROLLER_REVISION.apiVersion())
                .put("kind", Kind.CONTROLLER_REVISION.kindName())
                .put("metadata", meta.toTree())
                .put("data", data)
                .put("revision", revision)
                .build();
    }

    @Override
    public ControllerRevision withMeta(ObjectMeta newMeta) {
        return new ControllerRevision(newMeta, data, revision);
    }

    /** The value by which its pods are known: its hash label, or its name if it has none. */
    public String hash() {
        var label = meta.labels().get(RevisionHash.LABEL);
        return label == null ? name() : label;
    }

    public ControllerRevision withRevision(long newRevision) {
        return new ControllerRevision(meta, data, newRevision);
    }
}
