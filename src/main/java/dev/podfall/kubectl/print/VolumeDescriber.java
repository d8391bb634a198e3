package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * Volumes in descriptions.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code describeVolumes}.
 * <br>Differs: of the kinds that daemons rarely use only the name of the kind is said.
 */
final class VolumeDescriber {
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
        if (volume.get("hostPath") instanceof Tree.Obj path) {
            out.field(2, "Type", "HostPath (bare host directory volume)");
            out.field(2, "Path", path.text("path", ""));
            out.field(2, "HostPathType", path.text("type", "<none>"));
        } else if (volume.get("emptyDir") instanceof Tree.Obj dir) {
            out.field(2, "Type", "EmptyDir (a temporary directory that shares a pod's lifetime)");
            out.field(2, "Medium", dir.text("medium", ""));
            out.field(2, "SizeLimit", dir.has("sizeLimit") ? dir.text("sizeLimit", "") : "<unset>");
        } else if (volume.get("configMap") instanceof Tree.Obj map) {
            out.field(2, "Type", "ConfigMap (a volume populated by a ConfigMap)");
            out.field(2, "Name", map.text("name", ""));
            out.field(2, "Optional", map.flag("optional"));
        } else if (volume.get("secret") instanceof Tree.Obj secret) {
            out.field(2, "Type", "Secret (a volume populated by a Secret)");
            out.field(2, "SecretName", secret.text("secretName", ""));
            out.field(2, "Optional", secret.flag("optional"));
        } else if (volume.get("persistentVolumeClaim") instanceof Tree.Obj claim) {
            out.field(
                    2, "Type", "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)");
            out.field(2, "ClaimName", claim.text("claimName", ""));
            out.field(2, "ReadOnly", claim.flag("readOnly"));
        } else if (volume.get("downwardAPI") instanceof Tree.Obj api) {
            downwardApi(out, api);
        } else if (volume.get("nfs") instanceof Tree.Obj nfs) {
            out.field(2, "Type", "NFS (an NFS mount that lasts the lifetime of a pod)");
            out.field(2, "Server", nfs.text("server", ""));
            out.field(2, "Path", nfs.text("path", ""));
            out.field(2, "ReadOnly", nfs.flag("readOnly"));
        } else if (volume.get("projected") instanceof Tree.Obj projected) {
            projected(out, projected);
        } else {
            out.line(2, "<unknown>");
        }
    }

    private static void downwardApi(Description out, Tree.Obj api) {
        out.field(2, "Type", "DownwardAPI (a volume populated by information about the pod)");
        out.line(2, "Items:");
        for (var item : api.<Tree.Obj>list("items", i -> i)) {
            var source = item.get("fieldRef") instanceof Tree.Obj field
                    ? field.text("fieldPath", "")
                    : item.obj("resourceFieldRef").text("resource", "");
            out.line(3, source + " -> " + item.text("path", ""));
        }
    }

    private static void projected(Description out, Tree.Obj projected) {
        out.field(2, "Type", "Projected (a volume that contains injected data from multiple sources)");
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
}
