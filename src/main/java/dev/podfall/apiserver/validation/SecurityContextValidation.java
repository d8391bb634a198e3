package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Security contexts of pods and containers.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validatePodSpecSecurityContext},
 * {@code ValidateSecurityContext}.
 * <br>Differs: privileged containers are allowed, as every installer sets it up; sysctls and Windows options are not
 * looked at.
 */
final class SecurityContextValidation {
    private static final List<String> PROFILE_TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");

    private SecurityContextValidation() {}

    static void ofPod(FieldErrors errors, FieldPath path, Tree.Obj context, boolean hostPid) {
        for (var field : List.of("fsGroup", "runAsUser", "runAsGroup")) {
            id(errors, path.child(field), context.get(field));
        }
        var groups = context.list("supplementalGroups");
        for (int i = 0; i < groups.size(); i++) {
            id(errors, path.child("supplementalGroups").index(i), groups.get(i));
        }
        if (hostPid && context.flag("shareProcessNamespace")) {
            errors.invalid(
                    path.child("shareProcessNamespace"),
                    Tree.TRUE,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        oneOf(errors, path, context, "fsGroupChangePolicy", List.of("Always", "OnRootMismatch"));
        profile(errors, path.child("seccompProfile"), context.obj("seccompProfile"), "seccomp", "seccompProfile");
        profile(errors, path.child("appArmorProfile"), context.obj("appArmorProfile"), "AppArmor", "appArmorProfile");
        oneOf(errors, path, context, "supplementalGroupsPolicy", List.of("Merge", "Strict"));
        oneOf(errors, path, context, "seLinuxChangePolicy", List.of("MountOption", "Recursive"));
    }

    static void ofContainer(FieldErrors errors, FieldPath path, Tree.Obj context, boolean hostUsers) {
        id(errors, path.child("runAsUser"), context.get("runAsUser"));
        id(errors, path.child("runAsGroup"), context.get("runAsGroup"));
        var procMount = context.text("procMount");
        if (procMount != null) {
            oneOf(errors, path, context, "procMount", List.of("Default", "Unmasked"));
            if (hostUsers && procMount.equals("Unmasked")) {
                errors.invalid(path.child("procMount"), procMount, "`hostUsers` must be false to use `Unmasked`");
            }
        }
        profile(errors, path.child("seccompProfile"), context.obj("seccompProfile"), "seccomp", "seccompProfile");
        if (!context.flag("allowPrivilegeEscalation", true)) {
            if (context.flag("privileged")) {
                errors.invalidRendered(
                        path,
                        InternalTypes.securityContext(context),
                        "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
            }
            if (context.obj("capabilities").texts("add").contains("CAP_SYS_ADMIN")) {
                errors.invalidRendered(
                        path,
                        InternalTypes.securityContext(context),
                        "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
            }
        }
        profile(errors, path.child("appArmorProfile"), context.obj("appArmorProfile"), "AppArmor", "appArmorProfile");
    }

    private static void id(FieldErrors errors, FieldPath path, @Nullable Tree value) {
        if (value instanceof Tree.Int(long id)) {
            NameRules.id(id).forEach(message -> errors.invalid(path, id, message, FieldError.Rule.RANGE));
        }
    }

    private static void oneOf(
            FieldErrors errors, FieldPath path, Tree.Obj context, String field, List<String> choices) {
        var value = context.text(field);
        if (value != null && !choices.contains(value)) {
            errors.notSupported(path.child(field), value, choices);
        }
    }

    private static void profile(FieldErrors errors, FieldPath path, Tree.Obj profile, String word, String field) {
        if (profile.isEmpty()) {
            return;
        }
        var type = profile.text("type", "");
        var local = profile.text("localhostProfile");
        if (type.isEmpty()) {
            errors.required(path.child("type"), "type is required when " + field + " is set");
        } else if (!PROFILE_TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, PROFILE_TYPES);
        }
        if (type.equals("Localhost")) {
            if (local == null || local.isEmpty()) {
                errors.required(path.child("localhostProfile"), "must be set when " + word + " type is Localhost");
            } else if (word.equals("seccomp")) {
                NameRules.localDescendingPath(errors, path.child("localhostProfile"), local);
            }
        } else if (local != null) {
            errors.invalid(
                    path.child("localhostProfile"), local, "can only be set when " + word + " type is Localhost");
        }
    }
}
