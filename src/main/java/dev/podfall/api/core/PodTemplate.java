package dev.podfall.api.core;

import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * A DaemonSet's pod template: the tree as defaulted, and what the engine reads of it.
 *
 * @param tree the whole template; two templates are the same when these are equal
 */
public record PodTemplate(Tree.Obj tree, Labels labels, Labels annotations, List<String> finalizers, PodSpec spec) {

    public static PodTemplate fromTree(Tree.Obj tree) {
        var meta = tree.obj("metadata");
        return new PodTemplate(
                tree,
                Labels.fromTree(meta.obj("labels")),
                Labels.fromTree(meta.obj("annotations")),
                meta.texts("finalizers"),
                PodSpec.fromTree(tree.obj("spec")));
    }

    public Tree.Obj toTree() {
        return tree;
    }
}
