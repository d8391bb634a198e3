package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;

/**
 * ControllerRevisions: their data never change, their numbers may.
 *
 * <p>Upstream: pkg/apis/apps/validation/validation.go, {@code ValidateControllerRevisionCreate},
 * {@code ValidateControllerRevisionUpdate}.
 * <br>Differs: in nothing that we know of.
 */
final class ControllerRevisionValidation {
    private ControllerRevisionValidation() {}

    static void create(FieldErrors errors, Tree.Obj revision) {
        ObjectMetaValidation.create(errors, revision.obj("metadata"), true, NameRules::subdomain);
        var data = revision.get("data");
        if (data == null || data instanceof Tree.Nil) {
            errors.required(FieldPath.of("data"), "data is mandatory");
        } else if (!(data instanceof Tree.Obj)) {
            errors.invalid(FieldPath.of("data"), data, "data must be a valid JSON object");
        }
        errors.notNegative(FieldPath.of("revision"), revision.number("revision", 0));
    }

    static void update(FieldErrors errors, Tree.Obj revision, Tree.Obj old) {
        ObjectMetaValidation.update(errors, revision.obj("metadata"), old.obj("metadata"));
        errors.notNegative(FieldPath.of("revision"), revision.number("revision", 0));
        ObjectMetaValidation.immutable(errors, FieldPath.of("data"), revision.get("data"), old.get("data"));
    }
}
