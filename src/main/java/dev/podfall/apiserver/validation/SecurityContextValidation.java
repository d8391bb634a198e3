package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Security contexts of pods and containers.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validatePodSpecSecurityContext},
 * {@code ValidateSecurityContext}.
 * <br>Differs: privileged containers are allowed, as every installer sets it up.
 */
final class SecurityContextValidation {
    private static final List<String> PROFILE_TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");

    private static final String LOCALHOST = "Localhost";
    private static final int LONGEST_PROFILE = 4095;
    private static final String SYSCTL_FORMAT =
            "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
    private static final Pattern SYSCTL_PART = Pattern.compile("[a-z0-9]([-_a-z0-9]*+(?<![-_]))?");
    private static final List<String> IPC_PREFIXES = List.of("kernel.shm", "kernel.msg", "fs.mqueue.");

    private SecurityContextValidation() {}

    /** @param spec the pod's, which has what concerns the host */
    static void ofPod(FieldErrors errors, FieldPath path, Tree.Obj context, Tree.Obj spec) {
        for (var field : List.of("fsGroup", "runAsUser", "runAsGroup")) {
            id(errors, path.child(field), context.get(field));
        }
        var groups = context.list("supplementalGroups");
        for (int i = 0; i < groups.size(); i++) {
            id(errors, path.child("supplementalGroups").index(i), groups.get(i));
        }
        if (spec.flag("hostPID") && spec.flag("shareProcessNamespace")) {
            errors.invalid(
                    path.child("shareProcessNamespace"),
                    Tree.TRUE,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        sysctls(errors, path.child("sysctls"), context.list("sysctls"), spec);
        oneOf(errors, path, context, "fsGroupChangePolicy", List.of("Always", "OnRootMismatch"));
        seccomp(errors, path, context);
        windows(errors, path, context);
        appArmor(errors, path, context);
        oneOf(errors, path, context, "supplementalGroupsPolicy", List.of("Merge", "Strict"));
        oneOf(errors, path, context, "seLinuxChangePolicy", List.of("Recursive"));
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
        seccomp(errors, path, context);
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
        windows(errors, path, context);
        appArmor(errors, path, context);
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

    private static void windows(FieldErrors errors, FieldPath path, Tree.Obj context) {
        WindowsOptionsValidation.check(errors, path.child("windowsOptions"), context.obj("windowsOptions"));
    }

    private static void sysctls(FieldErrors errors, FieldPath path, List<Tree> sysctls, Tree.Obj spec) {
        var names = new LinkedHashSet<String>();
        Walk.items(path, sysctls, (item, sysctl) -> {
            var here = item.child("name");
            var name = sysctl.text("name", "");
            if (name.isEmpty()) {
                errors.required(here);
            } else if (!isSysctl(name)) {
                errors.invalid(here, name, "must have at most 253 characters and match regex " + SYSCTL_FORMAT);
            } else if (names.contains(name)) {
                errors.duplicate(here, name);
            }
            var dotted = withDots(name);
            if (spec.flag("hostNetwork") && dotted.startsWith("net.")) {
                errors.invalid(here, name, "may not be specified when 'hostNetwork' is true");
            } else if (spec.flag("hostIPC") && isOfIpc(dotted)) {
                errors.invalid(here, name, "may not be specified when 'hostIPC' is true");
            }
            names.add(name);
        });
    }

    private static boolean isSysctl(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > 253) {
            return false;
        }
        for (var part : name.split("[./]", -1)) {
            if (!SYSCTL_PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * A name whose parts are separated by slashes may have dots inside of them.
     *
     * <p>Upstream: component-helpers/node/util/sysctl, {@code NormalizeName}.
     */
    private static String withDots(String name) {
        int first = name.indexOf('.');
        int slash = name.indexOf('/');
        if (slash < 0 || (first >= 0 && first < slash)) {
            return name;
        }
        var out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            out.append(c == '.' ? '/' : c == '/' ? '.' : c);
        }
        return out.toString();
    }

    private static boolean isOfIpc(String sysctl) {
        return sysctl.equals("kernel.sem") || IPC_PREFIXES.stream().anyMatch(sysctl::startsWith);
    }

    private static void seccomp(FieldErrors errors, FieldPath parent, Tree.Obj context) {
        if (!(context.get("seccompProfile") instanceof Tree.Obj profile)) {
            return;
        }
        var path = parent.child("seccompProfile");
        var type = profile.text("type", "");
        var local = profile.text("localhostProfile");
        if (type.isEmpty()) {
            errors.required(path.child("type"), "type is required when seccompProfile is set");
        } else if (!PROFILE_TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, PROFILE_TYPES);
        }
        if (type.equals(LOCALHOST)) {
            if (local == null) {
                errors.required(path.child("localhostProfile"), "must be set when seccomp type is Localhost");
            } else {
                NameRules.localDescendingPath(errors, path.child("localhostProfile"), local);
            }
        } else if (local != null) {
            errors.invalidRendered(
                    path.child("localhostProfile"),
                    InternalTypes.struct("SeccompProfile", profile),
                    "can only be set when seccomp type is Localhost");
        }
    }

    /** Whether an AppArmor profile is good; what is wrong goes to {@code errors}. */
    static boolean appArmor(FieldErrors errors, FieldPath parent, Tree.Obj context) {
        if (!(context.get("appArmorProfile") instanceof Tree.Obj profile)) {
            return true;
        }
        int before = errors.count();
        var path = parent.child("appArmorProfile");
        var local = profile.text("localhostProfile");
        var localPath = path.child("localhostProfile");
        switch (profile.text("type", "")) {
            case LOCALHOST -> {
                if (local == null || local.isEmpty()) {
                    errors.required(localPath, "must be set when AppArmor type is Localhost");
                } else if (!local.strip().equals(local)) {
                    errors.invalid(localPath, local, "must not be padded with whitespace");
                }
                if (local != null && local.getBytes(StandardCharsets.UTF_8).length > LONGEST_PROFILE) {
                    errors.tooLong(localPath, LONGEST_PROFILE);
                }
            }
            case "RuntimeDefault", "Unconfined" -> {
                if (local != null) {
                    errors.invalid(localPath, local, "can only be set when AppArmor type is Localhost");
                }
            }
            case "" -> errors.required(path.child("type"), "type is required when appArmorProfile is set");
            case String other -> errors.notSupported(path.child("type"), other, PROFILE_TYPES);
        }
        return errors.count() == before;
    }
}
