package dev.podfall.kubectl.print;

import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cells of kinds that are kept which need more than a field.
 *
 * <p>Upstream: pkg/printers/internalversion/printers.go.
 * <br>Differs: in nothing that we know of.
 */
final class KeptCells {
    private static final int MOST = 3;
    private static final int ADDRESS_WIDTH = 16;

    private KeptCells() {}

    static String labels(Tree.Obj labels) {
        return labels.isEmpty() ? "<none>" : Labels.fromTree(labels).toString();
    }

    static String selector(Tree.Obj holder, String field) {
        return holder.get(field) instanceof Tree.Obj selector
                ? LabelSelector.format(LabelSelector.fromTree(selector))
                : "<none>";
    }

    static String containers(Tree.Obj template, String field) {
        var out = new ArrayList<String>();
        for (var container : objects(template.obj("spec"), "containers")) {
            out.add(container.text(field, ""));
        }
        return String.join(",", out);
    }

    static Tree.Obj jobTemplate(Tree.Obj cronJob) {
        return cronJob.obj("spec").obj("jobTemplate").obj("spec").obj("template");
    }

    /** {@code 1/3} */
    static String ready(Tree.Obj workload) {
        return workload.obj("status").number("readyReplicas", 0) + "/"
                + workload.obj("spec").number("replicas", 0);
    }

