package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.Int64;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DaemonSets.
 *
 * <p>Upstream: pkg/apis/apps/validation/validation.go, {@code ValidateDaemonSet}, {@code ValidateDaemonSetSpec},
 * {@code ValidateDaemonSetUpdateStrategy}; pkg/registry/apps/daemonset/strategy.go, {@code ValidateUpdate}.
 * <br>Differs: in nothing that we know of.
 */
final class DaemonSetValidation {
    private static final String PERCENT_ERROR =
            "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex"
                    + " used for validation is '[0-9]+%')";
    private static final List<String> STATUS_COUNTERS = List.of(
            "currentNumberScheduled",
            "numberMisscheduled",
            "desiredNumberScheduled",
            "numberReady",
            "observedGeneration",
            "updatedNumberScheduled",
            "numberAvailable",
            "numberUnavailable");

    private DaemonSetValidation() {}

    static void create(FieldErrors errors, Tree.Obj daemonSet) {
        ObjectMetaValidation.create(errors, daemonSet.obj("metadata"), true, NameRules::subdomain);
        spec(errors, daemonSet.obj("spec"));
    }

    static void update(FieldErrors errors, Tree.Obj daemonSet, Tree.Obj old) {
        ObjectMetaValidation.update(errors, daemonSet.obj("metadata"), old.obj("metadata"));
        var selector = daemonSet.obj("spec").get("selector");
        var oldSelector = old.obj("spec").get("selector");
        if (!meaning(selector).equals(meaning(oldSelector))) {
            errors.invalidRendered(
                    FieldPath.SPEC.child("selector"),
                    selector instanceof Tree.Obj o ? LabelValidation.rendered(o) : "null",
                    "field is immutable",
                    FieldError.Rule.SELECTOR_STAYS);
        }
        spec(errors, daemonSet.obj("spec"));
    }

    private static LabelSelector meaning(@Nullable Tree selector) {
        return LabelSelector.fromTree(selector instanceof Tree.Obj o ? o : Tree.obj());
    }

    static void updateStatus(FieldErrors errors, Tree.Obj daemonSet, Tree.Obj old) {
        ObjectMetaValidation.update(errors, daemonSet.obj("metadata"), old.obj("metadata"));
        var status = daemonSet.obj("status");
        for (var counter : STATUS_COUNTERS) {
            errors.notNegative(FieldPath.STATUS.child(counter), status.number(counter, 0));
        }
        var collisions = status.number("collisionCount");
        var oldCollisions = old.obj("status").number("collisionCount");
        if (collisions != null) {
            errors.notNegative(FieldPath.STATUS.child("collisionCount"), collisions);
        }
        if (oldCollisions != null && (collisions == null || collisions < oldCollisions)) {
            errors.invalid(
                    FieldPath.STATUS.child("collisionCount"),
                    collisions == null ? Tree.NIL : Tree.number(collisions),
                    "cannot be decremented");
        }
    }

    private static void spec(FieldErrors errors, Tree.Obj spec) {
        var path = FieldPath.SPEC;
        var template = spec.obj("template");
        var selectorTree = spec.get("selector") instanceof Tree.Obj o ? o : null;
        LabelValidation.selector(errors, path.child("selector"), selectorTree);
        selectorFitsTemplate(
                errors, path, selectorTree, template.obj("metadata").get("labels"));
        PodTemplateValidation.check(errors, path.child("template"), template);
        var podSpec = template.obj("spec");
        var restartPolicy = podSpec.text("restartPolicy", "");
        if (!restartPolicy.equals("Always")) {
            errors.notSupported(
                    path.child("template").child("spec").child("restartPolicy"), restartPolicy, List.of("Always"));
        }
        if (podSpec.has("activeDeadlineSeconds")) {
            errors.forbidden(
                    path.child("template").child("spec").child("activeDeadlineSeconds"),
                    "activeDeadlineSeconds in DaemonSet is not Supported");
        }
        errors.notNegative(path.child("minReadySeconds"), spec.number("minReadySeconds", 0));
        updateStrategy(errors, path.child("updateStrategy"), spec.obj("updateStrategy"));
        errors.notNegative(path.child("revisionHistoryLimit"), spec.number("revisionHistoryLimit", 0));
    }

