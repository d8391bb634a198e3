package dev.podfall.apiserver.validation;

import dev.podfall.api.core.PodSpec;
import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.PodAmounts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What containers ask for and nodes have.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateResourceRequirements},
 * {@code ValidateResourceQuantityValue}; pkg/apis/core/helper/helpers.go for the names.
 * <br>Differs: in nothing that we know of.
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

    /** What a resource may be called there. */
    private interface NameCheck {
        void check(FieldErrors errors, FieldPath path, String name);
    }

    /** @param claims the names of the pod's claims */
    static void ofContainer(FieldErrors errors, FieldPath path, Tree.Obj resources, Set<String> claims) {
        requirements(errors, path, resources, ResourceValidation::containerName, claims);
    }

    /** What a whole pod is given. */
    static void ofPod(FieldErrors errors, FieldPath path, Tree.Obj spec, Set<String> claims) {
        if (!(spec.get("resources") instanceof Tree.Obj resources)) {
            return;
        }
        if (spec.obj("os").text("name", "").equals("windows")) {
            errors.forbidden(path, "may not be set for a windows pod");
            return;
        }
        if (resources.get("claims") instanceof Tree.Arr) {
            errors.forbidden(path.child("claims"), "claims may not be set for Resources at pod-level");
        }
        requirements(errors, path, resources, ResourceValidation::podName, claims);
        againstContainers(errors, path, resources, spec);
    }

    private static void againstContainers(FieldErrors errors, FieldPath path, Tree.Obj resources, Tree.Obj spec) {
        var typed = PodSpec.fromTree(spec);
        resources.obj("requests").forEach((name, value) -> {
            var request = quantity(value);
            var sum = PodAmounts.requested(typed, name);
            if (request != null && sum != null && sum.compareTo(request) > 0) {
                errors.invalid(
                        path.child("requests").key(name),
                        request.toString(),
                        "must be greater than or equal to aggregate container requests of " + sum,
                        FieldError.Rule.WITHIN_LIMIT);
            }
        });
        resources.obj("limits").forEach((name, value) -> {
            var limit = quantity(value);
            var sum = name.startsWith(HUGE_PAGES) ? PodAmounts.limited(typed, name) : null;
            if (limit != null && sum != null && sum.compareTo(limit) > 0) {
                errors.invalid(
                        path.child("limits").key(name),
                        limit.toString(),
                        "must be greater than or equal to aggregate container limits of " + sum,
                        FieldError.Rule.WITHIN_LIMIT);
            }
        });
        Walk.items(
                path.child("containers"),
                spec.list("containers"),
                (here, container) -> container.obj("resources").obj("limits").forEach((name, value) -> {
                    var own = quantity(value);
                    var ofPod = resources.obj("limits").get(name);
                    var limit = ofPod == null ? null : quantity(ofPod);
                    if (own != null && limit != null && own.compareTo(limit) > 0) {
                        errors.invalid(
                                here.key(name).child("limits"),
                                own.toString(),
                                "must be less than or equal to pod limits of " + limit,
                                FieldError.Rule.WITHIN_LIMIT);
                    }
                }));
    }

    private static void requirements(
            FieldErrors errors, FieldPath path, Tree.Obj resources, NameCheck names, Set<String> claims) {
        var limits = resources.obj("limits");
        var requests = resources.obj("requests");
        limits.forEach((name, value) -> {
            var here = path.child("limits").key(name);
            names.check(errors, here, name);
            quantityValue(errors, here, name, value);
            wholePages(errors, here, name, quantity(value));
        });
        requests.forEach((name, value) -> {
            var here = path.child("requests").key(name);
            names.check(errors, here, name);
            quantityValue(errors, here, name, value);
            againstLimit(errors, path, name, quantity(value), limits.get(name));
            wholePages(errors, here, name, quantity(value));
        });
        boolean computes = hasAny(limits, requests, "cpu") || hasAny(limits, requests, "memory");
        if (!computes && (hasHugePages(limits) || hasHugePages(requests))) {
            errors.forbidden(path, "HugePages require cpu or memory");
        }
        ResourceClaimValidation.used(errors, path.child("claims"), resources.list("claims"), claims);
    }

    private static void wholePages(FieldErrors errors, FieldPath path, String name, @Nullable Quantity amount) {
        if (!name.startsWith(HUGE_PAGES) || amount == null) {
            return;
        }
        var size = quantity(Tree.text(name.substring(HUGE_PAGES.length())));
        boolean good =
                size != null && size.sign() > 0 && size.milliValue() % 1000 == 0 && amount.value() % size.value() == 0;
        if (!good) {
            errors.invalid(path, amount.toString(), amount + " is not positive integer multiple of " + name);
        }
    }

    private static boolean hasAny(Tree.Obj limits, Tree.Obj requests, String name) {
        return limits.has(name) || requests.has(name);
    }

    private static boolean hasHugePages(Tree.Obj amounts) {
        return amounts.keys().stream().anyMatch(name -> name.startsWith(HUGE_PAGES));
    }

    private static void againstLimit(
            FieldErrors errors, FieldPath path, String name, @Nullable Quantity request, @Nullable Tree limitTree) {
        if (request == null) {
            return;
        }
        boolean overcommit = isNative(name) && !name.startsWith(HUGE_PAGES);
        var limit = limitTree == null ? null : quantity(limitTree);
        if (limit == null) {
            if (limitTree == null && !overcommit) {
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

    /** Whether it is good so far; what is wrong is told. */
    private static boolean name(FieldErrors errors, FieldPath path, String name) {
        var wrong = LabelRules.qualifiedName(name);
        errors.invalidEach(path, name, wrong, FieldError.Rule.RESOURCE_NAME);
        if (!wrong.isEmpty()) {
            return false;
        }
        boolean known = name.contains("/") || isStandard(name);
        if (!known) {
            errors.invalid(
                    path, name, "must be a standard resource type or fully qualified", FieldError.Rule.RESOURCE_NAME);
        }
        return known;
    }

    private static void containerName(FieldErrors errors, FieldPath path, String name) {
        var _ = name(errors, path, name);
        if (!name.contains("/")) {
            if (!CONTAINER.contains(name) && !name.startsWith(HUGE_PAGES)) {
                errors.invalid(path, name, "must be a standard resource for containers", FieldError.Rule.RESOURCE_NAME);
            }
        } else if (!isNative(name) && !isExtended(name)) {
            errors.invalid(path, name, "doesn't follow extended resource name standard", FieldError.Rule.RESOURCE_NAME);
        }
    }

    private static void podName(FieldErrors errors, FieldPath path, String name) {
        if (name(errors, path, name) && !PodAmounts.isPodLevel(name)) {
            errors.notSupported(path, name, List.of("cpu", HUGE_PAGES, "memory"));
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

    static @Nullable Quantity quantity(Tree value) {
        try {
            return Quantity.fromTree(value);
        } catch (IllegalArgumentException e) {
            // Decoding has refused it already.
            return null;
        }
    }
}
