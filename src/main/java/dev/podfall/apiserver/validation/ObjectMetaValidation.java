package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of every object.
 *
 * <p>Upstream: apimachinery/pkg/api/validation/objectmeta.go, {@code ValidateObjectMeta} and
 * {@code ValidateObjectMetaUpdate}; pkg/apis/core/validation/validation.go, {@code validateKubeFinalizerName}.
 * <br>Differs: managed fields are not looked at.
 */
final class ObjectMetaValidation {
    private static final String IMMUTABLE = "field is immutable";
    private static final List<String> STANDARD_FINALIZERS = List.of("kubernetes", "orphan", "foregroundDeletion");

    private ObjectMetaValidation() {}

    static void create(FieldErrors errors, Tree.Obj meta, boolean namespaced, NameRules.NameRule rule) {
        var path = FieldPath.METADATA;
        var generateName = meta.text("generateName", "");
        if (!generateName.isEmpty()) {
            errors.invalidEach(
                    path.child("generateName"), generateName, rule.check(generateName, true), FieldError.Rule.NAME);
        }
        var name = meta.text("name", "");
        if (name.isEmpty()) {
            // A name that is still to be generated is good if what it is generated from is.
            if (generateName.isEmpty()) {
                errors.required(path.child("name"), "name or generateName is required");
            }
        } else {
            errors.invalidEach(path.child("name"), name, rule.check(name, false), FieldError.Rule.NAME);
        }
        namespace(errors, path.child("namespace"), meta.text("namespace", ""), namespaced);
        errors.notNegative(path.child("generation"), meta.number("generation", 0));
        common(errors, path, meta);
        kubeFinalizers(errors, path, meta);
    }

    private static void namespace(FieldErrors errors, FieldPath path, String namespace, boolean namespaced) {
        if (!namespaced) {
            if (!namespace.isEmpty()) {
                errors.forbidden(path, "not allowed on this type");
            }
        } else if (namespace.isEmpty()) {
            errors.required(path);
        } else {
            errors.invalidEach(path, namespace, LabelRules.dns1123Label(namespace), FieldError.Rule.NAME);
        }
    }

    private static void common(FieldErrors errors, FieldPath path, Tree.Obj meta) {
        LabelValidation.labels(errors, path.child("labels"), meta.obj("labels"));
        LabelValidation.annotations(errors, path.child("annotations"), meta.obj("annotations"));
        ownerReferences(errors, path.child("ownerReferences"), meta.list("ownerReferences"));
        var finalizers = meta.texts("finalizers");
        for (var finalizer : finalizers) {
            errors.invalidEach(
                    path.child("finalizers"), finalizer, LabelRules.qualifiedName(finalizer), FieldError.Rule.KEY);
        }
        if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
            errors.invalid(
                    path.child("finalizers"),
                    Tree.texts(finalizers),
                    "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    private static void ownerReferences(FieldErrors errors, FieldPath path, List<Tree> references) {
        String firstController = null;
        for (var item : references) {
            var reference = item instanceof Tree.Obj o ? o : Tree.obj();
            ownerReference(errors, path, reference);
            if (!reference.flag("controller")) {
                continue;
            }
            var controller = reference.text("kind", "") + "/" + reference.text("name", "");
            if (firstController == null) {
                firstController = controller;
            } else {
                errors.invalidRendered(
                        path,
                        renderedOwners(references),
                        "Only one reference can have Controller set to true. Found \"true\" in references for "
                                + firstController + " and " + controller);
            }
        }
    }

    private static void ownerReference(FieldErrors errors, FieldPath path, Tree.Obj reference) {
        var apiVersion = reference.text("apiVersion", "");
        boolean tooManyParts = apiVersion.indexOf('/') != apiVersion.lastIndexOf('/');
        if (apiVersion.isEmpty() || apiVersion.endsWith("/") || tooManyParts) {
            errors.invalid(path.child("apiVersion"), apiVersion, "version must not be empty");
        }
        for (var field : List.of("kind", "name", "uid")) {
            if (reference.text(field, "").isEmpty()) {
                errors.invalid(path.child(field), "", "must not be empty");
            }
        }
        if (apiVersion.equals("v1") && reference.text("kind", "").equals("Event")) {
            errors.invalidRendered(path, renderedOwner(reference), "/v1, Kind=Event is disallowed from being an owner");
        }
    }

    private static String renderedOwners(List<Tree> references) {
        var out = new ArrayList<String>();
        for (var item : references) {
            out.add(renderedOwner(item instanceof Tree.Obj o ? o : Tree.obj()));
        }
        return "[" + String.join(",", out) + "]";
    }

    private static String renderedOwner(Tree.Obj reference) {
        var out = new StringBuilder("{");
        for (var field : List.of("apiVersion", "kind", "name", "uid")) {
            out.append(out.length() > 1 ? "," : "").append(Json.quote(field)).append(':');
            out.append(Json.quote(reference.text(field, "")));
        }
        for (var field : List.of("controller", "blockOwnerDeletion")) {
            if (reference.get(field) instanceof Tree.Bool(boolean value)) {
                out.append(',').append(Json.quote(field)).append(':').append(value);
            }
        }
        return out.append('}').toString();
    }

    private static void kubeFinalizers(FieldErrors errors, FieldPath path, Tree.Obj meta) {
        var finalizers = meta.texts("finalizers");
        for (int i = 0; i < finalizers.size(); i++) {
            kubeFinalizer(errors, path.child("finalizers").index(i), finalizers.get(i));
        }
    }

    static void kubeFinalizer(FieldErrors errors, FieldPath path, String finalizer) {
        if (!finalizer.contains("/") && !STANDARD_FINALIZERS.contains(finalizer)) {
            errors.invalid(
                    path,
                    finalizer,
                    "name is neither a standard finalizer name nor is it fully qualified",
                    FieldError.Rule.KEY);
        }
    }

    static void update(FieldErrors errors, Tree.Obj meta, Tree.Obj old) {
        var path = FieldPath.METADATA;
        if (old.has("deletionTimestamp")) {
            noNewFinalizers(errors, path.child("finalizers"), meta.texts("finalizers"), old.texts("finalizers"));
        }
        if (meta.number("generation", 0) < old.number("generation", 0)) {
            errors.invalid(path.child("generation"), meta.number("generation", 0), "must not be decremented");
        }
        for (var field : List.of(
                "name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds")) {
            immutable(errors, path.child(field), meta.get(field), old.get(field));
        }
        common(errors, path, meta);
        kubeFinalizers(errors, path, meta);
    }

    private static void noNewFinalizers(FieldErrors errors, FieldPath path, List<String> finalizers, List<String> old) {
        var added = finalizers.stream()
                .filter(f -> !old.contains(f))
                .distinct()
                .sorted()
                .map(GoText::quote)
                .toList();
        if (!added.isEmpty()) {
            errors.forbidden(
                    path,
                    "no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                            + String.join(", ", added) + "}");
        }
    }

    static void immutable(FieldErrors errors, FieldPath path, @Nullable Tree value, @Nullable Tree old) {
        if (value == null ? old != null : !value.equals(old)) {
            errors.invalid(path, value == null ? Tree.NIL : value, IMMUTABLE, FieldError.Rule.STAYS);
        }
    }
}
