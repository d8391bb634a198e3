package dev.podfall.apiserver.schema;

import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/**
 * What the API server fills in or writes otherwise in objects that are kept, as far as kubectl shows it in tables.
 *
 * <p>Upstream: pkg/apis/core/v1/defaults.go, apps/v1, batch/v1; the strategies in pkg/registry; protobuf, which cannot
 * tell an empty list from none.
 * <br>Differs: all other defaults are missing.
 */
final class KeptDefaults {
    private KeptDefaults() {}

    static Tree.Obj apply(KeptKind kind, Tree.Obj document) {
        if (kind.isCustom()) {
            return document;
        }
        var stored = withoutEmptyLists(document);
        return switch (kind.kindName()) {
            case "Secret" -> secret(stored);
            case "Service" -> stored.with("spec", service(stored.obj("spec")));
            case "Deployment", "ReplicaSet", "StatefulSet", "ReplicationController" ->
                spec(stored, "replicas", Tree.number(1));
            case "Job" -> stored.with("spec", job(stored.obj("spec")));
            case "CronJob" -> spec(stored, "suspend", Tree.FALSE);
            case "ClusterRole", "Role" -> stored.has("rules") ? stored : stored.with("rules", Tree.NIL);
            case "PersistentVolumeClaim", "PersistentVolume" -> volume(stored);
            case "LimitRange" -> stored.with("spec", limits(stored.obj("spec")));
            default -> stored;
        };
    }

    private static Tree.Obj spec(Tree.Obj document, String field, Tree value) {
        var spec = document.obj("spec");
        return spec.has(field) ? document : document.with("spec", spec.with(field, value));
    }

    private static Tree.Obj withoutEmptyLists(Tree.Obj object) {
        var out = new TreeMap<String, Tree>();
        object.forEach((key, value) -> {
            switch (value) {
                case Tree.Arr list -> {
                    if (list.size() > 0) {
                        out.put(key, items(list));
                    }
                }
                case Tree.Obj map -> out.put(key, withoutEmptyLists(map));
                case Tree.Nil _ -> {}
                case Tree.Bool _, Tree.Int _, Tree.Real _, Tree.Text _ -> out.put(key, value);
            }
        });
        return Tree.obj(out);
    }

    private static Tree items(Tree.Arr list) {
        var out = new ArrayList<Tree>(list.size());
        for (var item : list.items()) {
            out.add(item instanceof Tree.Obj map ? withoutEmptyLists(map) : item);
        }
        return Tree.list(out);
    }

    private static Tree.Obj secret(Tree.Obj secret) {
        var data = new TreeMap<String, Tree>();
        secret.obj("data").forEach(data::put);
        secret.obj("stringData").forEach((key, value) -> {
            if (value instanceof Tree.Text(String text)) {
                data.put(key, Tree.text(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
            }
        });
        var out = secret.without("stringData");
        out = data.isEmpty() ? out : out.with("data", Tree.obj(data));
        return out.has("type") ? out : out.with("type", Tree.text("Opaque"));
    }

    private static Tree.Obj service(Tree.Obj spec) {
        var out = spec.has("type") ? spec : spec.with("type", Tree.text("ClusterIP"));
        out = out.has("sessionAffinity") ? out : out.with("sessionAffinity", Tree.text("None"));
        if (!out.text("type", "").equals("ExternalName")) {
            out = out.has("internalTrafficPolicy") ? out : out.with("internalTrafficPolicy", Tree.text("Cluster"));
            out = out.has("ipFamilies") ? out : out.with("ipFamilies", Tree.list(Tree.text("IPv4")));
            out = out.has("ipFamilyPolicy") ? out : out.with("ipFamilyPolicy", Tree.text("SingleStack"));
        }
        boolean outside = List.of("NodePort", "LoadBalancer").contains(out.text("type", ""));
        if (outside && !out.has("externalTrafficPolicy")) {
            out = out.with("externalTrafficPolicy", Tree.text("Cluster"));
        }
        if (!out.has("ports")) {
            return out;
        }
        var ports = new ArrayList<Tree>();
        for (var item : out.list("ports")) {
            ports.add(item instanceof Tree.Obj port ? port(port) : item);
        }
        return out.with("ports", Tree.list(ports));
    }

    private static Tree.Obj port(Tree.Obj port) {
        var out = port.has("protocol") ? port : port.with("protocol", Tree.text("TCP"));
        return out.withOptional("targetPort", out.has("targetPort") ? out.get("targetPort") : out.get("port"));
    }

    /** Limits of containers: what is given for one thing counts for the others that nothing is said of. */
    private static Tree.Obj limits(Tree.Obj spec) {
        var out = new ArrayList<Tree>();
        for (var item : spec.list("limits")) {
            out.add(
                    item instanceof Tree.Obj limit && limit.text("type", "").equals("Container")
                            ? ofContainer(limit)
                            : item);
        }
        return out.isEmpty() ? spec : spec.with("limits", Tree.list(out));
    }

    private static Tree.Obj ofContainer(Tree.Obj limit) {
        var usual = limit.obj("max").overlaid(limit.obj("default"));
        var requested = limit.obj("min").overlaid(usual).overlaid(limit.obj("defaultRequest"));
        var out = usual.isEmpty() ? limit : limit.with("default", usual);
        return requested.isEmpty() ? out : out.with("defaultRequest", requested);
    }

    private static Tree.Obj job(Tree.Obj spec) {
        var out = spec.has("suspend") ? spec : spec.with("suspend", Tree.FALSE);
        if (!out.has("completions") && !out.has("parallelism")) {
            out = out.with("completions", Tree.number(1)).with("parallelism", Tree.number(1));
        }
        return out.has("backoffLimit") ? out : out.with("backoffLimit", Tree.number(6));
    }

    private static Tree.Obj volume(Tree.Obj volume) {
        var status = volume.obj("status");
        return status.has("phase") ? volume : volume.with("status", status.with("phase", Tree.text("Pending")));
    }
}
