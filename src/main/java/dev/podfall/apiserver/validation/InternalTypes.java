package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.schema.Field;
import dev.podfall.apiserver.schema.Schema;
import dev.podfall.apiserver.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Structures as JSON of upstream's internal types, which is how it prints them in some messages: Go's names, in the
 * order of declaration, with everything that is absent.
 *
 * <p>Upstream: pkg/apis/core/types.go.
 * <br>Differs: a few fields that are pointers in the API and plain internally are printed as null instead of zero.
 */
final class InternalTypes {
    private static final Map<String, String> GO_NAMES = Map.ofEntries(
            Map.entry("apiVersion", "APIVersion"),
            Map.entry("awsElasticBlockStore", "AWSElasticBlockStore"),
            Map.entry("cephfs", "CephFS"),
            Map.entry("csi", "CSI"),
            Map.entry("dnsConfig", "DNSConfig"),
            Map.entry("dnsPolicy", "DNSPolicy"),
            Map.entry("fc", "FC"),
            Map.entry("fsGroup", "FSGroup"),
            Map.entry("fsGroupChangePolicy", "FSGroupChangePolicy"),
            Map.entry("fsType", "FSType"),
            Map.entry("gcePersistentDisk", "GCEPersistentDisk"),
            Map.entry("grpc", "GRPC"),
            Map.entry("httpGet", "HTTPGet"),
            Map.entry("httpHeaders", "HTTPHeaders"),
            Map.entry("ip", "IP"),
            Map.entry("iscsi", "ISCSI"),
            Map.entry("nfs", "NFS"),
            Map.entry("os", "OS"),
            Map.entry("pdName", "PDName"),
            Map.entry("rbd", "RBD"),
            Map.entry("seLinuxChangePolicy", "SELinuxChangePolicy"),
            Map.entry("seLinuxOptions", "SELinuxOptions"),
            Map.entry("storageos", "StorageOS"),
            Map.entry("tcpSocket", "TCPSocket"),
            Map.entry("tty", "TTY"),
            Map.entry("uid", "UID"));

    /** What the API has in a pod's spec and upstream has in its security context. */
    private static final List<String> OF_SECURITY_CONTEXT =
            List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers");

    /** Types whose internal order is not that of the API. */
    private static final Map<String, List<String>> ORDERS = Map.of(
            "PodSpec",
            List.of(
                    "volumes",
                    "initContainers",
                    "containers",
                    "ephemeralContainers",
                    "restartPolicy",
                    "terminationGracePeriodSeconds",
                    "activeDeadlineSeconds",
                    "dnsPolicy",
                    "nodeSelector",
                    "serviceAccountName",
                    "automountServiceAccountToken",
                    "nodeName",
                    "securityContext",
                    "imagePullSecrets",
                    "hostname",
                    "subdomain",
                    "setHostnameAsFQDN",
                    "affinity",
                    "schedulerName",
                    "tolerations",
                    "hostAliases",
                    "priorityClassName",
                    "priority",
                    "preemptionPolicy",
                    "dnsConfig",
                    "readinessGates",
                    "runtimeClassName",
                    "overhead",
                    "enableServiceLinks",
                    "topologySpreadConstraints",
                    "os",
                    "schedulingGates",
                    "resourceClaims",
                    "resources",
                    "hostnameOverride",
                    "schedulingGroup"),
            "PodSecurityContext",
            List.of(
                    "seLinuxOptions",
                    "windowsOptions",
                    "runAsUser",
                    "runAsGroup",
                    "runAsNonRoot",
                    "supplementalGroups",
                    "supplementalGroupsPolicy",
                    "fsGroup",
                    "fsGroupChangePolicy",
                    "sysctls",
                    "seccompProfile",
                    "appArmorProfile",
                    "seLinuxChangePolicy"),
            "LabelSelector",
            List.of("matchLabels", "matchExpressions"));

    /** Types of the metadata group keep their JSON names, and leave out what is empty. */
    private static final List<String> WITH_JSON_NAMES = List.of("LabelSelector", "LabelSelectorRequirement");

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private Tree.Obj podSpec = Tree.obj();

    private InternalTypes(boolean indented) {
        this.indented = indented;
    }

    /** A pod's spec over many lines. */
    static String podSpec(Tree.Obj spec) {
        var writer = new InternalTypes(true);
        writer.podSpec = spec;
        writer.struct("PodSpec", spec, 0);
        return writer.out.toString();
    }

    static String securityContext(Tree.Obj context) {
        return struct("SecurityContext", context);
    }

