package dev.podfall.apiserver;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What becomes of a decoded document before it is looked at: on its way to upstream's internal types, and because of
 * features that are off by default.
 *
 * <p>Upstream: pkg/apis/core/v1/conversion.go, {@code Convert_v1_Pod_To_core_Pod},
 * {@code Convert_v1_NodeSpec_To_core_NodeSpec}; pkg/apis/apps/v1/conversion.go; pkg/api/pod/util.go,
 * {@code dropDisabledFields}; pkg/registry/core/node/strategy.go, {@code dropDisabledFields}; pkg/registry/core/pod/strategy.go,
 * {@code mutatePodAffinity}, {@code mutateTopologySpreadConstraints}.
 * <br>Differs: annotations of AppArmor become fields elsewhere ({@link AppArmor}).
 */
final class Internal {
    private static final List<String> CONTAINERS = List.of("initContainers", "containers", "ephemeralContainers");
    private static final String GRACE_PERIOD = "terminationGracePeriodSeconds";
    private static final List<String> INIT_CONTAINER_ANNOTATIONS = List.of(
            "pod.beta.kubernetes.io/init-containers",
            "pod.alpha.kubernetes.io/init-containers",
            "pod.beta.kubernetes.io/init-container-statuses",
            "pod.alpha.kubernetes.io/init-container-statuses");

    private Internal() {}

    /** The document as upstream would validate and store it. */
    static Tree.Obj of(Kind kind, Tree.Obj object) {
        return switch (kind) {
            case SimulatedKind.POD -> pod(object);
            case SimulatedKind.NODE -> inside(object, "spec", Internal::nodeSpec);
            case SimulatedKind.DAEMON_SET ->
                inside(
                        object,
                        "spec",
                        spec -> inside(
                                inside(spec, "updateStrategy", Internal::updateStrategy),
                                "template",
                                template -> inside(template, "spec", Internal::withoutDisabled)));
            case SimulatedKind.NAMESPACE,
                    SimulatedKind.PRIORITY_CLASS,
                    SimulatedKind.CONTROLLER_REVISION,
                    SimulatedKind.EVENT -> object;
            case KeptKind _ -> object;
        };
    }

    /** What only new objects lose or get. */
    static Tree.Obj ofNew(Kind kind, Tree.Obj object) {
        return switch (kind) {
            case SimulatedKind.NODE -> inside(object, "status", status -> status.without("config"));
            case SimulatedKind.POD -> {
                var labels = object.obj("metadata").obj("labels");
                yield inside(object, "spec", spec -> withLabelKeys(spec, labels));
            }
            case SimulatedKind.DAEMON_SET,
                    SimulatedKind.NAMESPACE,
                    SimulatedKind.PRIORITY_CLASS,
                    SimulatedKind.CONTROLLER_REVISION,
                    SimulatedKind.EVENT -> object;
            case KeptKind _ -> object;
        };
    }

    private static Tree.Obj inside(Tree.Obj object, String field, UnaryOperator<Tree.Obj> change) {
        return object.get(field) instanceof Tree.Obj value ? object.with(field, change.apply(value)) : object;
    }

    private static Tree.Obj pod(Tree.Obj pod) {
        var out = inside(pod, "spec", spec -> {
            var enabled = withoutDisabled(spec);
            return enabled.number(GRACE_PERIOD, 0) < 0 ? enabled.with(GRACE_PERIOD, Tree.number(1)) : enabled;
        });
        return inside(out, "metadata", meta -> {
            var annotations = meta.obj("annotations").without(INIT_CONTAINER_ANNOTATIONS.toArray(String[]::new));
            return annotations.isEmpty() ? meta.without("annotations") : meta.with("annotations", annotations);
        });
    }

    private static Tree.Obj withoutDisabled(Tree.Obj spec) {
        var out = spec.without("schedulingGroup");
        for (var list : CONTAINERS) {
            out = items(out, list, Internal::withoutStopSignal);
        }
        return items(
                out,
                "volumes",
                volume -> inside(
                        volume,
                        "projected",
                        projected -> items(
                                projected,
                                "sources",
                                source -> source.without("clusterTrustBundle", "podCertificate"))));
    }

    private static Tree.Obj withoutStopSignal(Tree.Obj container) {
        if (!container.obj("lifecycle").has("stopSignal")) {
            return container;
        }
        var left = container.obj("lifecycle").without("stopSignal");
        return left.isEmpty() ? container.without("lifecycle") : container.with("lifecycle", left);
    }

    /** The list with every structure in it changed; the very same if nothing is. */
    private static Tree.Obj items(Tree.Obj object, String list, UnaryOperator<Tree.Obj> change) {
        if (!(object.get(list) instanceof Tree.Arr before)) {
            return object;
        }
        var after = Tree.listOf(before.items(), item -> item instanceof Tree.Obj o ? change.apply(o) : item);
        return after.equals(before) ? object : object.with(list, after);
    }

    /** A number that is not given is nought, also where the numbers mean nothing. */
    private static Tree.Obj updateStrategy(Tree.Obj strategy) {
        return inside(strategy, "rollingUpdate", rolling -> {
            var out = rolling;
            for (var field : List.of("maxUnavailable", "maxSurge")) {
                out = out.has(field) ? out : out.with(field, Tree.number(0));
            }
            return out;
        });
    }

    /** The older field says one range, the newer one all; where they differ, the older one is right. */
    private static Tree.Obj nodeSpec(Tree.Obj spec) {
        var out = spec.without("configSource");
        var one = out.text("podCIDR", "");
        var all = out.texts("podCIDRs");
        if (!one.isEmpty() && (all.isEmpty() || !all.getFirst().equals(one))) {
            return out.with("podCIDRs", Tree.list(Tree.text(one)));
        }
        return one.isEmpty() && !all.isEmpty() ? out.with("podCIDR", Tree.text(all.getFirst())) : out;
    }

    private static Tree.Obj withLabelKeys(Tree.Obj spec, Tree.Obj labels) {
        var out = items(spec, "topologySpreadConstraints", term -> merged(term, labels));
        return inside(out, "affinity", affinity -> {
            var changed = affinity;
            for (var sort : List.of("podAffinity", "podAntiAffinity")) {
                changed = inside(
                        changed,
                        sort,
                        terms -> items(
                                items(
                                        terms,
                                        "requiredDuringSchedulingIgnoredDuringExecution",
                                        term -> merged(term, labels)),
                                "preferredDuringSchedulingIgnoredDuringExecution",
                                weighted -> inside(weighted, "podAffinityTerm", term -> merged(term, labels))));
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
            if (labels.text(key) instanceof String value) {
                expressions.add(Tree.builder()
                        .put("key", key)
                        .put("operator", operator)
                        .put("values", Tree.list(Tree.text(value)))
                        .build());
            }
        }
    }
}
