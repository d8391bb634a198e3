package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * The claim that is made for an ephemeral volume.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidatePersistentVolumeClaimTemplate},
 * {@code ValidatePersistentVolumeClaimSpec}.
 * <br>Differs: in nothing that we know of.
 */
final class ClaimTemplateValidation {
    private static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    private static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");
    private static final String CLAIM = "PersistentVolumeClaim";

    private ClaimTemplateValidation() {}

    static void check(FieldErrors errors, FieldPath path, Tree.Obj ephemeral) {
        var here = path.child("volumeClaimTemplate");
        if (!(ephemeral.get("volumeClaimTemplate") instanceof Tree.Obj template)) {
            errors.required(here);
            return;
        }
        metadata(errors, here.child("metadata"), template.obj("metadata"));
        spec(errors, here.child("spec"), template.obj("spec"));
    }

    private static void metadata(FieldErrors errors, FieldPath path, Tree.Obj meta) {
        LabelValidation.annotations(errors, path.child("annotations"), meta.obj("annotations"));
        LabelValidation.labels(errors, path.child("labels"), meta.obj("labels"));
        for (var field : List.of(
                "name",
                "generateName",
                "namespace",
                "selfLink",
                "uid",
                "resourceVersion",
                "generation",
                "creationTimestamp",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "ownerReferences",
                "finalizers",
                "managedFields")) {
            if (meta.has(field) && !(meta.get(field) instanceof Tree.Nil)) {
                errors.forbidden(path.child(field.equals("uid") ? "uID" : field), "cannot be set");
            }
        }
    }

    private static void spec(FieldErrors errors, FieldPath path, Tree.Obj spec) {
        var modes = spec.texts("accessModes");
        if (modes.isEmpty()) {
            errors.required(path.child("accessModes"), "at least 1 access mode is required");
        }
        if (spec.get("selector") instanceof Tree.Obj selector) {
            LabelValidation.selector(errors, path.child("selector"), selector);
        }
        for (var mode : modes) {
            if (!ACCESS_MODES.contains(mode)) {
                errors.notSupported(path.child("accessModes"), mode, ACCESS_MODES);
            }
        }
        if (modes.contains("ReadWriteOncePod")
                && modes.stream().anyMatch(mode -> ACCESS_MODES.contains(mode) && !mode.equals("ReadWriteOncePod"))) {
            errors.forbidden(path.child("accessModes"), "may not use ReadWriteOncePod with other access modes");
        }
        storage(
                errors,
                path.child("resources").key("storage"),
                spec.obj("resources").obj("requests"));
        var storageClass = spec.text("storageClassName", "");
        if (!storageClass.isEmpty()) {
            errors.subdomain(path.child("storageClassName"), storageClass);
        }
        var volumeMode = spec.text("volumeMode");
        if (volumeMode != null && !VOLUME_MODES.contains(volumeMode)) {
            errors.notSupported(path.child("volumeMode"), volumeMode, VOLUME_MODES);
        }
        sources(errors, path, spec);
        var attributes = spec.text("volumeAttributesClassName", "");
        if (!attributes.isEmpty()) {
            errors.subdomain(path.child("volumeAttributesClassName"), attributes);
        }
    }

    private static void storage(FieldErrors errors, FieldPath path, Tree.Obj requests) {
        var amount = requests.get("storage");
        if (amount == null) {
            errors.required(path);
            return;
        }
        var quantity = ResourceValidation.quantity(amount);
        if (quantity != null && quantity.sign() <= 0) {
            errors.invalid(path, quantity.toString(), "must be greater than zero", FieldError.Rule.RANGE);
        } else {
            ResourceValidation.quantityValue(errors, path, "storage", amount);
        }
    }

    private static void sources(FieldErrors errors, FieldPath path, Tree.Obj spec) {
        var source = spec.get("dataSource") instanceof Tree.Obj o ? o : null;
        var reference = spec.get("dataSourceRef") instanceof Tree.Obj o ? o : null;
        if (source != null) {
            source(errors, path.child("dataSource"), source);
        }
        if (reference != null) {
            source(errors, path.child("dataSourceRef"), reference);
            var namespace = reference.text("namespace", "");
            if (!namespace.isEmpty()) {
                errors.label(path.child("dataSourceRef").child("namespace"), namespace);
            }
        }
        if (source == null || reference == null) {
            return;
        }
        if (!reference.text("namespace", "").isEmpty()) {
            errors.invalidRendered(path, "{}", "may not be specified when dataSourceRef.namespace is specified");
        } else if (!source.equals(reference.without("namespace"))) {
            errors.invalidRendered(path, "{}", "must match dataSourceRef");
        }
    }

    private static void source(FieldErrors errors, FieldPath path, Tree.Obj source) {
        VolumeSourceRules.required(errors, path, source, "name");
        VolumeSourceRules.required(errors, path, source, "kind");
        var group = source.text("apiGroup", "");
        var kind = source.text("kind", "");
        if (group.isEmpty() && !kind.equals(CLAIM)) {
            errors.invalid(path, kind, "must be '" + CLAIM + "' when referencing the default apiGroup");
        }
        if (!group.isEmpty()) {
            errors.subdomain(path.child("apiGroup"), group);
        }
    }
}
