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
        PodSpecValidation.check(errors, path.child("spec"), spec, false);
        if (!spec.list("ephemeralContainers").isEmpty()) {
            errors.forbidden(
                    path.child("spec").child("ephemeralContainers"),
                    "ephemeral containers not allowed in pod template");
        }
    }
}
