package dev.podfall.apiserver.validation;

import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * Priority classes.
 *
 * <p>Upstream: pkg/apis/scheduling/validation/validation.go, {@code ValidatePriorityClass},
 * {@code ValidatePriorityClassUpdate}; pkg/apis/scheduling/helpers.go, {@code IsKnownSystemPriorityClass}.
 * <br>Differs: in nothing that we know of.
 */
final class PriorityClassValidation {
    private static final String SYSTEM_PREFIX = "system-";

    private PriorityClassValidation() {}

    static void create(FieldErrors errors, Tree.Obj priorityClass) {
        ObjectMetaValidation.create(errors, priorityClass.obj("metadata"), false, NameRules::subdomain);
        var name = priorityClass.obj("metadata").text("name", "");
        long value = priorityClass.number("value", 0);
        if (name.startsWith(SYSTEM_PREFIX)) {
            var wrong = unknownSystemClass(name, value, priorityClass.flag("globalDefault"));
            if (!wrong.isEmpty()) {
                errors.forbidden(
                        FieldPath.METADATA.child("name"),
                        "priority class names with '" + SYSTEM_PREFIX
                                + "' prefix are reserved for system use only. error: " + wrong);
            }
        } else if (value > PriorityClass.HIGHEST_USER) {
            errors.forbidden(
                    FieldPath.of("value"),
                    "maximum allowed value of a user defined priority is " + PriorityClass.HIGHEST_USER);
        }
        var choices = List.of(PriorityClass.PREEMPT_LOWER_PRIORITY, PriorityClass.NEVER);
        var policy = priorityClass.text("preemptionPolicy");
        if (policy != null && policy.isEmpty()) {
            errors.required(FieldPath.of("preemptionPolicy"));
        } else if (policy != null && !choices.contains(policy)) {
            errors.notSupported(FieldPath.of("preemptionPolicy"), policy, choices);
        }
    }

    private static String unknownSystemClass(String name, long value, boolean globalDefault) {
        long expected = switch (name) {
            case PriorityClass.SYSTEM_NODE_CRITICAL -> PriorityClass.SYSTEM_CRITICAL + 1000L;
            case PriorityClass.SYSTEM_CLUSTER_CRITICAL -> PriorityClass.SYSTEM_CRITICAL;
            default -> -1;
        };
        if (expected < 0) {
            return name + " is not a known system priority class";
        }
        if (value != expected) {
            return "value of " + name + " PriorityClass must be " + expected;
        }
        return globalDefault ? "globalDefault of " + name + " PriorityClass must be false" : "";
    }

    static void update(FieldErrors errors, Tree.Obj priorityClass, Tree.Obj old) {
        ObjectMetaValidation.update(errors, priorityClass.obj("metadata"), old.obj("metadata"));
        if (priorityClass.number("value", 0) != old.number("value", 0)) {
            errors.forbidden(FieldPath.of("value"), "may not be changed in an update.", FieldError.Rule.STAYS);
        }
        ObjectMetaValidation.immutable(
                errors,
                FieldPath.of("preemptionPolicy"),
                priorityClass.get("preemptionPolicy"),
                old.get("preemptionPolicy"));
    }
}
