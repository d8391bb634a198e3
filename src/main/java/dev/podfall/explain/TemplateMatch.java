package dev.podfall.explain;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import dev.podfall.controller.daemon.DaemonPods;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of which revision a pod is that does not say so in our words: the pods of a copied cluster carry the hashes of the
 * cluster that they come from. A pod is of a template if it has all that the template has; what the controller, the API
 * server and their webhooks add to pods is left out.
 */
final class TemplateMatch {
    /** What a pod has otherwise than its template, or may have more of. */
    private static final Set<String> APART = Set.of(
            "nodeName", "tolerations", "affinity", "containers", "initContainers", "volumes", "imagePullSecrets");

    private static final Set<String> ADDED_TO = Set.of("volumeMounts", "env", "envFrom");

    private TemplateMatch() {}

    /** The revision with the most of what the pod has, the newest of equals; null if it is of none of them. */
    static @Nullable ControllerRevision of(List<ControllerRevision> revisions, Pod pod) {
        ControllerRevision best = null;
        long most = 0;
        for (var revision : revisions) {
            var template = Revisions.template(revision);
            if (isOf(template, pod)) {
                long size = size(template);
                if (best == null || size > most || (size == most && revision.revision() > best.revision())) {
                    best = revision;
                    most = size;
                }
            }
        }
        return best;
    }

    static boolean isOf(Tree.Obj template, Pod pod) {
        var meta = template.obj("metadata");
        var wanted = template.obj("spec");
        var has = pod.spec().toTree();
        return hasAll(Labels.fromTree(meta.obj("labels")), pod.meta().labels())
                && hasAll(Labels.fromTree(meta.obj("annotations")), pod.meta().annotations())
                && fields(wanted, has)
                && pod.spec().tolerations().containsAll(DaemonPods.tolerations(PodSpec.fromTree(wanted)))
                && withoutPin(wanted).equals(withoutPin(has))
                && containers(wanted.list("containers"), has.list("containers"))
                && containers(wanted.list("initContainers"), has.list("initContainers"))
                && has.list("volumes").containsAll(wanted.list("volumes"))
                && has.list("imagePullSecrets").containsAll(wanted.list("imagePullSecrets"));
    }

    private static boolean hasAll(Labels wanted, Labels has) {
        return wanted.asMap().entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(has.get(entry.getKey())));
    }

    private static boolean fields(Tree.Obj wanted, Tree.Obj has) {
        var same = new boolean[] {true};
        wanted.forEach((key, value) -> same[0] &= APART.contains(key) || value.equals(has.get(key)));
        return same[0];
    }

    /** The controller pins a pod to its node in place of what the template requires of nodes. */
    private static Tree.Obj withoutPin(Tree.Obj spec) {
        var affinity = spec.obj("affinity");
        var ofNodes = affinity.obj("nodeAffinity").without("requiredDuringSchedulingIgnoredDuringExecution");
        return affinity.without("nodeAffinity").with("nodeAffinity", ofNodes);
    }

    /** All of them, in whatever order; a webhook may have added more. */
    private static boolean containers(List<Tree> wanted, List<Tree> has) {
        for (var one : wanted) {
            var found = one instanceof Tree.Obj container ? named(has, container.text("name", "")) : null;
            if (found == null || !container((Tree.Obj) one, found)) {
                return false;
            }
        }
        return true;
    }

    private static Tree.@Nullable Obj named(List<Tree> containers, String name) {
        for (var one : containers) {
            if (one instanceof Tree.Obj container && container.text("name", "").equals(name)) {
                return container;
            }
        }
        return null;
    }

    private static boolean container(Tree.Obj wanted, Tree.Obj has) {
        var same = new boolean[] {true};
        wanted.forEach((key, value) -> same[0] &=
                ADDED_TO.contains(key) ? has.list(key).containsAll(wanted.list(key)) : value.equals(has.get(key)));
        return same[0];
    }

    /** How much a template says. */
    private static long size(Tree tree) {
        return switch (tree) {
            case Tree.Obj object -> {
                var sum = new long[] {1};
                object.forEach((key, value) -> sum[0] += size(value));
                yield sum[0];
            }
            case Tree.Arr array ->
                1 + array.items().stream().mapToLong(TemplateMatch::size).sum();
            case Tree.Nil _, Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> 1;
        };
    }
}
