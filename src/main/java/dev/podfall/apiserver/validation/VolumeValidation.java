package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pod's volumes, and what containers mount of them.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code ValidateVolumes}, {@code ValidateVolumeMounts},
 * {@code ValidateVolumeDevices}.
 * <br>Differs: of the many sources only those that are in common use are looked into.
 */
final class VolumeValidation {
    private static final List<String> HOST_PATH_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    private static final List<String> MOUNT_PROPAGATIONS = List.of("Bidirectional", "HostToContainer", "None");

    private VolumeValidation() {}

    /** The volumes without errors, by name. */
    static Map<String, Tree.Obj> volumes(FieldErrors errors, FieldPath path, List<Tree> volumes) {
        var good = new LinkedHashMap<String, Tree.Obj>();
        for (int i = 0; i < volumes.size(); i++) {
            if (!(volumes.get(i) instanceof Tree.Obj volume)) {
                continue;
            }
            var here = path.index(i);
            int before = errors.count();
            source(errors, here, volume);
            var name = volume.text("name", "");
            if (name.isEmpty()) {
                errors.required(here.child("name"));
            } else {
                errors.invalidEach(here.child("name"), name, LabelRules.dns1123Label(name), FieldError.Rule.NAME);
            }
            if (good.containsKey(name)) {
                errors.duplicate(here.child("name"), name);
            }
            if (errors.count() == before) {
                good.put(name, volume);
            }
        }
        return good;
    }

    private static void source(FieldErrors errors, FieldPath path, Tree.Obj volume) {
        var sources = volume.without("name").keys();
        boolean first = true;
        for (var kind : inOrder(sources)) {
            if (!first) {
                errors.forbidden(path.child(kind), "may not specify more than 1 volume type", FieldError.Rule.EXCLUDES);
                continue;
            }
            first = false;
            if (volume.get(kind) instanceof Tree.Obj source) {
                known(errors, path.child(kind), kind, source);
            }
        }
    }

    /** Upstream looks at emptyDir and hostPath first. */
    private static List<String> inOrder(List<String> sources) {
        return sources.stream()
                .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                .toList();
    }

    private static int rank(String source) {
        int known = List.of(
                        "emptyDir",
                        "hostPath",
                        "gitRepo",
                        "secret",
                        "nfs",
                        "persistentVolumeClaim",
                        "downwardAPI",
                        "configMap",
                        "projected",
                        "csi",
                        "ephemeral",
                        "image")
                .indexOf(source);
        return known < 0 ? 99 : known;
    }

    private static void known(FieldErrors errors, FieldPath path, String kind, Tree.Obj source) {
        switch (kind) {
            case "emptyDir" -> {
                var limit = source.get("sizeLimit");
                if (limit != null && isNegative(limit)) {
                    errors.forbidden(path.child("sizeLimit"), "SizeLimit field must be a valid resource quantity");
                }
            }
            case "hostPath" -> hostPath(errors, path, source);
            case "configMap" -> requiredText(errors, path, source, "name");
            case "secret" -> requiredText(errors, path, source, "secretName");
            case "persistentVolumeClaim" -> requiredText(errors, path, source, "claimName");
            case "csi" -> requiredText(errors, path, source, "driver");
            case "nfs" -> {
                requiredText(errors, path, source, "server");
                requiredText(errors, path, source, "path");
                var where = source.text("path", "/");
                if (!where.startsWith("/")) {
                    errors.invalid(path.child("path"), where, "must be an absolute path");
                }
            }
            default -> {}
        }
        mode(errors, path.child("defaultMode"), source);
        var items = source.list("items");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Tree.Obj item && !kind.equals("downwardAPI")) {
                keyToPath(errors, path.child("items").index(i), item);
            }
        }
    }

    private static boolean isNegative(Tree quantity) {
        try {
            return Quantity.fromTree(quantity).sign() < 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void hostPath(FieldErrors errors, FieldPath path, Tree.Obj source) {
        var where = source.text("path", "");
        if (where.isEmpty()) {
            errors.required(path.child("path"));
            return;
        }
        NameRules.noBacksteps(errors, path.child("path"), where);
        var type = source.text("type", "");
        if (!HOST_PATH_TYPES.contains(type)) {
            errors.notSupported(path.child("type"), type, HOST_PATH_TYPES);
        }
    }

    private static void requiredText(FieldErrors errors, FieldPath path, Tree.Obj source, String field) {
        if (source.text(field, "").isEmpty()) {
            errors.required(path.child(field));
        }
    }

    private static void keyToPath(FieldErrors errors, FieldPath path, Tree.Obj item) {
        requiredText(errors, path, item, "key");
        requiredText(errors, path, item, "path");
        NameRules.localDescendingPath(errors, path.child("path"), item.text("path", ""));
        mode(errors, path.child("mode"), item);
    }

    private static void mode(FieldErrors errors, FieldPath path, Tree.Obj source) {
        var field = path.text().substring(path.text().lastIndexOf('.') + 1);
        var mode = source.number(field);
        if (mode != null && (mode < 0 || mode > 0777)) {
            errors.invalid(
                    path, mode, "must be a number between 0 and 0777 (octal), both inclusive", FieldError.Rule.RANGE);
        }
    }

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
            requiredText(errors, here, mount, "name");
            if (!volumes.containsKey(name)) {
                errors.notFound(here.child("name"), name);
            }
            requiredText(errors, here, mount, "mountPath");
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
            requiredText(errors, here, device, "name");
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
            requiredText(errors, here, device, "devicePath");
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