    /** Any structure in one line. */
    static String struct(String type, Tree.Obj value) {
        var writer = new InternalTypes(false);
        writer.struct(type, value, 0);
        return writer.out.toString();
    }

    /** Structures of one type in one line. */
    static String list(String type, List<Tree> items) {
        var writer = new InternalTypes(false);
        writer.value(new Type.ListOf(new Type.Struct(type)), items.isEmpty() ? null : Tree.list(items), 0);
        return writer.out.toString();
    }

    static String nodeAddress(Tree.Obj address) {
        return "{\"Type\":" + Json.quote(address.text("type", "")) + ",\"Address\":"
                + Json.quote(address.text("address", "")) + "}";
    }

    private void struct(String type, Tree.Obj value, int depth) {
        boolean jsonNames = WITH_JSON_NAMES.contains(type);
        open('{');
        boolean first = true;
        if (type.equals("PodSecurityContext")) {
            for (var moved : OF_SECURITY_CONTEXT) {
                var field = Schema.struct("PodSpec").field(moved);
                if (field != null) {
                    separate(first, depth + 1);
                    first = false;
                    entry(goName(moved), field, podSpec.get(moved), depth + 1);
                }
            }
        }
        for (var field : fields(type)) {
            var present = value.get(field.name());
            if (jsonNames && present == null && !field.always()) {
                continue;
            }
            separate(first, depth + 1);
            first = false;
            entry(jsonNames ? field.name() : goName(field.name()), field, present, depth + 1);
        }
        close('}', first, depth);
    }

    private static List<Field> fields(String type) {
        var struct = Schema.struct(type);
        var order = ORDERS.get(type);
        if (type.equals("Volume")) {
            var names =
                    new ArrayList<>(struct.fields().stream().map(Field::name).toList());
            names.remove("quobyte");
            names.add(names.indexOf("rbd") + 1, "quobyte");
            order = names;
        }
        if (order == null) {
            return struct.fields();
        }
        var out = new ArrayList<Field>();
        for (var name : order) {
            var field = struct.field(name);
            if (field != null) {
                out.add(field);
            }
        }
        return out;
    }

    private static String goName(String jsonName) {
        var known = GO_NAMES.get(jsonName);
        return known != null ? known : Character.toUpperCase(jsonName.charAt(0)) + jsonName.substring(1);
    }

    private void entry(String name, Field field, @Nullable Tree value, int depth) {
        out.append(Json.quote(name)).append(indented ? ": " : ":");
        if (value == null && field.pointer()) {
            out.append("null");
        } else {
            value(field.type(), value, depth);
        }
    }

    private void value(Type type, @Nullable Tree value, int depth) {
        switch (type) {
            case Type.Struct(String name) -> struct(name, value instanceof Tree.Obj o ? o : Tree.obj(), depth);
            case Type.ListOf(Type element) -> {
                if (value instanceof Tree.Arr items) {
                    list(element, items, depth);
                } else {
                    out.append("null");
                }
            }
            case Type.MapOf map -> {
                if (value instanceof Tree.Obj entries) {
                    map(map, entries, depth);
                } else {
                    out.append("null");
                }
            }
            case Type.Text _ -> out.append(value == null ? "\"\"" : Json.write(value));
            case Type.Whole _, Type.IntOrText _ -> out.append(value == null ? "0" : Json.write(value));
            case Type.Flag _ -> out.append(value == null ? "false" : Json.write(value));
            case Type.Amount _ -> out.append(value == null ? "\"0\"" : Json.write(value));
            case Type.Moment _, Type.Anything _ -> out.append(value == null ? "null" : Json.write(value));
        }
    }

    private void list(Type element, Tree.Arr items, int depth) {
        open('[');
        for (int i = 0; i < items.size(); i++) {
            separate(i == 0, depth + 1);
            value(element, items.get(i), depth + 1);
        }
        close(']', items.size() == 0, depth);
    }

    private void map(Type.MapOf type, Tree.Obj entries, int depth) {
        open('{');
        var keys = entries.keys();
        for (int i = 0; i < keys.size(); i++) {
            separate(i == 0, depth + 1);
            out.append(Json.quote(keys.get(i))).append(indented ? ": " : ":");
            value(type.value(), entries.get(keys.get(i)), depth + 1);
        }
        close('}', keys.isEmpty(), depth);
    }

    private void open(char bracket) {
        out.append(bracket);
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            out.append(',');
        }
        if (indented) {
            out.append('\n').repeat(" ", depth);
        }
    }

    private void close(char bracket, boolean empty, int depth) {
        if (indented && !empty) {
            out.append('\n').repeat(" ", depth);
        }
        out.append(bracket);
    }
}
