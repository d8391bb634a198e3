package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where containers have the pod's volumes.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateVolumeMounts}, {@code ValidateVolumeDevices}.
 * <br>Differs: in nothing that we know of.
 */
final class MountValidation {
    private static final List<String> MOUNT_PROPAGATIONS = List.of("Bidirectional", "HostToContainer", "None");
    private static final List<String> RECURSIVE_READ_ONLY = List.of("Disabled", "Enabled", "IfPossible");

    private MountValidation() {}

    static void mounts(FieldErrors errors, FieldPath path, Tree.Obj container, Map<String, Tree.Obj> volumes) {
        var mounts = container.list("volumeMounts");
        var devices = container.list("volumeDevices");
        var seen = new LinkedHashMap<String, Boolean>();
        for (int i = 0; i < mounts.size(); i++) {
            if (!(mounts.get(i) instanceof Tree.Obj mount)) {
                continue;
            }
            var here = path.index(i);
            var name = mount.text("name", "");
            VolumeSourceRules.required(errors, here, mount, "name");
            if (!volumes.containsKey(name)) {
                errors.notFound(here.child("name"), name);
            }
            VolumeSourceRules.required(errors, here, mount, "mountPath");
            var where = mount.text("mountPath", "");
            if (seen.put(where, true) != null) {
                errors.invalid(here.child("mountPath"), where, "must be unique", FieldError.Rule.UNIQUE);
            }
            if (anyHas(devices, "name", name)) {
                errors.invalid(here.child("name"), name, "must not already exist in volumeDevices");
            }
            if (anyHas(devices, "devicePath", where)) {
                errors.invalid(here.child("mountPath"), where, "must not already exist as a path in volumeDevices");
            }
            subPaths(errors, path, here, mount);
            propagation(errors, path.child("mountPropagation"), container, mount);
            recursiveReadOnly(errors, path.child("recursiveReadOnly"), mount);
        }
    }

    private static boolean anyHas(List<Tree> items, String field, String value) {
        return items.stream().anyMatch(item -> item instanceof Tree.Obj o && value.equals(o.text(field)));
    }

    /** Upstream reports these at the list, not at its item. */
    private static void subPaths(FieldErrors errors, FieldPath list, FieldPath item, Tree.Obj mount) {
        var subPath = mount.text("subPath", "");
        if (!subPath.isEmpty()) {
            NameRules.localDescendingPath(errors, list.child("subPath"), subPath);
        }
        var expression = mount.text("subPathExpr", "");
        if (!expression.isEmpty()) {
            if (!subPath.isEmpty()) {
                errors.invalid(
                        item.child("subPathExpr"),
                        expression,
                        "subPathExpr and subPath are mutually exclusive",
                        FieldError.Rule.EXCLUDES);
            }
            NameRules.localDescendingPath(errors, list.child("subPathExpr"), expression);
        }
    }

    private static void propagation(FieldErrors errors, FieldPath path, Tree.Obj container, Tree.Obj mount) {
        var propagation = mount.text("mountPropagation");
        if (propagation == null) {
            return;
        }
        if (!MOUNT_PROPAGATIONS.contains(propagation)) {
            errors.notSupported(path, propagation, MOUNT_PROPAGATIONS);
        } else if (propagation.equals("Bidirectional")
                && !container.obj("securityContext").flag("privileged")) {
            errors.forbidden(path, "Bidirectional mount propagation is available only to privileged containers");
        }
    }

    private static void recursiveReadOnly(FieldErrors errors, FieldPath path, Tree.Obj mount) {
        switch (mount.text("recursiveReadOnly")) {
            case null -> {}
            case "Disabled" -> {}
            case "Enabled", "IfPossible" -> {
                if (!mount.flag("readOnly")) {
                    errors.forbidden(path, "may only be specified when readOnly is true");
                }
                if (!mount.text("mountPropagation", "None").equals("None")) {
                    errors.forbidden(path, "may only be specified when mountPropagation is None or not specified");
                }
            }
            case String other -> errors.notSupported(path, other, RECURSIVE_READ_ONLY);
        }
    }

    static void devices(FieldErrors errors, FieldPath path, Tree.Obj container, Map<String, Tree.Obj> volumes) {
        var devices = container.list("volumeDevices");
        var mounts = container.list("volumeMounts");
        var names = new LinkedHashMap<String, Boolean>();
        var paths = new LinkedHashMap<String, Boolean>();
        for (int i = 0; i < devices.size(); i++) {
            if (!(devices.get(i) instanceof Tree.Obj device)) {
                continue;
            }
            var here = path.index(i);
            var name = device.text("name", "");
            VolumeSourceRules.required(errors, here, device, "name");
            if (!name.isEmpty() && names.put(name, true) != null) {
                errors.invalid(here.child("name"), name, "must be unique", FieldError.Rule.UNIQUE);
            }
            var volume = volumes.get(name);
            if (volume == null) {
                errors.notFound(here.child("name"), name);
            } else if (!volume.has("persistentVolumeClaim") && !volume.has("ephemeral")) {
                errors.invalid(
                        here.child("name"),
                        name,
                        "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
            }
            var where = device.text("devicePath", "");
            VolumeSourceRules.required(errors, here, device, "devicePath");
            if (paths.put(where, true) != null) {
                errors.invalid(here.child("devicePath"), where, "must be unique", FieldError.Rule.UNIQUE);
            }
            if (List.of(where.split("/", -1)).contains("..")) {
                errors.invalid(
                        here.child("devicePath"), where, "can not contain backsteps ('..')", FieldError.Rule.PATH);
            }
            if (anyHas(mounts, "name", name)) {
                errors.invalid(here.child("name"), name, "must not already exist in volumeMounts");
            }
            if (anyHas(mounts, "mountPath", where)) {
                errors.invalid(here.child("devicePath"), where, "must not already exist as a path in volumeMounts");
            }
        }
    }
}
