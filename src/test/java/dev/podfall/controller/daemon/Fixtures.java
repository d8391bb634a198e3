package dev.podfall.controller.daemon;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetSpec;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSpec;
import dev.podfall.api.core.NodeStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.PodTemplate;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.ObjectMeta;
import dev.podfall.api.meta.OwnerReference;
import dev.podfall.api.meta.RevisionHash;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What upstream's tests are made of. */
final class Fixtures {
    static final Labels SIMPLE = Labels.of("name", "simple-daemon").with("type", "production");
    static final Labels SIMPLE_2 = Labels.of("name", "simple-daemon").with("type", "test");
    static final Labels BLUE = Labels.of("color", "blue").with("speed", "fast");
    static final Labels RED = Labels.of("color", "red").with("speed", "fast");
    static final UpdateStrategy ON_DELETE = new UpdateStrategy.OnDelete();
    static final UpdateStrategy ROLLING = unavailable(IntOrPercent.of(1));

    private Fixtures() {}

    static UpdateStrategy unavailable(IntOrPercent max) {
        return new UpdateStrategy.RollingUpdate(max, IntOrPercent.of(0));
    }

    static UpdateStrategy surge(IntOrPercent max) {
        return new UpdateStrategy.RollingUpdate(IntOrPercent.of(0), max);
    }

    static Node node(String name, Labels labels, List<Taint> taints) {
        var meta = ObjectMeta.named("", name).withLabels(labels).created("uid-" + name, 0, Instant.EPOCH);
        return new Node(meta, new NodeSpec(false, taints, Tree.obj()), NodeStatus.EMPTY);
    }

    static DaemonSet daemonSet(String name) {
        return daemonSet(name, ROLLING, template("foo/bar", Tree.obj()));
    }

    static DaemonSet daemonSet(String name, UpdateStrategy strategy, PodTemplate template) {
        var meta = ObjectMeta.named("default", name)
                .withAnnotations(Labels.of(DaemonSet.TEMPLATE_GENERATION, "1"))
                .created("uid-" + name, 1, Instant.EPOCH);
        var spec = new DaemonSetSpec(LabelSelector.of(SIMPLE), template, strategy, 0, 10, Tree.obj());
        return new DaemonSet(meta, spec, DaemonSetStatus.ZERO);
    }

    /** @param spec what the template's spec says beside its container */
    static PodTemplate template(String image, Tree.Obj spec) {
        var container = Tree.builder().put("name", "agent").put("image", image).build();
        return PodTemplate.fromTree(Tree.builder()
                .put("metadata", Tree.obj("labels", SIMPLE.toTree()))
                .put("spec", spec.with("containers", Tree.list(container)))
                .build());
    }

    static UnaryOperator<DaemonSet> image(String image) {
        return ds -> with(ds, template(image, Tree.obj()));
    }

    static DaemonSet with(DaemonSet ds, PodTemplate template) {
        var spec = ds.spec();
        return ds.withSpec(new DaemonSetSpec(
                spec.selector(),
                template,
                spec.updateStrategy(),
                spec.minReadySeconds(),
                spec.revisionHistoryLimit(),
                spec.rest()));
    }

    static DaemonSet with(DaemonSet ds, UpdateStrategy strategy) {
        var spec = ds.spec();
        return ds.withSpec(new DaemonSetSpec(
                spec.selector(),
                spec.template(),
                strategy,
                spec.minReadySeconds(),
                spec.revisionHistoryLimit(),
                spec.rest()));
    }

    static DaemonSet withMinReadySeconds(DaemonSet ds, int seconds) {
        var spec = ds.spec();
        return ds.withSpec(new DaemonSetSpec(
                spec.selector(),
                spec.template(),
                spec.updateStrategy(),
                seconds,
                spec.revisionHistoryLimit(),
                spec.rest()));
    }

    static DaemonSet withHistoryLimit(DaemonSet ds, int limit) {
        var spec = ds.spec();
        return ds.withSpec(new DaemonSetSpec(
                spec.selector(), spec.template(), spec.updateStrategy(), spec.minReadySeconds(), limit, spec.rest()));
    }

    static DaemonSet withSelector(DaemonSet ds, LabelSelector selector) {
        var spec = ds.spec();
        return ds.withSpec(new DaemonSetSpec(
                selector,
                spec.template(),
                spec.updateStrategy(),
                spec.minReadySeconds(),
                spec.revisionHistoryLimit(),
                spec.rest()));
    }

    /** A bound pod with the current template's hash. */
    static Pod pod(String name, String node, Labels labels, DaemonSet owner) {
        var hash = RevisionHash.of(owner.spec().template().tree(), null);
        return orphan(name, node, labels.with(RevisionHash.LABEL, hash))
                .withMeta(ObjectMeta.named("default", name)
                        .withLabels(labels.with(RevisionHash.LABEL, hash))
                        .withOwnerReferences(List.of(OwnerReference.controllerOf(owner)))
                        .created("uid-" + name, 1, Instant.EPOCH));
    }

    static Pod orphan(String name, String node, Labels labels) {
        var made = Pod.fromTree(Tree.obj("spec", Tree.obj("containers", Tree.list())));
        return made.withSpec(made.spec().withNodeName(node))
                .withMeta(
                        ObjectMeta.named("default", name).withLabels(labels).created("uid-" + name, 1, Instant.EPOCH));
    }

    static Pod createdAt(Pod pod, long second) {
        return pod.withMeta(pod.meta().created(pod.uid(), 1, Instant.ofEpochSecond(second)));
    }

    static Pod outdated(Pod pod) {
        return pod.withMeta(pod.meta().withLabels(pod.meta().labels().without(RevisionHash.LABEL)));
    }

    static Pod ready(Pod pod, boolean ready, @Nullable Instant since) {
        return pod.withStatus(pod.status()
                .withCondition(new Condition(
                        Condition.READY, ready ? Condition.TRUE : Condition.FALSE, "", "", null, since, 0)));
    }

    static Pod in(Pod pod, PodPhase phase) {
        return pod.withStatus(pod.status().withPhase(phase));
    }

    static Pod terminating(Pod pod) {
        return pod.withMeta(pod.meta().withDeletion(Instant.EPOCH, 30L));
    }

    static String image(ControllerRevision revision) {
        var containers = (Tree.Arr) revision.data().at("spec", "template", "spec", "containers");
        return ((Tree.Obj) containers.get(0)).text("image", "");
    }
}
