package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;

/**
 * Namespaces.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateNamespace}, {@code ValidateNamespaceUpdate},
 * {@code ValidateNamespaceStatusUpdate}.
 * <br>Differs: in nothing that we know of.
 */
final class NamespaceValidation {
    private NamespaceValidation() {}

    static void create(FieldErrors errors, Tree.Obj namespace) {
        ObjectMetaValidation.create(errors, namespace.obj("metadata"), false, NameRules::label);
        var path = FieldPath.SPEC.child("finalizers");
        for (var finalizer : namespace.obj("spec").texts("finalizers")) {
            errors.invalidEach(path, finalizer, LabelRules.qualifiedName(finalizer), FieldError.Rule.KEY);
            ObjectMetaValidation.kubeFinalizer(errors, path, finalizer);
        }
    }

    static void update(FieldErrors errors, Tree.Obj namespace, Tree.Obj old) {
        create(errors, namespace);
        ObjectMetaValidation.update(errors, namespace.obj("metadata"), old.obj("metadata"));
    }

    static void updateStatus(FieldErrors errors, Tree.Obj namespace, Tree.Obj old) {
        ObjectMetaValidation.update(errors, namespace.obj("metadata"), old.obj("metadata"));
        var phase = namespace.obj("status").text("phase", "");
        boolean going = old.obj("metadata").has("deletionTimestamp");
        if (!going && !phase.equals("Active")) {
            errors.invalid(
                    FieldPath.STATUS.child("Phase"), phase, "may only be 'Active' if `deletionTimestamp` is empty");
        } else if (going && !phase.equals("Terminating")) {
            errors.invalid(
                    FieldPath.STATUS.child("Phase"),
                    phase,
                    "may only be 'Terminating' if `deletionTimestamp` is not empty");
        }
    }
}
