package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;
import java.util.List;

/** What is wanted of a node. */
public record NodeSpec(boolean unschedulable, List<Taint> taints, Tree.Obj rest) {

    public static final NodeSpec EMPTY = new NodeSpec(false, List.of(), Tree.obj());

    public static NodeSpec fromTree(Tree.Obj tree) {
        return new NodeSpec(
                tree.flag("unschedulable"),
                tree.list("taints", Taint::fromTree),
                tree.without("unschedulable", "taints"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .putIfTrue("unschedulable", unschedulable)
                .putUnlessEmpty("taints", Tree.listOf(taints, Taint::toTree))
                .build();
    }

    public NodeSpec withTaints(List<Taint> newTaints) {
        return new NodeSpec(unschedulable, List.copyOf(newTaints), rest);
    }

    public NodeSpec withUnschedulable(boolean newUnschedulable) {
        return new NodeSpec(newUnschedulable, taints, rest);
    }
}
