package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.Locale;

/**
 * Environment variables and where they come from.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateEnv}, {@code ValidateEnvFrom}.
 * <br>Differs: divisors of resource fields and file keys are not looked at.
 */
final class EnvironmentValidation {
    private static final List<String> FIELDS = List.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs");
    private static final List<String> RESOURCES = List.of(
            "limits.cpu",
            "limits.ephemeral-storage",
            "limits.memory",
            "requests.cpu",
            "requests.ephemeral-storage",
            "requests.memory");
    private static final List<String> SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

    private EnvironmentValidation() {}

    static void variables(FieldErrors errors, FieldPath path, List<Tree> variables) {
        for (int i = 0; i < variables.size(); i++) {
            if (!(variables.get(i) instanceof Tree.Obj variable)) {
                continue;
            }
            var name = variable.text("name", "");
            var here = path.index(i);
            if (name.isEmpty()) {
                errors.required(here.child("name"));
            } else {
                errors.invalidEach(
                        here.child("name"), name, NameRules.environmentName(name), FieldError.Rule.VARIABLE_NAME);
            }
            if (variable.get("valueFrom") instanceof Tree.Obj source) {
                source(errors, here.child("valueFrom"), source, variable.text("value", ""));
            }
        }
    }

    private static void source(FieldErrors errors, FieldPath path, Tree.Obj source, String value) {
        int found = 0;
        for (var kind : SOURCES) {
            if (source.get(kind) instanceof Tree.Obj reference) {
                found++;
                reference(errors, path.child(kind), kind, reference);
            }
        }
        if (found == 0) {
            errors.invalid(
                    path,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or"
                            + " `fileKeyRef`");
        } else if (!value.isEmpty()) {
            errors.invalid(path, "", "may not be specified when `value` is not empty", FieldError.Rule.EXCLUDES);
        } else if (found > 1) {
            errors.invalid(path, "", "may not have more than one field specified at a time", FieldError.Rule.EXCLUDES);
        }
    }

    private static void reference(FieldErrors errors, FieldPath path, String kind, Tree.Obj reference) {
        switch (kind) {
            case "fieldRef" -> field(errors, path, reference);
            case "resourceFieldRef" -> {
                var resource = reference.text("resource", "");
                if (resource.isEmpty()) {
                    errors.required(path.child("resource"));
                } else if (!RESOURCES.contains(resource)
                        && !resource.startsWith("requests.hugepages-")
                        && !resource.startsWith("limits.hugepages-")) {
                    errors.notSupported(path.child("resource"), resource, RESOURCES);
                }
            }
            case "configMapKeyRef", "secretKeyRef" -> {
                var name = reference.text("name", "");
                errors.invalidEach(path.child("name"), name, LabelRules.dns1123Subdomain(name), FieldError.Rule.NAME);
                var key = reference.text("key", "");
                if (key.isEmpty()) {
                    errors.required(path.child("key"));
                } else {
                    errors.invalidEach(path.child("key"), key, NameRules.configMapKey(key), FieldError.Rule.CONFIG_KEY);
                }
            }
            default -> {}
        }
    }

    private static void field(FieldErrors errors, FieldPath path, Tree.Obj reference) {
        var field = reference.text("fieldPath", "");
        if (field.isEmpty()) {
            errors.required(path.child("fieldPath"));
            return;
        }
        int open = field.indexOf("['");
        if (open > 0 && field.endsWith("']")) {
            var subscript = field.substring(open + 2, field.length() - 2);
            switch (field.substring(0, open)) {
                case "metadata.annotations" ->
                    LabelValidation.labelName(errors, path, subscript.toLowerCase(Locale.ROOT));
                case "metadata.labels" -> LabelValidation.labelName(errors, path, subscript);
                default ->
                    errors.invalid(
                            path.child("fieldPath"),
                            field,
                            "error converting fieldPath: field label does not support subscript");
            }
            return;
        }
        if (FIELDS.contains(field)) {
            return;
        }
        // What is convertible but not for the environment is unsupported; anything else is no field label at all.
        if (List.of(
                        "metadata.annotations",
                        "metadata.labels",
                        "spec.restartPolicy",
                        "spec.schedulerName",
                        "status.phase")
                .contains(field)) {
            errors.notSupported(path.child("fieldPath"), field, FIELDS);
        } else {
            errors.invalid(
                    path.child("fieldPath"), field, "error converting fieldPath: field label not supported: " + field);
        }
    }

    static void sources(FieldErrors errors, FieldPath path, List<Tree> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (!(sources.get(i) instanceof Tree.Obj source)) {
                continue;
            }
            var here = path.index(i);
            var prefix = source.text("prefix", "");
            if (!prefix.isEmpty()) {
                errors.invalidEach(
                        here.child("prefix"), prefix, NameRules.environmentName(prefix), FieldError.Rule.VARIABLE_NAME);
            }
            int found = 0;
            for (var kind : List.of("configMapRef", "secretRef")) {
                if (source.get(kind) instanceof Tree.Obj reference) {
                    found++;
                    name(errors, here.child(kind).child("name"), reference.text("name", ""));
                }
            }
            // Upstream reports these two at the list.
            if (found == 0) {
                errors.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
            } else if (found > 1) {
                errors.invalid(
                        path, "", "may not have more than one field specified at a time", FieldError.Rule.EXCLUDES);
            }
        }
    }

    private static void name(FieldErrors errors, FieldPath path, String name) {
        if (name.isEmpty()) {
            errors.required(path);
        } else {
            errors.invalidEach(path, name, NameRules.subdomain(name, true), FieldError.Rule.NAME);
        }
    }
}
