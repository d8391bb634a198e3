package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.BuiltInKinds;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * Objects that are kept: their metadata, and what everything else depends on.
 *
 * <p>Upstream: the strategies of all kinds in pkg/registry; pkg/apis/node/validation/validation.go; apiextensions-apiserver
 * pkg/apis/apiextensions/validation/validation.go.
 * <br>Differs: nothing else is looked at, so that nothing is refused that upstream takes.
 */
final class KeptValidation {
    private static final List<String> PATH_SEGMENTS = List.of("rbac.authorization.k8s.io", "networking.k8s.io");

    private KeptValidation() {}

    static void create(FieldErrors errors, KeptKind kind, Tree.Obj object) {
        ObjectMetaValidation.create(errors, object.obj("metadata"), kind.namespaced(), rule(kind));
        if (kind.equals(BuiltInKinds.RUNTIME_CLASS)) {
            runtimeClass(errors, object);
        } else if (kind.equals(BuiltInKinds.CUSTOM_RESOURCE_DEFINITION)) {
            definition(errors, object);
        }
    }

    static void update(FieldErrors errors, Tree.Obj object, Tree.Obj old) {
        ObjectMetaValidation.update(errors, object.obj("metadata"), old.obj("metadata"));
    }

    private static NameRules.NameRule rule(KeptKind kind) {
        return PATH_SEGMENTS.contains(kind.group()) ? (name, prefix) -> pathSegment(name) : NameRules::subdomain;
    }

    private static List<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        for (var wrong : List.of("/", "%")) {
            if (name.contains(wrong)) {
                return List.of("may not contain '" + wrong + "'");
            }
        }
        return List.of();
    }

    private static void runtimeClass(FieldErrors errors, Tree.Obj object) {
        var handler = object.text("handler", "");
        errors.invalidEach(FieldPath.of("handler"), handler, NameRules.label(handler, false), FieldError.Rule.NAME);
    }

    private static void definition(FieldErrors errors, Tree.Obj object) {
        var spec = object.obj("spec");
        var name = object.obj("metadata").text("name", "");
        var plural = spec.obj("names").text("plural", "");
        var wanted = plural + "." + spec.text("group", "");
        if (!name.isEmpty() && !name.equals(wanted)) {
            errors.invalid(
                    FieldPath.METADATA.child("name"),
                    name,
                    "must be spec.names.plural+\".\"+spec.group",
                    FieldError.Rule.NAME);
        }
    }
}
