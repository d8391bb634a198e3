package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a pod for its operating system, and of containers that are processes of a Windows host.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateOS}, {@code validateLinux},
 * {@code validateWindows}, {@code validateWindowsHostProcessPod}.
 * <br>Differs: in nothing that we know of.
 */
final class OsValidation {
    private static final List<String> NAMES = List.of("linux", "windows");
    private static final String NOT_ON_WINDOWS = "cannot be set for a windows pod";
    private static final String OPTIONS = "windowsOptions";
    private static final String CONTEXT = "securityContext";
    private static final String HOST_PROCESS = "hostProcess";

    /** What only Linux has, of a container's security context, in upstream's order. */
    private static final List<String> OF_LINUX_CONTAINERS = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "capabilities",
            "readOnlyRootFilesystem",
            "privileged",
            "allowPrivilegeEscalation",
            "procMount",
            "runAsUser",
            "runAsGroup");

    private OsValidation() {}

    static void os(FieldErrors errors, FieldPath path, Tree.Obj spec) {
        if (!(spec.get("os") instanceof Tree.Obj os)) {
            return;
        }
        switch (os.text("name", "")) {
            case "" -> errors.required(path.child("os").child("name"));
            case "linux" -> linux(errors, path, spec);
            case "windows" -> windows(errors, path, spec);
            case String other -> errors.notSupported(path.child("os"), other, NAMES);
        }
    }

    private static void linux(FieldErrors errors, FieldPath path, Tree.Obj spec) {
        noWindowsOptions(errors, path, spec);
        Walk.containers(path, spec, (here, container) -> noWindowsOptions(errors, here, container));
    }

    private static void noWindowsOptions(FieldErrors errors, FieldPath path, Tree.Obj of) {
        if (of.obj(CONTEXT).has(OPTIONS)) {
            errors.forbidden(path.child(CONTEXT).child(OPTIONS), "windows options cannot be set for a linux pod");
        }
    }

    private static void windows(FieldErrors errors, FieldPath path, Tree.Obj spec) {
        var context = spec.obj(CONTEXT);
        var inside = path.child(CONTEXT);
        unset(errors, inside, context, "appArmorProfile", "seLinuxOptions");
        unset(errors, path, spec, "hostUsers");
        for (var field : List.of("hostPID", "hostIPC")) {
            if (spec.flag(field)) {
                errors.forbidden(path.child(field), NOT_ON_WINDOWS);
            }
        }
        unset(errors, inside, context, "seccompProfile", "fsGroup", "fsGroupChangePolicy");
        if (!context.list("sysctls").isEmpty()) {
            errors.forbidden(inside.child("sysctls"), NOT_ON_WINDOWS);
        }
        unset(errors, path, spec, "shareProcessNamespace");
        unset(
                errors,
                inside,
                context,
                "runAsUser",
                "runAsGroup",
                "supplementalGroups",
                "supplementalGroupsPolicy",
                "seLinuxChangePolicy");
        Walk.containers(
                path,
                spec,
                (here, container) -> unset(
                        errors,
                        here.child(CONTEXT),
                        container.obj(CONTEXT),
                        OF_LINUX_CONTAINERS.toArray(String[]::new)));
    }

    private static void unset(FieldErrors errors, FieldPath path, Tree.Obj of, String... fields) {
        for (var field : fields) {
            if (of.has(field)) {
                errors.forbidden(path.child(field), NOT_ON_WINDOWS);
            }
        }
    }

    /** Containers that are processes of the host: all of them or none, and on its network. */
    static void hostProcess(FieldErrors errors, FieldPath path, Tree.Obj spec) {
        var ofPod = hostProcess(spec);
        int[] counts = new int[2];
        Walk.containers(path, spec, (here, container) -> {
            counts[0]++;
            var own = hostProcess(container);
            if (ofPod != null && own != null && !own.equals(ofPod)) {
                errors.invalid(
                        here.child(CONTEXT).child(OPTIONS).child(HOST_PROCESS),
                        Tree.bool(own),
                        "pod hostProcess value must be identical if both are specified, was " + ofPod);
            }
            if (Boolean.TRUE.equals(own == null ? ofPod : own)) {
                counts[1]++;
            }
        });
        if (counts[1] == 0) {
            return;
        }
        if (counts[1] != counts[0]) {
            errors.invalid(
                    path,
                    "",
                    "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        }
        if (!spec.flag("hostNetwork")) {
            errors.invalid(
                    path.child("hostNetwork"),
                    Tree.FALSE,
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
    }

    private static @Nullable Boolean hostProcess(Tree.Obj of) {
        return of.obj(CONTEXT).obj(OPTIONS).get(HOST_PROCESS) instanceof Tree.Bool(boolean value) ? value : null;
    }
}
