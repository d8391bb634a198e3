package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;

/**
 * Pod templates.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidatePodTemplateSpec}.
 * <br>Differs: annotations that stand for security profiles are not looked at.
 */
final class PodTemplateValidation {
    private PodTemplateValidation() {}

    static void check(FieldErrors errors, FieldPath path, Tree.Obj template) {
        var meta = template.obj("metadata");
        // Upstream leaves out "metadata" in these paths.
        LabelValidation.labels(errors, path.child("labels"), meta.obj("labels"));
        LabelValidation.annotations(errors, path.child("annotations"), meta.obj("annotations"));
        var spec = template.obj("spec");
        PodAnnotationValidation.check(errors, path.child("annotations"), meta.obj("annotations"), spec);
        PodSpecValidation.check(errors, path.child("spec"), spec, null);
        PodAnnotationValidation.againstFields(errors, path.child("spec"), meta.obj("annotations"), spec);
        if (!spec.list("ephemeralContainers").isEmpty()) {
            errors.forbidden(
                    path.child("spec").child("ephemeralContainers"),
                    "ephemeral containers not allowed in pod template");
        }
    }
}
