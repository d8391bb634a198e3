package dev.podfall.api.core;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;

/** A pod. */
public record Pod(ObjectMeta meta, PodSpec spec, PodStatus status) implements KubeObject {

    @Override
    public Kind kind() {
        return Kind.POD;
    }

    public static Pod fromTree(Tree.Obj tree) {
        return new Pod(
                ObjectMeta.fromTree(tree.obj("metadata")),
                PodSpec.fromTree(tree.obj("spec")),
                PodStatus.fromTree(tree.obj("status")));
    }

    @Override
    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", Kind.POD.apiVersion())
                .put("kind", Kind.POD.kindName())
                .put("metadata", meta.toTree())
                .put("spec", spec.toTree())
                .put("status", status.toTree())
                .build();
    }

    /** The node it is bound to, empty if to none. */
    public String nodeName() {
        return spec.nodeName();
    }

    public boolean isTerminating() {
        return meta.isTerminating();
    }

    /** Succeeded or Failed. */
    public boolean isTerminal() {
        return status.phase().isTerminal();
    }

    public boolean isReady() {
        return status.isReady();
    }

    @Override
    public Pod withMeta(ObjectMeta newMeta) {
        return new Pod(newMeta, spec, status);
    }

    public Pod withSpec(PodSpec newSpec) {
        return new Pod(meta, newSpec, status);
    }

    public Pod withStatus(PodStatus newStatus) {
        return new Pod(meta, spec, newStatus);
    }
}
