package dev.podfall.api.apps;

import dev.podfall.api.meta.Int64;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;

/** A DaemonSet: one pod on every node that it fits. */
public record DaemonSet(ObjectMeta meta, DaemonSetSpec spec, DaemonSetStatus status) implements KubeObject {

    /** The annotation in which apps/v1 carries the template's generation, written by the API server alone. */
    public static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    /** The pod label of the same number. */
    public static final String TEMPLATE_GENERATION_LABEL = "pod-template-generation";

    @Override
    public Kind kind() {
        return Kind.DAEMON_SET;
    }

    public static DaemonSet fromTree(Tree.Obj tree) {
        return new DaemonSet(
                ObjectMeta.fromTree(tree.obj("metadata")),
                DaemonSetSpec.fromTree(tree.obj("spec")),
                DaemonSetStatus.fromTree(tree.obj("status")));
    }

    @Override
    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", Kind.DAEMON_SET.apiVersion())
                .put("kind", Kind.DAEMON_SET.kindName())
                .put("metadata", meta.toTree())
                .put("spec", spec.toTree())
                .put("status", status.toTree())
                .build();
    }

    /** How often the template has changed, counted from 1; 0 if the annotation is missing or no number. */
    public long templateGeneration() {
        var text = meta.annotations().get(TEMPLATE_GENERATION);
        var number = text == null ? null : Int64.parse(text);
        return number == null ? 0 : number;
    }

    @Override
    public DaemonSet withMeta(ObjectMeta newMeta) {
        return new DaemonSet(newMeta, spec, status);
    }

    public DaemonSet withSpec(DaemonSetSpec newSpec) {
        return new DaemonSet(meta, newSpec, status);
    }

    public DaemonSet withStatus(DaemonSetStatus newStatus) {
        return new DaemonSet(meta, spec, newStatus);
    }
}
