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
    /** What a pod can be asked for at all. */
    private static final List<String> CONVERTIBLE = List.of(
            "metadata.annotations",
            "metadata.labels",
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.serviceAccountName",
            "spec.schedulerName",
            "status.phase",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs",
            "spec.host");

    private static final List<String> DIVISORS =
            List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
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
            case "fieldRef" -> field(errors, path, reference, FIELDS);
            case "resourceFieldRef" -> resource(errors, path, reference, false);
            case "fileKeyRef" -> file(errors, path, reference);
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

    private static void file(FieldErrors errors, FieldPath path, Tree.Obj reference) {
        var key = reference.text("key", "");
        if (key.isEmpty()) {
            errors.required(path.child("key"));
        } else {
            errors.invalidEach(path.child("key"), key, NameRules.environmentName(key), FieldError.Rule.VARIABLE_NAME);
        }
        var volume = reference.text("volumeName", "");
        if (volume.isEmpty()) {
            errors.required(path.child("volumeName"));
        } else {
            errors.label(path.child("volumeName"), volume);
        }
        VolumeSourceRules.required(errors, path, reference, "path");
        NameRules.noBacksteps(errors, path.child("path"), reference.text("path", ""));
    }

    /** @param inVolume whether a file of a volume has it, which must say of which container */
    static void resource(FieldErrors errors, FieldPath path, Tree.Obj reference, boolean inVolume) {
        var resource = reference.text("resource", "");
        if (inVolume && reference.text("containerName", "").isEmpty()) {
            errors.required(path.child("containerName"));
        } else if (resource.isEmpty()) {
            errors.required(path.child("resource"));
        } else if (!RESOURCES.contains(resource) && !isHugePages(resource)) {
            errors.notSupported(path.child("resource"), resource, RESOURCES);
        }
        var divisor = reference.get("divisor");
        var amount = divisor == null ? null : ResourceValidation.quantity(divisor);
        if (amount != null && !amount.isZero()) {
            divisor(errors, path.child("divisor"), resource, amount.toString());
        }
    }

    private static boolean isHugePages(String resource) {
        return resource.startsWith("requests.hugepages-") || resource.startsWith("limits.hugepages-");
    }

    private static void divisor(FieldErrors errors, FieldPath path, String resource, String divisor) {
        var of = resource.substring(resource.indexOf('.') + 1);
        if (RESOURCES.contains(resource) && of.equals("cpu")) {
            if (!divisor.equals("1m") && !divisor.equals("1")) {
                errors.invalid(path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
            }
            return;
        }
        boolean counts = RESOURCES.contains(resource) || isHugePages(resource);
        if (counts && !DIVISORS.contains(divisor)) {
            var called = of.equals("ephemeral-storage")
                    ? "local ephemeral storage"
                    : isHugePages(resource) ? "hugepages" : of;
            errors.invalid(
                    path,
                    resource,
                    "only divisor's values " + String.join(", ", DIVISORS) + " are supported with the " + called
                            + " resource");
        }
    }

    /**
     * A field of the pod.
     *
     * @param supported which of them, without subscripts
     */
    static void field(FieldErrors errors, FieldPath path, Tree.Obj reference, List<String> supported) {
        var version = reference.text("apiVersion", "");
        var field = reference.text("fieldPath", "");
        if (version.isEmpty()) {
            errors.required(path.child("apiVersion"));
            return;
        }
        if (field.isEmpty()) {
            errors.required(path.child("fieldPath"));
            return;
        }
        var wrong = version.equals("v1") ? unknown(field) : "unsupported pod version: " + version;
        if (!wrong.isEmpty()) {
            errors.invalid(path.child("fieldPath"), field, "error converting fieldPath: " + wrong);
            return;
        }
        int open = subscript(field);
        if (open > 0) {
            var key = field.substring(open + 2, field.length() - 2);
            boolean annotation = field.startsWith("metadata.annotations");
            LabelValidation.labelName(errors, path, annotation ? key.toLowerCase(Locale.ROOT) : key);
            return;
        }
        // The internal name of one of them is that of another.
        var known = field.equals("spec.host") ? "spec.nodeName" : field;
        if (!supported.contains(known)) {
            errors.notSupported(path.child("fieldPath"), known, supported);
        }
    }

    private static int subscript(String field) {
        return field.endsWith("']") ? field.indexOf("['") : -1;
    }

    /** Why a pod has no such field; empty if it has. */
    private static String unknown(String field) {
        int open = subscript(field);
        if (open > 0) {
            var of = field.substring(0, open);
            return of.equals("metadata.annotations") || of.equals("metadata.labels")
                    ? ""
                    : "field label does not support subscript: " + field;
        }
        return CONVERTIBLE.contains(field) ? "" : "field label not supported: " + field;
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
