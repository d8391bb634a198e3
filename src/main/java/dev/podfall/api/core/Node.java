package dev.podfall.api.core;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;
import java.util.List;

/** A machine that pods run on. */
public record Node(ObjectMeta meta, NodeSpec spec, NodeStatus status) implements KubeObject {

    @Override
    public Kind kind() {
        return Kind.NODE;
    }

    public static Node fromTree(Tree.Obj tree) {
        return new Node(
                ObjectMeta.fromTree(tree.obj("metadata")),
                NodeSpec.fromTree(tree.obj("spec")),
                NodeStatus.fromTree(tree.obj("status")));
    }

    @Override
    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", Kind.NODE.apiVersion())
                .put("kind", Kind.NODE.kindName())
                .put("metadata", meta.toTree())
                .put("spec", spec.toTree())
                .put("status", status.toTree())
                .build();
    }

    public Labels labels() {
        return meta.labels();
    }

    public List<Taint> taints() {
        return spec.taints();
    }

    /** Whether its Ready condition says True. */
    public boolean isReady() {
        var ready = status.condition(Condition.READY);
        return ready != null && ready.isTrue();
    }

    @Override
    public Node withMeta(ObjectMeta newMeta) {
        return new Node(newMeta, spec, status);
    }

    public Node withSpec(NodeSpec newSpec) {
        return new Node(meta, newSpec, status);
    }

    public Node withStatus(NodeStatus newStatus) {
        return new Node(meta, spec, newStatus);
    }
}
