package dev.podfall.api.scheduling;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;

/** A named priority. */
public record PriorityClass(
        ObjectMeta meta, int value, boolean globalDefault, String description, String preemptionPolicy)
        implements KubeObject {

    public static final String SYSTEM_NODE_CRITICAL = "system-node-critical";
    public static final String SYSTEM_CLUSTER_CRITICAL = "system-cluster-critical";
    public static final int SYSTEM_CRITICAL = 2_000_000_000;
    public static final int HIGHEST_USER = 1_000_000_000;
    public static final String PREEMPT_LOWER_PRIORITY = "PreemptLowerPriority";
    public static final String NEVER = "Never";

    @Override
    public Kind kind() {
        return Kind.PRIORITY_CLASS;
    }

    /** Whether every cluster has the class of this name. */
    public static boolean isSystem(String name) {
        return name.equals(SYSTEM_NODE_CRITICAL) || name.equals(SYSTEM_CLUSTER_CRITICAL);
    }

    public static PriorityClass fromTree(Tree.Obj tree) {
        return new PriorityClass(
                ObjectMeta.fromTree(tree.obj("metadata")),
                (int) tree.number("value", 0),
                tree.flag("globalDefault"),
                tree.text("description", ""),
                tree.text("preemptionPolicy", PREEMPT_LOWER_PRIORITY));
    }

    @Override
    public Tree.Obj toTree() {
        return Tree.builder()
                .put("apiVersion", Kind.PRIORITY_CLASS.apiVersion())
                .put("kind", Kind.PRIORITY_CLASS.kindName())
                .put("metadata", meta.toTree())
                .put("value", value)
                .putIfTrue("globalDefault", globalDefault)
                .putUnlessEmpty("description", description)
                .put("preemptionPolicy", preemptionPolicy)
                .build();
    }

    @Override
    public PriorityClass withMeta(ObjectMeta newMeta) {
        return new PriorityClass(newMeta, value, globalDefault, description, preemptionPolicy);
    }
}
