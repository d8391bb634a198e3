package dev.podfall.kubectl.print;

import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.Map;

/**
 * Volumes in descriptions.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code describeVolumes}.
 * <br>Differs: long annotations of a claim's template are not broken into lines.
 */
final class VolumeDescriber {
    private static final String STORAGE_CLASS = "volume.beta.kubernetes.io/storage-class";

    private VolumeDescriber() {}

    /** @param space what stands before the heading: blanks inside a template, else nothing */
    static void describe(Description out, List<Tree.Obj> volumes, String space) {
        if (volumes.isEmpty()) {
            out.line(0, space + "Volumes:\t<none>");
            return;
        }
        out.line(0, space + "Volumes:");
        for (var volume : volumes) {
            out.line(1, (space.isEmpty() ? "" : " ") + volume.text("name", "") + ":");
            source(out, volume);
        }
    }

    private static void source(Description out, Tree.Obj volume) {
        for (var known : VolumeSources.ALL) {
            if (volume.get(known.field()) instanceof Tree.Obj source) {
                out.field(2, "Type", known.type());
                known.lines().forEach(line -> out.line(2, line.label() + "\t" + line.value(source)));
                more(out, known.field(), source);
                return;
            }
        }
        out.line(1, "<unknown>");
    }

    /** What is not one line for one field. */
    private static void more(Description out, String field, Tree.Obj source) {
        switch (field) {
            case "downwardAPI" -> downwardApi(out, source);
            case "projected" -> projected(out, source);
            case "csi" -> attributes(out, source.obj("volumeAttributes"));
            case "ephemeral" -> {
                if (source.get("volumeClaimTemplate") instanceof Tree.Obj claim) {
                    claim(out, claim);
                }
            }
            default -> {
                // All is said.
            }
        }
    }

    private static void downwardApi(Description out, Tree.Obj api) {
        out.line(2, "Items:");
        for (var item : api.<Tree.Obj>list("items", i -> i)) {
            var source = item.get("fieldRef") instanceof Tree.Obj field
                    ? field.text("fieldPath", "")
                    : item.obj("resourceFieldRef").text("resource", "");
            out.line(3, source + " -> " + item.text("path", ""));
        }
    }

    private static void projected(Description out, Tree.Obj projected) {
        for (var source : projected.<Tree.Obj>list("sources", s -> s)) {
            if (source.get("secret") instanceof Tree.Obj secret) {
                out.field(2, "SecretName", secret.text("name", ""));
                out.field(2, "Optional", secret.flag("optional"));
            } else if (source.get("downwardAPI") instanceof Tree.Obj) {
                out.field(2, "DownwardAPI", "true");
            } else if (source.get("configMap") instanceof Tree.Obj map) {
                out.field(2, "ConfigMapName", map.text("name", ""));
                out.field(2, "Optional", map.flag("optional"));
            } else if (source.get("serviceAccountToken") instanceof Tree.Obj token) {
                out.field(2, "TokenExpirationSeconds", token.number("expirationSeconds", 0));
            }
        }
    }

    /** Each line begins anew at its level, behind the tab too: upstream's writer adds its blanks at every call. */
    private static void attributes(Description out, Tree.Obj attributes) {
        var title = "    VolumeAttributes:\t";
        if (attributes.isEmpty()) {
            out.raw(title + "<none>\n");
            return;
        }
        boolean first = true;
        for (var key : attributes.keys()) {
            var line = key + "=" + attributes.text(key, "");
            out.raw((first ? title : "        \t") + "    " + Description.cut(line) + "\n");
            first = false;
        }
    }

    private static void claim(Description out, Tree.Obj template) {
        var meta = template.obj("metadata");
        var annotations = Labels.fromTree(meta.obj("annotations"));
        var spec = template.obj("spec");
        var byAnnotation = annotations.get(STORAGE_CLASS);
        out.field(2, "StorageClass", byAnnotation == null ? spec.text("storageClassName", "") : byAnnotation);
        var name = spec.text("volumeName", "");
        out.field(2, "Volume", name);
        nested(out, "Labels", Labels.fromTree(meta.obj("labels")).asMap(), "=");
        nested(out, "Annotations", annotations.without(Description.LAST_APPLIED).asMap(), ": ");
        // A template has no status: of a volume that it names nothing is known.
        out.field(2, "Capacity", name.isEmpty() ? "" : "0").field(2, "Access Modes", "");
        if (spec.has("volumeMode")) {
            out.field(2, "VolumeMode", spec.text("volumeMode", ""));
        }
        if (spec.get("dataSource") instanceof Tree.Obj source) {
            out.line(2, "DataSource:");
            if (source.has("apiGroup")) {
                out.field(3, "APIGroup", source.text("apiGroup", ""));
            }
            out.field(3, "Kind", source.text("kind", "")).field(3, "Name", source.text("name", ""));
        }
    }

    private static void nested(Description out, String title, Map<String, String> entries, String between) {
        out.raw("    " + title + ":\t" + (entries.isEmpty() ? "    <none>\n" : ""));
        boolean first = true;
        for (var entry : entries.entrySet()) {
            out.raw((first ? "" : "    \t") + "    " + entry.getKey() + between + entry.getValue() + "\n");
            first = false;
        }
    }
}