    private static void selectorFitsTemplate(
            FieldErrors errors, FieldPath path, Tree.@Nullable Obj selectorTree, @Nullable Tree given) {
        var selector = selectorTree == null ? null : LabelSelector.fromTree(selectorTree);
        var labels = given instanceof Tree.Obj o ? o : null;
        if (!matches(selector, Labels.fromTree(labels == null ? Tree.obj() : labels))) {
            errors.invalid(
                    path.child("template").child("metadata").child("labels"),
                    labels == null ? Tree.NIL : labels,
                    "`selector` does not match template `labels`",
                    FieldError.Rule.SELECTOR_MATCHES_TEMPLATE);
        }
        if (selector != null && selectorTree != null && selector.isEmpty()) {
            errors.invalidRendered(
                    path.child("selector"),
                    LabelValidation.rendered(selectorTree),
                    "empty selector is invalid for daemonset",
                    FieldError.Rule.SELECTOR_NOT_EMPTY);
        }
    }

    /** A selector that cannot be understood has been reported already; one that is absent matches nothing. */
    private static boolean matches(@Nullable LabelSelector selector, Labels labels) {
        if (selector == null) {
            return false;
        }
        try {
            return selector.toSelector().matches(labels);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void updateStrategy(FieldErrors errors, FieldPath path, Tree.Obj strategy) {
        switch (strategy.text("type", "")) {
            case "OnDelete" -> {}
            case "RollingUpdate" -> {
                if (strategy.get("rollingUpdate") instanceof Tree.Obj rolling) {
                    rollingUpdate(errors, path.child("rollingUpdate"), rolling);
                } else {
                    errors.required(path.child("rollingUpdate"));
                }
            }
            default -> errors.notSupportedRendered(path, rendered(strategy), List.of("RollingUpdate", "OnDelete"));
        }
    }

    /** A strategy as JSON of upstream's internal type. */
    private static String rendered(Tree.Obj strategy) {
        var rolling = strategy.get("rollingUpdate") instanceof Tree.Obj o
                ? "{\"MaxUnavailable\":" + Json.write(amount(o, "maxUnavailable")) + ",\"MaxSurge\":"
                        + Json.write(amount(o, "maxSurge")) + "}"
                : "null";
        return "{\"Type\":" + Json.quote(strategy.text("type", "")) + ",\"RollingUpdate\":" + rolling + "}";
    }

    private static void rollingUpdate(FieldErrors errors, FieldPath path, Tree.Obj rolling) {
        var unavailable = IntOrPercent.fromTree(amount(rolling, "maxUnavailable"));
        var surge = IntOrPercent.fromTree(amount(rolling, "maxSurge"));
        positive(errors, path.child("maxUnavailable"), unavailable);
        positive(errors, path.child("maxSurge"), surge);
        notMoreThanAll(errors, path.child("maxUnavailable"), unavailable);
        notMoreThanAll(errors, path.child("maxSurge"), surge);
        boolean hasUnavailable = number(unavailable) != 0;
        boolean hasSurge = number(surge) != 0;
        if (hasUnavailable && hasSurge) {
            errors.invalid(
                    path.child("maxSurge"),
                    surge.toTree(),
                    "may not be set when maxUnavailable is non-zero",
                    FieldError.Rule.NO_SURGE_WHILE_UNAVAILABLE);
        } else if (!hasUnavailable && !hasSurge) {
            errors.required(
                    path.child("maxUnavailable"),
                    "cannot be 0 when maxSurge is 0",
                    FieldError.Rule.SURGE_OR_UNAVAILABLE);
        }
    }

    /** A text that is a number counts as that number here, although it is refused as a percentage. */
    private static long number(IntOrPercent amount) {
        if (amount instanceof IntOrPercent.Text(String text) && !amount.isPercent()) {
            var number = Int64.parse(text);
            return number == null ? 0 : number;
        }
        return amount.number();
    }

    private static Tree amount(Tree.Obj rolling, String field) {
        var value = rolling.get(field);
        return value == null || value instanceof Tree.Nil ? Tree.number(0) : value;
    }

    private static void positive(FieldErrors errors, FieldPath path, IntOrPercent amount) {
        if (amount instanceof IntOrPercent.Count(int count)) {
            errors.notNegative(path, count);
        } else if (!amount.isPercent()) {
            errors.invalid(path, amount.toTree(), PERCENT_ERROR, FieldError.Rule.PERCENT);
        }
    }

    private static void notMoreThanAll(FieldErrors errors, FieldPath path, IntOrPercent amount) {
        if (amount.isMoreThanHundredPercent()) {
            errors.invalid(path, amount.toTree(), "must not be greater than 100%", FieldError.Rule.PERCENT);
        }
    }
}
