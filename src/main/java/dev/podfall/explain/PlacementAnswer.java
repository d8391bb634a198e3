package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetSpec;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.tree.Tree;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.scheduler.FilterVectors;
import dev.podfall.scheduler.framework.Reason;

/** What the controller and the scheduler say to one template on one node: the answer to a recorded question. */
public final class PlacementAnswer {
    private PlacementAnswer() {}

    /**
     * The three answers as a document.
     *
     * @return {@code daemon}: the controller's decision; {@code pod}: what it would make; {@code filter}: the first
     *     plugin of the scheduler that refuses a bare pod with the template's spec, null if none does
     */
    public static Tree.Obj of(PodTemplate template, Node node) {
        var verdict = NodePlacement.of(template).verdict(node);
        var daemon = Tree.builder()
                .put("shouldRun", verdict.shouldRun())
                .put("shouldContinueRunning", verdict.shouldContinueRunning())
                .build();
        var made = DaemonPods.podFor(daemonSetOf(template), node.name(), "0").spec();
        var pod = Tree.builder()
                .put("tolerations", Tree.listOf(made.tolerations(), Toleration::toTree))
                .put("affinity", made.affinity().toTree())
                .build();
        return Tree.builder()
                .put("daemon", daemon)
                .put("pod", pod)
                .put("filter", filter(template, node))
                .build();
    }

    private static DaemonSet daemonSetOf(PodTemplate template) {
        var strategy = new UpdateStrategy.RollingUpdate(
                IntOrPercent.fromTree(Tree.number(1)), IntOrPercent.fromTree(Tree.number(0)));
        var selector =
                LabelSelector.fromTree(Tree.obj("matchLabels", template.labels().toTree()));
        return new DaemonSet(
                ObjectMeta.named("default", "asked"),
                new DaemonSetSpec(selector, template, strategy, 0, 10, Tree.obj()),
                DaemonSetStatus.ZERO);
    }

    private static Tree filter(PodTemplate template, Node node) {
        var bare = new Pod(
                ObjectMeta.named("default", "asked").withLabels(template.labels()), template.spec(), PodStatus.PENDING);
        var rejection = FilterVectors.filter(bare, node);
        if (rejection == null) {
            return Tree.NIL;
        }
        return Tree.builder()
                .put("plugin", rejection.plugin())
                .put("code", rejection.code().wire())
                .put(
                        "reasons",
                        Tree.texts(rejection.reasons().stream()
                                .map(Reason::message)
                                .toList()))
                .build();
    }
}
