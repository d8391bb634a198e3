package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Nodes.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateNode}, {@code ValidateNodeUpdate}; like it, this
 * reports taints below {@code metadata}.
 * <br>Differs: in nothing that we know of; a configSource is dropped before.
 */
final class NodeValidation {
    private static final String TAINTS = "scheduler.alpha.kubernetes.io/taints";
    private static final String AVOID_PODS = "scheduler.alpha.kubernetes.io/preferAvoidPods";
    private static final Pattern FEATURE = Pattern.compile("[A-Z][a-zA-Z0-9]*(/[a-zA-Z][a-zA-Z0-9]*)*");

    private NodeValidation() {}

    static void create(FieldErrors errors, Tree.Obj node) {
        ObjectMetaValidation.create(errors, node.obj("metadata"), false, NameRules::subdomain);
        annotations(errors, node);
        taints(errors, node);
        resources(errors, node);
        swap(errors, node.obj("status").obj("nodeInfo").obj("swap"));
        declaredFeatures(errors, node.obj("status").texts("declaredFeatures"));
        podCidrs(errors, node.obj("spec"));
    }

    private static void taints(FieldErrors errors, Tree.Obj node) {
        TolerationValidation.taints(
                errors, FieldPath.METADATA.child("taints"), node.obj("spec").list("taints"));
    }

    private static void resources(FieldErrors errors, Tree.Obj node) {
        for (var list : List.of("capacity", "allocatable")) {
            node.obj("status")
                    .obj(list)
                    .forEach((name, value) -> ResourceValidation.quantityValue(
                            errors, FieldPath.STATUS.child(list).child(name), name, value));
        }
    }

    /** Annotations of old that say what is a field by now. */
    private static void annotations(FieldErrors errors, Tree.Obj node) {
        var path = FieldPath.METADATA.child("annotations");
        var annotations = node.obj("metadata").obj("annotations");
        var taints = annotations.text(TAINTS, "");
        if (!taints.isEmpty()) {
            var read = JsonAnnotation.list(taints, "Taint");
            if (read.wrong().isEmpty()) {
                TolerationValidation.taints(errors, path.child(TAINTS), read.items());
            } else {
                errors.invalid(path, TAINTS, read.wrong());
            }
        }
        var avoid = annotations.text(AVOID_PODS, "");
        if (!avoid.isEmpty()) {
            avoidPods(errors, path, JsonAnnotation.struct(avoid, "v1.AvoidPods"));
        }
    }

    private static void avoidPods(FieldErrors errors, FieldPath path, JsonAnnotation read) {
        if (!read.wrong().isEmpty()) {
            errors.invalid(path.child("AvoidPods"), AVOID_PODS, read.wrong());
            return;
        }
        var entries = read.value() instanceof Tree.Obj o ? o.list("preferAvoidPods") : List.<Tree>of();
        Walk.items(path.child(AVOID_PODS), entries, (here, entry) -> {
            if (!(entry.obj("podSignature").get("podController") instanceof Tree.Obj controller)) {
                errors.required(here.child("PodSignature"));
            } else if (!controller.flag("controller")) {
                errors.invalid(
                        here.child("PodSignature").child("PodController").child("Controller"),
                        Tree.FALSE,
                        "must point to a controller");
            }
        });
    }

    private static void swap(FieldErrors errors, Tree.Obj swap) {
        var capacity = swap.number("capacity");
        if (capacity != null && capacity <= 0) {
            errors.invalid(
                    FieldPath.METADATA.child("nodeSwapStatus").child("capacity"),
                    capacity,
                    "must be greater than zero",
                    FieldError.Rule.RANGE);
        }
    }

    private static void declaredFeatures(FieldErrors errors, List<String> features) {
        var path = FieldPath.STATUS.child("declaredFeatures");
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            var name = "invalid feature name " + GoText.quote(feature) + ": ";
            if (VolumeSourceRules.bytes(feature) > 253) {
                errors.invalid(path.index(i), feature, name + "must be no more than 253 characters");
            } else if (!FEATURE.matcher(feature).matches()) {
                errors.invalid(
                        path.index(i),
                        feature,
                        name + "must start with an UpperCamelCase segment, with subsequent segments separated by '/'"
                                + " (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric"
                                + " characters and slashes");
            }
            if (i + 1 < features.size()) {
                var next = features.get(i + 1);
                if (feature.equals(next)) {
                    errors.duplicate(path.index(i + 1), next);
                } else if (feature.compareTo(next) > 0) {
                    errors.invalid(path.index(i + 1), next, "list must be sorted alphabetically");
                }
            }
        }
    }

    private static void podCidrs(FieldErrors errors, Tree.Obj spec) {
        var path = FieldPath.SPEC.child("podCIDRs");
        var ranges = spec.texts("podCIDRs");
        for (int i = 0; i < ranges.size(); i++) {
            AddressRules.cidr(errors, path.index(i), ranges.get(i));
        }
        AddressRules.onePerFamily(errors, path, ranges, Json.write(Tree.texts(ranges)));
    }

    static void update(FieldErrors errors, Tree.Obj node, Tree.Obj old) {
        create(errors, node);
        ObjectMetaValidation.update(errors, node.obj("metadata"), old.obj("metadata"));
        var seen = new ArrayList<Tree>();
        var addresses = node.obj("status").list("addresses");
        for (int i = 0; i < addresses.size(); i++) {
            if (seen.contains(addresses.get(i)) && addresses.get(i) instanceof Tree.Obj address) {
                errors.duplicateRendered(
                        FieldPath.STATUS.child("addresses").index(i), InternalTypes.nodeAddress(address), "");
            }
            seen.add(addresses.get(i));
        }
        var spec = node.obj("spec");
        var oldSpec = old.obj("spec");
        if (!oldSpec.list("podCIDRs").isEmpty() && !oldSpec.list("podCIDRs").equals(spec.list("podCIDRs"))) {
            errors.forbidden(
                    FieldPath.SPEC.child("podCIDRs"),
                    "node updates may not change podCIDR except from \"\" to valid",
                    FieldError.Rule.STAYS);
        }
        var provider = oldSpec.text("providerID", "");
        if (!provider.isEmpty() && !provider.equals(spec.text("providerID", ""))) {
            errors.forbidden(
                    FieldPath.SPEC.child("providerID"),
                    "node updates may not change providerID except from \"\" to valid",
                    FieldError.Rule.STAYS);
        }
        if (!oldSpec.text("externalID", "").equals(spec.text("externalID", ""))) {
            errors.forbidden(FieldPath.SPEC.child("externalID"), "may not be updated", FieldError.Rule.STAYS);
        }
    }
}
