package dev.podfall.apiserver;

import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new pod's labels and annotations make of its spec, whoever creates it.
 *
 * <p>Upstream: pkg/registry/core/pod/strategy.go, {@code mutatePodAffinity}, {@code mutateTopologySpreadConstraints},
 * {@code applyAppArmorVersionSkew}; pkg/api/pod/util.go, {@code ApparmorFieldForAnnotation}.
 * <br>Differs: in nothing that we know of; {@link AppArmor} warns.
 */
final class NewPod {
    private static final String CONSTRAINTS = "topologySpreadConstraints";
    private static final String APP_ARMOR_PROFILE = "appArmorProfile";
    private static final String LOCALHOST = "localhost/";
    private static final int LONGEST_PROFILE = 4095;

    private NewPod() {}

    /** The pod as it is stored; the very same if its labels and annotations ask for nothing. */
    static Pod of(Pod pod) {
        if (!pod.spec().rest().has(CONSTRAINTS)
                && pod.spec().affinity().rest().isEmpty()
                && !hasAppArmor(pod.meta().annotations())) {
            return pod;
        }
        var before = pod.spec().toTree();
        var after = ofSpec(
                before, pod.meta().labels().toTree(), pod.meta().annotations().toTree());
        return after.equals(before) ? pod : new Pod(pod.meta(), PodSpec.fromTree(after), pod.status());
    }

    /** A pod's document as it is validated. */
    static Tree.Obj of(Tree.Obj pod) {
        var meta = pod.obj("metadata");
        return Internal.inside(pod, "spec", spec -> ofSpec(spec, meta.obj("labels"), meta.obj("annotations")));
    }

    private static Tree.Obj ofSpec(Tree.Obj spec, Tree.Obj labels, Tree.Obj annotations) {
        return withAppArmor(withLabelKeys(spec, labels), annotations);
    }

    private static boolean hasAppArmor(Labels annotations) {
        return annotations.asMap().keySet().stream().anyMatch(key -> key.startsWith(AppArmor.PREFIX));
    }

    /** Annotations of older manifests become fields, unless the pod's own field says the same. */
    private static Tree.Obj withAppArmor(Tree.Obj spec, Tree.Obj annotations) {
        if (spec.obj("os").text("name", "").equals("windows")) {
            return spec;
        }
        var ofPod = spec.obj("securityContext").get(APP_ARMOR_PROFILE);
        var out = spec;
        for (var list : List.of("initContainers", "containers")) {
            out = Internal.items(out, list, container -> {
                var context = container.obj("securityContext");
                var profile = profile(annotations.text(AppArmor.PREFIX + container.text("name", ""), ""));
                return profile == null || profile.equals(ofPod) || context.has(APP_ARMOR_PROFILE)
                        ? container
                        : container.with("securityContext", context.with(APP_ARMOR_PROFILE, profile));
            });
        }
        return out;
    }

    private static Tree.@Nullable Obj profile(String annotation) {
        return switch (annotation) {
            case "unconfined" -> Tree.obj("type", Tree.text("Unconfined"));
            case "runtime/default" -> Tree.obj("type", Tree.text("RuntimeDefault"));
            case String other
            when other.startsWith(LOCALHOST) -> {
                var name = other.substring(LOCALHOST.length());
                boolean good = !name.isEmpty()
                        && name.equals(name.strip())
                        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PROFILE;
                yield good
                        ? Tree.builder()
                                .put("type", "Localhost")
                                .put("localhostProfile", name)
                                .build()
                        : null;
            }
            case String _ -> null;
        };
    }

    private static Tree.Obj withLabelKeys(Tree.Obj spec, Tree.Obj labels) {
        var out = Internal.items(spec, "topologySpreadConstraints", term -> merged(term, labels));
        return Internal.inside(out, "affinity", affinity -> {
            var changed = affinity;
            for (var sort : List.of("podAffinity", "podAntiAffinity")) {
                changed = Internal.inside(
                        changed,
                        sort,
                        terms -> Internal.items(
                                Internal.items(
                                        terms,
                                        "requiredDuringSchedulingIgnoredDuringExecution",
                                        term -> merged(term, labels)),
                                "preferredDuringSchedulingIgnoredDuringExecution",
                                weighted ->
                                        Internal.inside(weighted, "podAffinityTerm", term -> merged(term, labels))));
            }
            return changed;
        });
    }

    /** The pod's own values of the keys become part of the selector. */
    private static Tree.Obj merged(Tree.Obj term, Tree.Obj labels) {
        if (!(term.get("labelSelector") instanceof Tree.Obj selector)) {
            return term;
        }
        var expressions = new ArrayList<>(selector.list("matchExpressions"));
        add(expressions, term.texts("matchLabelKeys"), "In", labels);
        add(expressions, term.texts("mismatchLabelKeys"), "NotIn", labels);
        return expressions.isEmpty()
                ? term
                : term.with("labelSelector", selector.with("matchExpressions", Tree.list(expressions)));
    }

    private static void add(List<Tree> expressions, List<String> keys, String operator, Tree.Obj labels) {
        for (var key : keys) {
            var value = labels.text(key);
            if (value != null) {
                expressions.add(Tree.builder()
                        .put("key", key)
                        .put("operator", operator)
                        .put("values", Tree.list(Tree.text(value)))
                        .build());
            }
        }
    }
}
