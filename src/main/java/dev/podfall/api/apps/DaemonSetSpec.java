package dev.podfall.api.apps;

import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.tree.Tree;

/**
 * What a DaemonSet wants.
 *
 * @param minReadySeconds seconds
 * @param revisionHistoryLimit how many old revisions are kept
 */
public record DaemonSetSpec(
        LabelSelector selector,
        PodTemplate template,
        UpdateStrategy updateStrategy,
        int minReadySeconds,
        int revisionHistoryLimit,
        Tree.Obj rest) {

    public static DaemonSetSpec fromTree(Tree.Obj tree) {
        return new DaemonSetSpec(
                LabelSelector.fromTree(tree.obj("selector")),
                PodTemplate.fromTree(tree.obj("template")),
                UpdateStrategy.fromTree(tree.obj("updateStrategy")),
                (int) tree.number("minReadySeconds", 0),
                (int) tree.number("revisionHistoryLimit", 10),
                tree.without("selector", "template", "updateStrategy", "minReadySeconds", "revisionHistoryLimit"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putAll(rest)
                .put("selector", selector.toTree())
                .put("template", template.toTree())
                .put("updateStrategy", updateStrategy.toTree())
                .putUnlessZero("minReadySeconds", minReadySeconds)
                .put("revisionHistoryLimit", revisionHistoryLimit)
                .build();
    }
}