    static String externalIp(Tree.Obj service) {
        var spec = service.obj("spec");
        var ips = spec.texts("externalIPs");
        return switch (spec.text("type", "")) {
            case "ClusterIP", "NodePort" -> ips.isEmpty() ? "<none>" : String.join(",", ips);
            case "LoadBalancer" -> {
                var all = new ArrayList<>(addresses(service));
                all.addAll(ips);
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            case "ExternalName" -> spec.text("externalName", "");
            default -> "<unknown>";
        };
    }

    private static List<String> addresses(Tree.Obj object) {
        var out = new TreeSet<String>();
        for (var ingress : objects(object.obj("status").obj("loadBalancer"), "ingress")) {
            var ip = ingress.text("ip", "");
            out.add(ip.isEmpty() ? ingress.text("hostname", "") : ip);
        }
        out.remove("");
        return List.copyOf(out);
    }

    static String address(Tree.Obj ingress) {
        var all = String.join(",", addresses(ingress));
        return all.length() > ADDRESS_WIDTH ? all.substring(0, ADDRESS_WIDTH - 3) + "..." : all;
    }

    static String ports(Tree.Obj service) {
        var out = new ArrayList<String>();
        for (var port : objects(service.obj("spec"), "ports")) {
            long node = port.number("nodePort", 0);
            out.add(port.number("port", 0) + (node > 0 ? ":" + node : "") + "/" + port.text("protocol", ""));
        }
        return out.isEmpty() ? "<none>" : String.join(",", out);
    }

    static String endpoints(Tree.Obj endpoints) {
        var all = new ArrayList<String>();
        for (var subset : objects(endpoints, "subsets")) {
            var addresses = objects(subset, "addresses");
            if (!subset.has("ports")) {
                addresses.forEach(address -> all.add(address.text("ip", "")));
            }
            for (var port : objects(subset, "ports")) {
                addresses.forEach(address -> all.add(address.text("ip", "") + ":" + port.number("port", 0)));
            }
        }
        return endpoints.list("subsets").isEmpty() ? "<none>" : some(all);
    }

    static String slicePorts(Tree.Obj slice) {
        var all = new ArrayList<String>();
        for (var port : objects(slice, "ports")) {
            all.add(port.has("port") ? Long.toString(port.number("port", 0)) : port.text("name", "*"));
        }
        return all.isEmpty() ? "<unset>" : some(all);
    }

    static String sliceAddresses(Tree.Obj slice) {
        var all = new ArrayList<String>();
        for (var endpoint : objects(slice, "endpoints")) {
            all.addAll(endpoint.texts("addresses"));
        }
        return all.isEmpty() ? "<unset>" : some(all);
    }

    private static String some(List<String> all) {
        return all.size() <= MOST
                ? String.join(",", all)
                : String.join(",", all.subList(0, MOST)) + " + " + (all.size() - MOST) + " more...";
    }

    static String hosts(Tree.Obj ingress) {
        var rules = objects(ingress.obj("spec"), "rules");
        var out = new ArrayList<String>();
        boolean more = false;
        for (var rule : rules) {
            more |= out.size() == MOST;
            if (!more && !rule.text("host", "").isEmpty()) {
                out.add(rule.text("host", ""));
            }
        }
        if (out.isEmpty()) {
            return "*";
        }
        var joined = String.join(",", out);
        return more ? joined + " + " + (rules.size() - MOST) + " more..." : joined;
    }

    static String quota(Tree.Obj quota, boolean limits) {
        var hard = quota.obj("status").obj("hard");
        var used = quota.obj("status").obj("used");
        var out = new ArrayList<String>();
        for (var resource : hard.keys()) {
            if (resource.startsWith("limits.") == limits) {
                out.add(resource + ": " + used.text(resource, "0") + "/" + hard.text(resource, "0"));
            }
        }
        return String.join(", ", out);
    }

    static String jobStatus(Tree.Obj job) {
        for (var condition : List.of("Complete", "Failed")) {
            if (has(job, condition)) {
                return condition;
            }
        }
        if (job.obj("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        for (var condition : List.of("Suspended", "FailureTarget", "SuccessCriteriaMet")) {
            if (has(job, condition)) {
                return condition;
            }
        }
        return "Running";
    }

    private static boolean has(Tree.Obj object, String condition) {
        for (var each : objects(object.obj("status"), "conditions")) {
            if (each.text("type", "").equals(condition)) {
                return each.text("status", "").equals("True");
            }
        }
        return false;
    }

    static String completions(Tree.Obj job) {
        var spec = job.obj("spec");
        long succeeded = job.obj("status").number("succeeded", 0);
        if (spec.has("completions")) {
            return succeeded + "/" + spec.number("completions", 0);
        }
        long parallelism = spec.number("parallelism", 0);
        return succeeded + (parallelism > 1 ? "/1 of " + parallelism : "/1");
    }

    static String duration(Tree.Obj job, Instant now) {
        var start = time(job.obj("status"), "startTime");
        if (start == null) {
            return "";
        }
        var end = time(job.obj("status"), "completionTime");
        return HumanDuration.text(Duration.between(start, end == null ? now : end));
    }

    static String since(Tree.Obj object, Instant now, String field) {
        var at = time(object.obj("status"), field);
        return at == null ? "<none>" : HumanDuration.since(at, now);
    }

    private static @Nullable Instant time(Tree.Obj holder, String field) {
        return Times.at(holder, field);
    }

    /** As Go's template of a pointer to a truth value prints it. */
    static String bool(boolean value) {
        return value ? "True" : "False";
    }

    static String scaleTarget(Tree.Obj autoscaler) {
        var target = autoscaler.obj("spec").obj("scaleTargetRef");
        return target.text("kind", "") + "/" + target.text("name", "");
    }

    static String metrics(Tree.Obj autoscaler) {
        var metrics = objects(autoscaler.obj("spec"), "metrics");
        var out = new ArrayList<String>();
        for (var metric : metrics) {
            var type = metric.text("type", "");
            var key = type.isEmpty() ? "" : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
            var source = metric.obj(key);
            var target = source.obj("target");
            var prefix = source.has("name") ? source.text("name", "") + ": " : "";
            var wanted = target.has("averageUtilization")
                    ? target.number("averageUtilization", 0) + "%"
                    : text(target.has("averageValue") ? target.get("averageValue") : target.get("value"));
            out.add(prefix + "<unknown>/" + wanted);
        }
        if (out.isEmpty()) {
            return "<none>";
        }
        return out.size() <= 2
                ? String.join(", ", out)
                : String.join(", ", out.subList(0, 2)) + " + " + (out.size() - 2) + " more...";
    }

    static String subjects(Tree.Obj binding, String kind) {
        var out = new ArrayList<String>();
        for (var subject : objects(binding, "subjects")) {
            if (subject.text("kind", "").equals(kind)) {
                var namespace = kind.equals("ServiceAccount") ? subject.text("namespace", "") + "/" : "";
                out.add(namespace + subject.text("name", ""));
            }
        }
        return String.join(", ", out);
    }

    static String phase(Tree.Obj volume) {
        return volume.obj("metadata").has("deletionTimestamp")
                ? "Terminating"
                : volume.obj("status").text("phase", "");
    }

    static boolean claimed(Tree.Obj claim) {
        return !claim.obj("spec").text("volumeName", "").isEmpty();
    }

    static String modes(Tree.Obj holder) {
        var has = holder.texts("accessModes");
        var out = new ArrayList<String>();
        for (var mode : List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")) {
            if (has.contains(mode)) {
                out.add(mode.replaceAll("[a-z]", ""));
            }
        }
        return String.join(",", out);
    }

    static String claim(Tree.Obj volume) {
        var claim = volume.obj("spec").obj("claimRef");
        return claim.isEmpty() ? "" : claim.text("namespace", "") + "/" + claim.text("name", "");
    }

    static String withDefault(Tree.Obj object, String annotation) {
        var meta = object.obj("metadata");
        var name = meta.text("name", "");
        return meta.obj("annotations").text(annotation, "").equals("true") ? name + " (default)" : name;
    }

    static String audiences(Tree.Obj driver) {
        var spec = driver.obj("spec");
        if (!spec.has("tokenRequests")) {
            return "<unset>";
        }
        return String.join(
                ",",
                objects(spec, "tokenRequests").stream()
                        .map(request -> request.text("audience", ""))
                        .toList());
    }

    static String parameters(Tree.Obj ingressClass) {
        var parameters = ingressClass.obj("spec").obj("parameters");
        if (parameters.isEmpty()) {
            return "<none>";
        }
        var group = parameters.text("apiGroup", "");
        return parameters.text("kind", "") + (group.isEmpty() ? "" : "." + group) + "/" + parameters.text("name", "");
    }

    static String parent(Tree.Obj address) {
        var parent = address.obj("spec").obj("parentRef");
        if (parent.isEmpty()) {
            return "<none>";
        }
        var group = parent.text("group", "");
        var namespace = parent.text("namespace", "");
        return (parent.text("resource", "") + (group.isEmpty() ? "" : "." + group)).toLowerCase(Locale.ROOT)
                + (namespace.isEmpty() ? "" : "/" + namespace) + "/" + parent.text("name", "");
    }

    static String apiService(Tree.Obj service) {
        var backend = service.obj("spec").obj("service");
        return backend.isEmpty() ? "Local" : backend.text("namespace", "") + "/" + backend.text("name", "");
    }

    static String paramKind(Tree.Obj policy) {
        var kind = policy.obj("spec").obj("paramKind");
        return kind.isEmpty() ? "<unset>" : kind.text("apiVersion", "") + "/" + kind.text("kind", "");
    }

    static String paramRef(Tree.Obj binding) {
        var ref = binding.obj("spec").obj("paramRef");
        var name = ref.text("name", "");
        return name.isEmpty() ? "<unset>" : ref.text("namespace", "*") + "/" + name;
    }

    static String queuing(Tree.Obj level, String field) {
        return orElse(
                level.obj("spec")
                        .obj("limited")
                        .obj("limitResponse")
                        .obj("queuing")
                        .get(field),
                "<none>");
    }

    static String orElse(@Nullable Tree value, String otherwise) {
        return value == null ? otherwise : text(value);
    }

    private static String text(@Nullable Tree value) {
        return value == null ? "" : GoText.of(value);
    }

    private static List<Tree.Obj> objects(Tree.Obj holder, String field) {
        var out = new ArrayList<Tree.Obj>();
        for (var item : holder.list(field)) {
            if (item instanceof Tree.Obj object) {
                out.add(object);
            }
        }
        return out;
    }
}
