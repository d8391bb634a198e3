package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateNode}, {@code ValidateNodeUpdate}; like it, this
 * reports taints below {@code metadata}.
 * <br>Differs: pod CIDRs' form, swap and declared features are not looked at.
 */
final class NodeValidation {
    private NodeValidation() {}

    static void create(FieldErrors errors, Tree.Obj node) {
        ObjectMetaValidation.create(errors, node.obj("metadata"), false, NameRules::subdomain);
        taints(errors, node);
        resources(errors, node);
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
    }
}
