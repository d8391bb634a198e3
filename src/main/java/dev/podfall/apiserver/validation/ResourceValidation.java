package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What containers ask for and nodes have.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateResourceRequirements},
 * {@code ValidateResourceQuantityValue}; pkg/apis/core/helper/helpers.go for the names.
 * <br>Differs: whether huge pages divide evenly is not looked at.
 */
final class ResourceValidation {
    private static final List<String> CONTAINER = List.of("cpu", "memory", "ephemeral-storage");
    private static final List<String> OF_QUOTAS = List.of(
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");
    private static final String HUGE_PAGES = "hugepages-";

    private ResourceValidation() {}

    static void requirements(FieldErrors errors, FieldPath path, Tree.Obj resources) {
        var limits = resources.obj("limits");
        var requests = resources.obj("requests");
        limits.forEach((name, value) -> amount(errors, path.child("limits").key(name), name, value));
        requests.forEach((name, value) -> {
            amount(errors, path.child("requests").key(name), name, value);
            againstLimit(errors, path, name, quantity(value), limits.get(name));
        });
        boolean computes = hasAny(limits, requests, "cpu") || hasAny(limits, requests, "memory");
        if (!computes && (hasHugePages(limits) || hasHugePages(requests))) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
    }

    private static boolean hasAny(Tree.Obj limits, Tree.Obj requests, String name) {
        return limits.has(name) || requests.has(name);
    }

    private static boolean hasHugePages(Tree.Obj amounts) {
        return amounts.keys().stream().anyMatch(name -> name.startsWith(HUGE_PAGES));
    }

    private static void amount(FieldErrors errors, FieldPath path, String name, Tree value) {
        name(errors, path, name);
        quantityValue(errors, path, name, value);
    }

    private static void againstLimit(
            FieldErrors errors, FieldPath path, String name, @Nullable Quantity request, @Nullable Tree limitTree) {
        if (request == null) {
            return;
        }
        boolean overcommit = isNative(name) && !name.startsWith(HUGE_PAGES);
        var limit = limitTree == null ? null : quantity(limitTree);
        if (limit == null) {
            if (!overcommit) {
                errors.required(path.child("limits"), "Limit must be set for non overcommitable resources");
            }
        } else if (!overcommit && request.compareTo(limit) != 0) {
            errors.invalid(
                    path.child("requests"),
                    request.toString(),
                    "must be equal to " + name + " limit of " + limit,
                    FieldError.Rule.WITHIN_LIMIT);
        } else if (request.compareTo(limit) > 0) {
            errors.invalid(
                    path.child("requests"),
                    request.toString(),
                    "must be less than or equal to " + name + " limit of " + limit,
                    FieldError.Rule.WITHIN_LIMIT);
        }
    }

    private static void name(FieldErrors errors, FieldPath path, String name) {
        var wrong = LabelRules.qualifiedName(name);
        errors.invalidEach(path, name, wrong, FieldError.Rule.RESOURCE_NAME);
        boolean plain = !name.contains("/");
        if (wrong.isEmpty() && plain && !isStandard(name)) {
            errors.invalid(
                    path, name, "must be a standard resource type or fully qualified", FieldError.Rule.RESOURCE_NAME);
        }
        if (plain) {
            if (!CONTAINER.contains(name) && !name.startsWith(HUGE_PAGES)) {
                errors.invalid(path, name, "must be a standard resource for containers", FieldError.Rule.RESOURCE_NAME);
            }
        } else if (!isNative(name) && !isExtended(name)) {
            errors.invalid(path, name, "doesn't follow extended resource name standard", FieldError.Rule.RESOURCE_NAME);
        }
    }

    private static boolean isStandard(String name) {
        if (name.startsWith(HUGE_PAGES) || name.startsWith("requests." + HUGE_PAGES)) {
            return true;
        }
        if (name.startsWith("requests.") || name.startsWith("limits.")) {
            return CONTAINER.contains(name.substring(name.indexOf('.') + 1));
        }
        return CONTAINER.contains(name) || OF_QUOTAS.contains(name) || name.equals("storage");
    }

    private static boolean isNative(String name) {
        return !name.contains("/") || name.contains("kubernetes.io/");
    }

    private static boolean isExtended(String name) {
        return !isNative(name)
                && !name.startsWith("requests.")
                && LabelRules.qualifiedName("requests." + name).isEmpty();
    }

    /** The amount of a resource: not negative, and whole where halves make no sense. */
    static void quantityValue(FieldErrors errors, FieldPath path, String name, Tree value) {
        var quantity = quantity(value);
        if (quantity == null) {
            return;
        }
        if (quantity.sign() < 0) {
            errors.invalid(
                    path, quantity.toString(), "must be greater than or equal to 0", FieldError.Rule.NOT_NEGATIVE);
        }
        if ((OF_QUOTAS.contains(name) || isExtended(name)) && quantity.milliValue() % 1000 != 0) {
            errors.invalidRendered(path, Json.quote(quantity.toString()), "must be an integer");
        }
    }

    private static @Nullable Quantity quantity(Tree value) {
        try {
            return Quantity.fromTree(value);
        } catch (IllegalArgumentException e) {
            // Decoding has refused it already.
            return null;
        }
    }
}
