package dev.podfall.kubectl.print;

import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kinds that are kept and that kubectl describes in words of their own: those that come along with a DaemonSet.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go.
 * <br>Differs: all other kinds are described field by field.
 */
final class KeptDescriber {
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    /** Kinds of which kubectl says no events. */
    private static final Set<String> WITHOUT_EVENTS = Set.of(
            "secrets",
            "roles.rbac.authorization.k8s.io",
            "clusterroles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io",
            "limitranges",
            "resourcequotas");

    private KeptDescriber() {}

    static boolean knows(KeptObject object) {
        return switch (object.kind().resource()) {
            case "serviceaccounts", "configmaps", "services", "storageclasses.storage.k8s.io" -> true;
            default -> !hasEvents(object);
        };
    }

    static boolean hasEvents(KeptObject object) {
        return !WITHOUT_EVENTS.contains(object.kind().resource());
    }

    /** @param object of a kind that is known */
    static Description describe(KeptObject object, DescribeContext context) {
        return switch (object.kind().resource()) {
            case "serviceaccounts" -> account(object);
            case "configmaps" -> configMap(object);
            case "secrets" -> secret(object);
            case "services" -> ServiceDescriber.describe(object, context);
            case "storageclasses.storage.k8s.io" -> storageClass(object);
            case "limitranges" -> LimitsDescriber.range(object);
            case "resourcequotas" -> LimitsDescriber.quota(object);
            case "roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io" ->
                RoleDescriber.role(object);
            default -> RoleDescriber.binding(object);
        };
    }

    static Description begin(KeptObject object) {
        var out = new Description();
        out.field(0, "Name", object.name()).field(0, "Namespace", object.namespace());
        out.labels("Labels", object.meta().labels());
        return out.annotations("Annotations", object.meta().annotations());
    }

    private static Description account(KeptObject account) {
        var out = begin(account);
        var secrets = account.content().list("imagePullSecrets", secret -> secret.text("name", ""));
        var title = "Image pull secrets:";
        if (secrets.isEmpty()) {
            out.line(0, title + "\t<none>");
        }
        for (var secret : secrets) {
            out.line(0, title + "\t" + secret);
            title = " ".repeat(title.length());
        }
        return out;
    }

    private static Description configMap(KeptObject map) {
        var out = begin(map);
        out.raw("\nData\n====\n");
        map.content().obj("data").forEach((key, value) -> out.raw(key + ":\n----\n" + text(value) + "\n\n"));
        out.raw("\nBinaryData\n====\n");
        map.content().obj("binaryData").forEach((key, value) -> out.raw(key + ": " + bytes(value) + " bytes\n"));
        return out.raw("\n");
    }

    private static Description secret(KeptObject secret) {
        var out = begin(secret);
        out.raw("\nType:\t" + secret.content().text("type", "") + "\n").raw("\nData\n====\n");
        secret.content().obj("data").forEach((key, value) -> out.raw(key + ":\t" + bytes(value) + " bytes\n"));
        return out;
    }

    private static Description storageClass(KeptObject storage) {
        var content = storage.content();
        boolean standard = "true".equals(storage.meta().annotations().get(DEFAULT_CLASS));
        var out = new Description();
        out.field(0, "Name", storage.name()).field(0, "IsDefaultClass", standard ? "Yes" : "No");
        out.field(0, "Annotations", formatted(storage.meta().annotations()));
        out.field(0, "Provisioner", content.text("provisioner", ""));
        out.field(0, "Parameters", formatted(Labels.fromTree(content.obj("parameters"))));
        var expands = content.get("allowVolumeExpansion");
        out.field(
                0,
                "AllowVolumeExpansion",
                expands instanceof Tree.Bool(boolean yes) ? (yes ? "True" : "False") : "<unset>");
        var options = content.texts("mountOptions");
        if (options.isEmpty()) {
            out.field(0, "MountOptions", "<none>");
        } else {
            out.line(0, "MountOptions:");
            options.forEach(option -> out.line(1, option));
        }
        out.field(0, "ReclaimPolicy", content.text("reclaimPolicy", "Delete"));
        return out.field(0, "VolumeBindingMode", content.text("volumeBindingMode", "Immediate"));
    }

    /** {@code a=b,c=d} */
    static String formatted(Labels labels) {
        return labels.isEmpty()
                ? "<none>"
                : labels.asMap().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    static String joined(List<String> texts) {
        return texts.isEmpty() ? "<none>" : String.join(",", texts);
    }

    private static String text(Tree value) {
        return value instanceof Tree.Text(String text) ? text : GoText.of(value);
    }

    private static int bytes(Tree value) {
        try {
            return Base64.getMimeDecoder().decode(text(value)).length;
        } catch (IllegalArgumentException none) {
            return 0;
        }
    }
}
