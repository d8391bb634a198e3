package dev.podfall.apiserver.validation;

import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Tolerations of pods and taints of nodes.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateTolerations}, {@code validateTaintEffect},
 * {@code validateNodeTaints}, {@code validateOnlyAddedTolerations}.
 * <br>Differs: the operators Lt and Gt (alpha) are never allowed.
 */
final class TolerationValidation {
    private static final String NO_EXECUTE = "NoExecute";
    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", NO_EXECUTE);

    private TolerationValidation() {}

    static void tolerations(FieldErrors errors, FieldPath path, List<Tree> tolerations) {
        for (int i = 0; i < tolerations.size(); i++) {
            if (tolerations.get(i) instanceof Tree.Obj toleration) {
                toleration(errors, path.index(i), toleration);
            }
        }
    }

    private static void toleration(FieldErrors errors, FieldPath path, Tree.Obj toleration) {
        var key = toleration.text("key", "");
        var operator = toleration.text("operator", "");
        var effect = toleration.text("effect", "");
        if (!key.isEmpty()) {
            LabelValidation.labelName(errors, path.child("key"), key);
        } else if (!operator.equals(Toleration.EXISTS)) {
            errors.invalid(
                    path.child("operator"),
                    Tree.text(operator),
                    "operator must be Exists when `key` is empty, which means \"match all values and all keys\"",
                    FieldError.Rule.EVERY_KEY_NEEDS_EXISTS);
        }
        if (toleration.number("tolerationSeconds") != null && !effect.equals(NO_EXECUTE)) {
            errors.invalid(
                    path.child("effect"),
                    Tree.text(effect),
                    "effect must be 'NoExecute' when `tolerationSeconds` is set",
                    FieldError.Rule.SECONDS_NEED_NO_EXECUTE);
        }
        operator(errors, path.child("operator"), operator, toleration.text("value", ""));
        if (!effect.isEmpty()) {
            effect(errors, path.child("effect"), effect);
        }
    }

    private static void operator(FieldErrors errors, FieldPath path, String operator, String value) {
        switch (operator) {
            case "", Toleration.EQUAL -> {
                var wrong = LabelRules.labelValue(value);
                if (!wrong.isEmpty()) {
                    errors.invalid(path, value, String.join(";", wrong), FieldError.Rule.LABEL_VALUE);
                }
            }
            case Toleration.EXISTS -> {
                if (!value.isEmpty()) {
                    errors.invalid(
                            path, value, "value must be empty when `operator` is 'Exists'", FieldError.Rule.EXCLUDES);
                }
            }
            case "Lt", "Gt" -> errors.notSupported(path, operator, List.of("Equal", "Exists", "Lt", "Gt"));
            default -> errors.notSupported(path, operator, List.of("Equal", "Exists"));
        }
    }

    private static void effect(FieldErrors errors, FieldPath path, String effect) {
        if (!EFFECTS.contains(effect)) {
            errors.notSupported(path, effect, EFFECTS);
        }
    }

    /** What was tolerated must still be tolerated, for however long. */
    static void onlyAdded(FieldErrors errors, FieldPath path, List<Tree> tolerations, List<Tree> old) {
        for (var earlier : old) {
            if (tolerations.stream().noneMatch(t -> withoutSeconds(t).equals(withoutSeconds(earlier)))) {
                errors.forbidden(
                        path,
                        "existing toleration can not be modified except its tolerationSeconds",
                        FieldError.Rule.STAYS);
                return;
            }
        }
        tolerations(errors, path, tolerations);
    }

    private static Tree withoutSeconds(Tree toleration) {
        return toleration instanceof Tree.Obj o ? o.without("tolerationSeconds") : toleration;
    }

    static void taints(FieldErrors errors, FieldPath path, List<Tree> taints) {
        var seen = new LinkedHashSet<String>();
        for (int i = 0; i < taints.size(); i++) {
            if (!(taints.get(i) instanceof Tree.Obj taint)) {
                continue;
            }
            var here = path.index(i);
            var key = taint.text("key", "");
            LabelValidation.labelName(errors, here.child("key"), key);
            var value = taint.text("value", "");
            var wrong = LabelRules.labelValue(value);
            if (!wrong.isEmpty()) {
                errors.invalid(here.child("value"), value, String.join(";", wrong), FieldError.Rule.LABEL_VALUE);
            }
            var effect = taint.text("effect", "");
            if (effect.isEmpty()) {
                errors.required(here.child("effect"));
            } else {
                effect(errors, here.child("effect"), effect);
            }
            if (!seen.add(effect + " " + key)) {
                errors.duplicateRendered(
                        here, rendered(taint), "taints must be unique by key and effect pair", FieldError.Rule.UNIQUE);
            }
        }
    }

    /** A taint as JSON of upstream's internal type. */
    private static String rendered(Tree.Obj taint) {
        var added = taint.get("timeAdded");
        return "{\"Key\":" + Json.quote(taint.text("key", ""))
                + ",\"Value\":" + Json.quote(taint.text("value", ""))
                + ",\"Effect\":" + Json.quote(taint.text("effect", ""))
                + ",\"TimeAdded\":" + Json.write(added == null ? Tree.NIL : added) + "}";
    }
}
