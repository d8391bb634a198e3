package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a pod wants to be: node affinity, pod affinity and anti-affinity, topology spread.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateAffinity} and what it calls,
 * {@code validateTopologySpreadConstraints}.
 * <br>Differs: in nothing that we know of.
 */
final class AffinityValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
    private static final List<String> FIELD_OPERATORS = List.of("In", "NotIn");

    private static final List<String> INCLUSION_POLICIES = List.of("Honor", "Ignore");

    private AffinityValidation() {}

    static void affinity(FieldErrors errors, FieldPath path, Tree.Obj affinity) {
        var node = affinity.obj("nodeAffinity");
        var nodePath = path.child("nodeAffinity");
        if (node.get(REQUIRED) instanceof Tree.Obj required) {
            nodeSelector(errors, nodePath.child(REQUIRED), required);
        }
        var preferred = node.list(PREFERRED);
        for (int i = 0; i < preferred.size(); i++) {
            if (preferred.get(i) instanceof Tree.Obj term) {
                var here = nodePath.child(PREFERRED).index(i);
                weight(errors, here, term);
                term(errors, here.child("preference"), term.obj("preference"), false);
            }
        }
        for (var kind : List.of("podAffinity", "podAntiAffinity")) {
            podAffinity(errors, path.child(kind), affinity.obj(kind));
        }
    }

    private static void weight(FieldErrors errors, FieldPath path, Tree.Obj term) {
        long weight = term.number("weight", 0);
        if (weight <= 0 || weight > 100) {
            errors.invalid(path.child("weight"), weight, "must be in the range 1-100", FieldError.Rule.RANGE);
        }
    }

    private static void nodeSelector(FieldErrors errors, FieldPath path, Tree.Obj selector) {
        var terms = selector.list("nodeSelectorTerms");
        var termsPath = path.child("nodeSelectorTerms");
        if (terms.isEmpty()) {
            errors.required(termsPath, "must have at least one node selector term");
        }
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i) instanceof Tree.Obj term) {
                term(errors, termsPath.index(i), term, true);
            }
        }
    }

    private static void term(FieldErrors errors, FieldPath path, Tree.Obj term, boolean checkValues) {
        var expressions = term.list("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            if (expressions.get(i) instanceof Tree.Obj requirement) {
                expression(errors, path.child("matchExpressions").index(i), requirement, checkValues);
            }
        }
        var fields = term.list("matchFields");
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof Tree.Obj requirement) {
                field(errors, path.child("matchFields").index(i), requirement);
            }
        }
    }

    private static void expression(FieldErrors errors, FieldPath path, Tree.Obj requirement, boolean checkValues) {
        var operator = requirement.text("operator", "");
        var values = requirement.texts("values");
        var valuesPath = path.child("values");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.required(valuesPath, "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.forbidden(
                            valuesPath,
                            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                            FieldError.Rule.EXCLUDES);
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    errors.required(valuesPath, "must be specified single value when `operator` is 'Lt' or 'Gt'");
                }
            }
            default ->
                errors.invalidChoice(path.child("operator"), operator, "not a valid selector operator", OPERATORS);
        }
        LabelValidation.labelName(errors, path.child("key"), requirement.text("key", ""));
        if (checkValues) {
            for (int i = 0; i < values.size(); i++) {
                errors.invalidEach(
                        valuesPath.index(i),
                        values.get(i),
                        LabelRules.labelValue(values.get(i)),
                        FieldError.Rule.LABEL_VALUE);
            }
        }
    }

    private static void field(FieldErrors errors, FieldPath path, Tree.Obj requirement) {
        var operator = requirement.text("operator", "");
        var values = requirement.texts("values");
        if (!operator.equals("In") && !operator.equals("NotIn")) {
            errors.invalidChoice(path.child("operator"), operator, "not a valid selector operator", FIELD_OPERATORS);
        } else if (values.size() != 1) {
            errors.required(
                    path.child("values"),
                    "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
        }
        var key = requirement.text("key", "");
        if (!key.equals("metadata.name")) {
            errors.invalidChoice(path.child("key"), key, "not a valid field selector key", List.of("metadata.name"));
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            errors.invalidEach(
                    path.child("values").index(i),
                    values.get(i),
                    LabelRules.dns1123Subdomain(values.get(i)),
                    FieldError.Rule.NAME);
        }
    }

    private static void podAffinity(FieldErrors errors, FieldPath path, Tree.Obj affinity) {
        var required = affinity.list(REQUIRED);
        for (int i = 0; i < required.size(); i++) {
            if (required.get(i) instanceof Tree.Obj term) {
                podTerm(errors, path.child(REQUIRED).index(i), term);
            }
        }
        var preferred = affinity.list(PREFERRED);
        for (int i = 0; i < preferred.size(); i++) {
            if (preferred.get(i) instanceof Tree.Obj term) {
                var here = path.child(PREFERRED).index(i);
                weight(errors, here, term);
                podTerm(errors, here.child("podAffinityTerm"), term.obj("podAffinityTerm"));
            }
        }
    }

    private static void podTerm(FieldErrors errors, FieldPath path, Tree.Obj term) {
        for (var selector : List.of("labelSelector", "namespaceSelector")) {
            if (term.get(selector) instanceof Tree.Obj given) {
                LabelValidation.selector(errors, path.child(selector), given);
            }
        }
        for (var namespace : term.texts("namespaces")) {
            errors.invalidEach(
                    path.child("namespace"), namespace, LabelRules.dns1123Label(namespace), FieldError.Rule.NAME);
        }
        labelKeys(errors, path, term);
        topologyKey(errors, path.child("topologyKey"), term.text("topologyKey", ""));
    }

    /** Keys whose values are the new pod's: for those that it matches, and those that it must not. */
    private static void labelKeys(FieldErrors errors, FieldPath path, Tree.Obj term) {
        var matching = term.texts("matchLabelKeys");
        var mismatching = term.texts("mismatchLabelKeys");
        var selector = term.get("labelSelector") instanceof Tree.Obj o ? o : null;
        keyNames(errors, path.child("matchLabelKeys"), matching, selector);
        keyNames(errors, path.child("mismatchLabelKeys"), mismatching, selector);
        if (selector != null) {
            var seen = new LinkedHashSet<>(selector.obj("matchLabels").keys());
            for (var item : selector.list("matchExpressions")) {
                var key = item instanceof Tree.Obj o ? o.text("key", "") : "";
                int index = matching.lastIndexOf(key);
                if (index >= 0 && seen.contains(key)) {
                    errors.invalid(path.index(index), key, "exists in both matchLabelKeys and labelSelector");
                }
                seen.add(key);
            }
        }
        for (int i = 0; i < matching.size(); i++) {
            if (mismatching.contains(matching.get(i))) {
                errors.invalid(
                        path.child("matchLabelKeys").index(i),
                        matching.get(i),
                        "exists in both matchLabelKeys and mismatchLabelKeys");
            }
        }
    }

    private static void keyNames(FieldErrors errors, FieldPath path, List<String> keys, Tree.@Nullable Obj selector) {
        if (!keys.isEmpty() && selector == null) {
            errors.forbidden(path, "must not be specified when labelSelector is not set");
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            LabelValidation.labelName(errors, path.index(i), keys.get(i));
        }
    }

    private static void topologyKey(FieldErrors errors, FieldPath path, String key) {
        if (key.isEmpty()) {
            errors.required(path, "can not be empty");
        }
        LabelValidation.labelName(errors, path, key);
    }

    static void topologySpread(FieldErrors errors, FieldPath path, List<Tree> constraints) {
        for (int i = 0; i < constraints.size(); i++) {
            if (!(constraints.get(i) instanceof Tree.Obj constraint)) {
                continue;
            }
            var here = path.index(i);
            long maxSkew = constraint.number("maxSkew", 0);
            if (maxSkew <= 0) {
                errors.invalid(here.child("maxSkew"), maxSkew, "must be greater than zero", FieldError.Rule.RANGE);
            }
            if (constraint.text("topologyKey", "").isEmpty()) {
                errors.required(here.child("topologyKey"), "can not be empty");
            }
            var when = constraint.text("whenUnsatisfiable", "");
            var choices = List.of("DoNotSchedule", "ScheduleAnyway");
            if (!choices.contains(when)) {
                errors.notSupported(here.child("whenUnsatisfiable"), when, choices);
            }
            var slot = slot(constraint);
            if (constraints.subList(i + 1, constraints.size()).stream()
                    .anyMatch(other -> other instanceof Tree.Obj o && slot(o).equals(slot))) {
                errors.duplicate(here.child("{topologyKey, whenUnsatisfiable}"), slot);
            }
            minDomains(errors, here.child("minDomains"), constraint, when);
            for (var policy : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
                var value = constraint.text(policy);
                if (value != null && !INCLUSION_POLICIES.contains(value)) {
                    errors.notSupported(here.child(policy), value, INCLUSION_POLICIES);
                }
            }
            labelKeys(errors, here, constraint);
            if (constraint.get("labelSelector") instanceof Tree.Obj selector) {
                LabelValidation.selector(errors, here.child("labelSelector"), selector);
            }
        }
    }

    private static String slot(Tree.Obj constraint) {
        return "{" + constraint.text("topologyKey", "") + ", " + constraint.text("whenUnsatisfiable", "") + "}";
    }

    private static void minDomains(FieldErrors errors, FieldPath path, Tree.Obj constraint, String when) {
        var minDomains = constraint.number("minDomains");
        if (minDomains == null) {
            return;
        }
        if (minDomains <= 0) {
            errors.invalid(path, minDomains, "must be greater than zero", FieldError.Rule.RANGE);
        }
        if (!when.equals("DoNotSchedule")) {
            errors.invalid(path, minDomains, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + when);
        }
    }
}
