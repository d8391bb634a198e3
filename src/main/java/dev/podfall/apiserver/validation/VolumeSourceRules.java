package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What each sort of volume needs.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateVolumeSource} and the functions below it.
 * <br>Differs: in nothing that we know of.
 */
final class VolumeSourceRules {
    private static final List<String> HOST_PATH_TYPES = List.of(
            "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> AZURE_CACHING = List.of("None", "ReadOnly", "ReadWrite");
    private static final List<String> AZURE_KINDS = List.of("Dedicated", "Managed", "Shared");
    private static final Pattern IQN = Pattern.compile("iqn\\.\\d{4}-\\d{2}\\.([\\p{Alnum}\\-.]+)(:[^,;*&$|\\s]+)$");
    private static final Pattern EUI = Pattern.compile("^eui.\\p{Alnum}{16}$");
    private static final Pattern NAA = Pattern.compile("^naa.\\p{Alnum}{32}$");

    private final FieldErrors errors;
    private final boolean ofPod;
    private final ProjectionRules projections;

    /** In the order in which upstream looks at them; each with the name that it has in complaints. */
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private record Rule(String name, BiConsumer<FieldPath, Tree.Obj> check) {}

    /** @param ofPod whether the volumes are a pod's own, not a template's */
    VolumeSourceRules(FieldErrors errors, boolean ofPod) {
        this.errors = errors;
        this.ofPod = ofPod;
        this.projections = new ProjectionRules(errors);
        rule("emptyDir", this::emptyDir);
        rule("hostPath", this::hostPath);
        rule("gitRepo", this::gitRepo);
        rules.put("gcePersistentDisk", new Rule("persistentDisk", (path, disk) -> disk(path, disk, "pdName")));
        rule("awsElasticBlockStore", (path, disk) -> disk(path, disk, "volumeID"));
        rule("secret", (path, source) -> projections.keys(path, source, "secretName"));
        rule("nfs", this::nfs);
        rule("iscsi", this::iscsi);
        rule("glusterfs", (path, source) -> allOf(path, source, "endpoints", "path"));
        rule("flocker", this::flocker);
        rule("persistentVolumeClaim", (path, source) -> allOf(path, source, "claimName"));
        rule("rbd", this::rbd);
        rule("cinder", this::cinder);
        rule("cephfs", this::monitors);
        rule("quobyte", this::quobyte);
        rule("downwardAPI", projections::downward);
        rule("fc", this::fibreChannel);
        rule("flexVolume", this::flexVolume);
        rule("configMap", (path, source) -> projections.keys(path, source, "name"));
        rule("azureFile", (path, source) -> allOf(path, source, "secretName", "shareName"));
        rule("vsphereVolume", (path, source) -> allOf(path, source, "volumePath"));
        rule("photonPersistentDisk", (path, source) -> allOf(path, source, "pdID"));
        rule("portworxVolume", (path, source) -> allOf(path, source, "volumeID"));
        rule("azureDisk", this::azureDisk);
        rule("storageos", this::storageOs);
        rule("projected", projections::projected);
        rule("scaleIO", (path, source) -> allOf(path, source, "gateway", "system", "volumeName"));
        rule("csi", this::csi);
        rule("ephemeral", (path, source) -> ClaimTemplateValidation.check(errors, path, source));
        rule("image", this::image);
    }

    private void rule(String kind, BiConsumer<FieldPath, Tree.Obj> check) {
        rules.put(kind, new Rule(kind, check));
    }

    /** All sorts, in upstream's order. */
    Set<String> kinds() {
        return rules.keySet();
    }

    /** @param volume where the volume stands */
    void check(String kind, FieldPath volume, Tree.Obj source) {
        var rule = rules.get(kind);
        if (rule != null) {
            rule.check().accept(volume.child(rule.name()), source);
        }
    }

    static void required(FieldErrors errors, FieldPath path, Tree.Obj source, String field) {
        if (source.text(field, "").isEmpty()) {
            errors.required(path.child(field));
        }
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void allOf(FieldPath path, Tree.Obj source, String... fields) {
        for (var field : fields) {
            required(errors, path, source, field);
        }
    }

    private void emptyDir(FieldPath path, Tree.Obj source) {
        var limit = source.get("sizeLimit");
        var size = limit == null ? null : ResourceValidation.quantity(limit);
        if (size != null && size.sign() < 0) {
            errors.forbidden(path.child("sizeLimit"), "SizeLimit field must be a valid resource quantity");
        }
    }

    private void hostPath(FieldPath path, Tree.Obj source) {
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

    private void gitRepo(FieldPath path, Tree.Obj source) {
        allOf(path, source, "repository");
        NameRules.localDescendingPath(errors, path.child("directory"), source.text("directory", ""));
    }

    private void disk(FieldPath path, Tree.Obj source, String id) {
        allOf(path, source, id);
        long partition = source.number("partition", 0);
        if (partition < 0 || partition > 255) {
            errors.invalid(path.child("partition"), partition, NameRules.inclusiveRange(1, 255), FieldError.Rule.RANGE);
        }
    }

    private void nfs(FieldPath path, Tree.Obj source) {
        allOf(path, source, "server", "path");
        var where = source.text("path", "");
        if (!where.startsWith("/")) {
            errors.invalid(path.child("path"), where, "must be an absolute path");
        }
    }

    private void iscsi(FieldPath path, Tree.Obj source) {
        allOf(path, source, "targetPortal");
        var iqn = source.text("iqn", "");
        if (iqn.isEmpty()) {
            errors.required(path.child("iqn"));
        } else {
            iscsiName(path.child("iqn"), iqn);
        }
        lun(path, source.number("lun", 0));
        if ((source.flag("chapAuthDiscovery") || source.flag("chapAuthSession")) && !source.has("secretRef")) {
            errors.required(path.child("secretRef"));
        }
        var initiator = source.text("initiatorName");
        if (initiator != null) {
            iscsiName(path.child("initiatorname"), initiator);
        }
    }

    private void iscsiName(FieldPath path, String name) {
        boolean good = name.startsWith("iqn")
                ? IQN.matcher(name).find()
                : name.startsWith("eui")
                        ? EUI.matcher(name).find()
                        : NAA.matcher(name).find();
        if (!name.startsWith("iqn") && !name.startsWith("eui") && !name.startsWith("naa")) {
            errors.invalid(path, name, "must be valid format starting with iqn, eui, or naa");
        } else if (!good) {
            errors.invalid(path, name, "must be valid format");
        }
    }

    private void lun(FieldPath path, long lun) {
        if (lun < 0 || lun > 255) {
            errors.invalid(path.child("lun"), lun, NameRules.inclusiveRange(0, 255), FieldError.Rule.RANGE);
        }
    }

    private void flocker(FieldPath path, Tree.Obj source) {
        var name = source.text("datasetName", "");
        var id = source.text("datasetUUID", "");
        if (name.isEmpty() && id.isEmpty()) {
            errors.required(path, "one of datasetName and datasetUUID is required");
        }
        if (!name.isEmpty() && !id.isEmpty()) {
            errors.invalid(path, "resource", "datasetName and datasetUUID can not be specified simultaneously");
        }
        if (name.contains("/")) {
            errors.invalid(path.child("datasetName"), name, "must not contain '/'");
        }
    }

    private void monitors(FieldPath path, Tree.Obj source) {
        if (source.list("monitors").isEmpty()) {
            errors.required(path.child("monitors"));
        }
    }

    private void rbd(FieldPath path, Tree.Obj source) {
        monitors(path, source);
        allOf(path, source, "image");
    }

    private void cinder(FieldPath path, Tree.Obj source) {
        allOf(path, source, "volumeID");
        secretName(path, source);
    }

    private void secretName(FieldPath path, Tree.Obj source) {
        if (source.get("secretRef") instanceof Tree.Obj secret) {
            required(errors, path.child("secretRef"), secret, "name");
        }
    }

    private void quobyte(FieldPath path, Tree.Obj source) {
        var pairs = "must be a host:port pair or multiple pairs separated by commas";
        var registry = source.text("registry", "");
        if (registry.isEmpty()) {
            errors.required(path.child("registry"), pairs);
        } else if (bytes(source.text("tenant", "")) >= 65) {
            errors.required(path.child("tenant"), "must be a UUID and may not exceed a length of 64 characters");
        } else {
            for (var pair : registry.split(",", -1)) {
                if (!isHostAndPort(pair)) {
                    errors.invalid(path.child("registry"), registry, pairs);
                }
            }
        }
        allOf(path, source, "volume");
    }

    /** One colon, or an address in brackets before the last one. */
    private static boolean isHostAndPort(String pair) {
        int colon = pair.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        var host = pair.substring(0, colon);
        if (host.startsWith("[")) {
            return host.indexOf(']') == host.length() - 1 && host.indexOf('[', 1) < 0;
        }
        return !host.contains(":") && !pair.contains("[") && !pair.contains("]");
    }

    private void fibreChannel(FieldPath path, Tree.Obj source) {
        var names = source.list("targetWWNs");
        boolean hasNames = !names.isEmpty();
        boolean hasIds = !source.list("wwids").isEmpty();
        if (!hasNames && !hasIds) {
            errors.required(path.child("targetWWNs"), "must specify either targetWWNs or wwids, but not both");
        }
        if (hasNames && hasIds) {
            errors.invalid(
                    path.child("targetWWNs"),
                    Tree.list(names),
                    "targetWWNs and wwids can not be specified simultaneously");
        }
        if (hasNames) {
            var lun = source.number("lun");
            if (lun == null) {
                errors.required(path.child("lun"), "lun is required if targetWWNs is specified");
            } else {
                lun(path, lun);
            }
        }
    }

    private void flexVolume(FieldPath path, Tree.Obj source) {
        allOf(path, source, "driver");
        for (var key : source.obj("options").keys()) {
            int slash = key.indexOf('/');
            var namespace = "." + (slash < 0 ? key : key.substring(0, slash)).toLowerCase(Locale.ROOT);
            if (namespace.endsWith(".kubernetes.io") || namespace.endsWith(".k8s.io")) {
                errors.invalid(path.child("options").key(key), key, "kubernetes.io and k8s.io namespaces are reserved");
            }
        }
    }

    private void azureDisk(FieldPath path, Tree.Obj source) {
        allOf(path, source, "diskName", "diskURI");
        oneOf(path, source, "cachingMode", AZURE_CACHING);
        oneOf(path, source, "kind", AZURE_KINDS);
        var kind = source.text("kind");
        var uri = source.text("diskURI", "");
        if ("Managed".equals(kind) && !uri.startsWith("/subscriptions/")) {
            errors.notSupported(
                    path.child("diskURI"),
                    uri,
                    List.of("/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/"
                            + "{disk-id}"));
        }
        if (kind != null && !kind.equals("Managed") && !uri.startsWith("https://")) {
            errors.notSupported(
                    path.child("diskURI"),
                    uri,
                    List.of("https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"));
        }
    }

    private void oneOf(FieldPath path, Tree.Obj source, String field, List<String> choices) {
        var value = source.text(field);
        if (value != null && !choices.contains(value)) {
            errors.notSupported(path.child(field), value, choices);
        }
    }

    private void storageOs(FieldPath path, Tree.Obj source) {
        var name = source.text("volumeName", "");
        if (name.isEmpty()) {
            errors.required(path.child("volumeName"));
        } else {
            errors.label(path.child("volumeName"), name);
        }
        var namespace = source.text("volumeNamespace", "");
        if (!namespace.isEmpty()) {
            errors.label(path.child("volumeNamespace"), namespace);
        }
        secretName(path, source);
    }

    private void csi(FieldPath path, Tree.Obj source) {
        var driver = source.text("driver", "");
        var here = path.child("driver");
        if (driver.isEmpty()) {
            errors.required(here);
        } else {
            if (bytes(driver) > 63) {
                errors.tooLong(here, 63);
            }
            errors.invalidEach(
                    here, driver, LabelRules.dns1123Subdomain(driver.toLowerCase(Locale.ROOT)), FieldError.Rule.NAME);
        }
        if (source.get("nodePublishSecretRef") instanceof Tree.Obj secret) {
            var name = secret.text("name", "");
            if (name.isEmpty()) {
                errors.required(path.child("nodePublishSecretRef").child("name"));
            } else {
                errors.subdomain(path.child("name"), name);
            }
        }
    }

    private void image(FieldPath path, Tree.Obj source) {
        if (ofPod) {
            allOf(path, source, "reference");
        }
        var policy = source.text("pullPolicy", "");
        if (policy.isEmpty()) {
            errors.required(path.child("pullPolicy"));
        } else if (!PULL_POLICIES.contains(policy)) {
            errors.notSupported(path.child("pullPolicy"), policy, PULL_POLICIES);
        }
    }
}
