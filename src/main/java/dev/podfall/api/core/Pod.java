package dev.podfall.api.core;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

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

    /** The hash of the template that it was made from; empty if it names none. */
    public String templateHash() {
        var hash = meta.labels().get(RevisionHash.LABEL);
        return hash == null ? "" : hash;
    }

    /** The node it is bound to, empty if to none. */
    public String nodeName() {
        return spec.nodeName();
    }

    /**
     * The node that it is bound or else pinned to, as a DaemonSet's pods are from the beginning; null if to none.
     *
     * <p>Upstream: pkg/controller/daemon/util/daemonset_util.go {@code GetTargetNodeName}.
     */
    public @Nullable String targetNode() {
        if (!nodeName().isEmpty()) {
            return nodeName();
        }
        var terms = spec.affinity().required();
        if (terms == null) {
            return null;
        }
        for (var term : terms) {
            for (var field : term.matchFields()) {
                if (field.key().equals(NodeSelectorTerm.NAME_FIELD)
                        && field.operator().equals("In")) {
                    return field.values().size() == 1 ? field.values().getFirst() : null;
                }
            }
        }
        return null;
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
