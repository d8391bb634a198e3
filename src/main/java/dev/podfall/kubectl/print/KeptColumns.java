package dev.podfall.kubectl.print;

import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.print.TableColumns.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The columns of kinds that are kept.
 *
 * <p>Upstream: pkg/printers/internalversion/printers.go; for custom kinds apiextensions-apiserver
 * pkg/registry/customresource/tableconvertor/tableconvertor.go.
 * <br>Differs: what controllers would write into a status is not there.
 */
final class KeptColumns {
    private static final List<Column> NAME_AND_AGE = List.of(name(), age());
    private static final List<Column> NAME_AND_TIME = List.of(name(), createdAt());

    private static final Map<String, List<Column>> COLUMNS = new LinkedHashMap<>();

    static {
        core();
        workloads();
        access();
        storage();
        network();
        extensions();
    }

    private KeptColumns() {}

    static List<Column> of(KeptKind kind) {
        if (!kind.isCustom()) {
            return COLUMNS.getOrDefault(kind.resource(), NAME_AND_AGE);
        }
        return kind.columns().isEmpty() ? NAME_AND_AGE : custom(kind);
    }

    private static List<Column> custom(KeptKind kind) {
        var out = new ArrayList<Column>();
        out.add(name());
        for (var column : kind.columns()) {
            out.add(new Column(
                    column.name().toUpperCase(java.util.Locale.ROOT),
                    column.wideOnly(),
                    (object, now) -> CustomCells.cell(column, object.toTree(), now)));
        }
        return List.copyOf(out);
    }

    private static void core() {
        put(
                "configmaps",
                name(),
                plain(
                        "DATA",
                        o -> number(o.obj("data").keys().size()
                                + o.obj("binaryData").keys().size())),
                age());
        put(
                "secrets",
                name(),
                plain("TYPE", o -> o.text("type", "")),
                plain("DATA", o -> number(o.obj("data").keys().size())),
                age());
        put(
                "services",
                name(),
                plain("TYPE", o -> o.obj("spec").text("type", "")),
                plain("CLUSTER-IP", o -> orNone(first(o.obj("spec").texts("clusterIPs")))),
                plain("EXTERNAL-IP", KeptCells::externalIp),
                plain("PORT(S)", KeptCells::ports),
                age(),
                wide("SELECTOR", o -> KeptCells.labels(o.obj("spec").obj("selector"))));
        put("endpoints", name(), plain("ENDPOINTS", KeptCells::endpoints), age());
        put(
                "resourcequotas",
                name(),
                plain("REQUEST", o -> KeptCells.quota(o, false)),
                plain("LIMIT", o -> KeptCells.quota(o, true)),
                age());
        COLUMNS.put("limitranges", NAME_AND_TIME);
        put(
                "podtemplates",
                name(),
                plain("CONTAINERS", o -> KeptCells.containers(o.obj("template"), "name")),
                plain("IMAGES", o -> KeptCells.containers(o.obj("template"), "image")),
                plain(
                        "POD LABELS",
                        o -> KeptCells.labels(o.obj("template").obj("metadata").obj("labels"))));
        put(
                "leases.coordination.k8s.io",
                name(),
                plain("HOLDER", o -> o.obj("spec").text("holderIdentity", "")),
                age());
        put("runtimeclasses.node.k8s.io", name(), plain("HANDLER", o -> o.text("handler", "")), age());
    }

    private static void workloads() {
        put(
                "deployments.apps",
                name(),
                plain("READY", o -> KeptCells.ready(o)),
                status("UP-TO-DATE", "updatedReplicas"),
                status("AVAILABLE", "availableReplicas"),
                age(),
                names(),
                images(),
                selector());
        var replicas = List.of(
                name(),
                plain("DESIRED", o -> number(o.obj("spec").number("replicas", 0))),
                status("CURRENT", "replicas"),
                status("READY", "readyReplicas"),
                age(),
                names(),
                images());
        COLUMNS.put("replicasets.apps", and(replicas, selector()));
        COLUMNS.put(
                "replicationcontrollers",
                and(
                        replicas,
                        wide("SELECTOR", o -> KeptCells.labels(o.obj("spec").obj("selector")))));
        put("statefulsets.apps", name(), plain("READY", o -> KeptCells.ready(o)), age(), names(), images());
        put(
                "jobs.batch",
                name(),
                plain("STATUS", KeptCells::jobStatus),
                plain("COMPLETIONS", KeptCells::completions),
                new Column("DURATION", false, (job, now) -> KeptCells.duration(job.toTree(), now)),
                age(),
                names(),
                images(),
                selector());
        put(
                "cronjobs.batch",
                name(),
                plain("SCHEDULE", o -> o.obj("spec").text("schedule", "")),
                plain("TIMEZONE", o -> orNone(o.obj("spec").text("timeZone", ""))),
                plain("SUSPEND", o -> KeptCells.bool(o.obj("spec").flag("suspend"))),
                plain("ACTIVE", o -> number(o.obj("status").list("active").size())),
                new Column(
                        "LAST SCHEDULE", false, (job, now) -> KeptCells.since(job.toTree(), now, "lastScheduleTime")),
                age(),
                wide("CONTAINERS", o -> KeptCells.containers(KeptCells.jobTemplate(o), "name")),
                wide("IMAGES", o -> KeptCells.containers(KeptCells.jobTemplate(o), "image")),
                wide(
                        "SELECTOR",
                        o -> KeptCells.selector(o.obj("spec").obj("jobTemplate").obj("spec"), "selector")));
        put(
                "horizontalpodautoscalers.autoscaling",
                name(),
                plain("REFERENCE", KeptCells::scaleTarget),
                plain("TARGETS", KeptCells::metrics),
                plain("MINPODS", o -> KeptCells.orElse(o.obj("spec").get("minReplicas"), "<unset>")),
                plain("MAXPODS", o -> number(o.obj("spec").number("maxReplicas", 0))),
                status("REPLICAS", "currentReplicas"),
                age());
        put(
                "poddisruptionbudgets.policy",
                name(),
                plain("MIN AVAILABLE", o -> KeptCells.orElse(o.obj("spec").get("minAvailable"), "N/A")),
                plain("MAX UNAVAILABLE", o -> KeptCells.orElse(o.obj("spec").get("maxUnavailable"), "N/A")),
                status("ALLOWED DISRUPTIONS", "disruptionsAllowed"),
                age());
    }

    private static void access() {
        var bindings = List.of(
                name(),
                plain(
                        "ROLE",
                        o -> o.obj("roleRef").text("kind", "") + "/"
                                + o.obj("roleRef").text("name", "")),
                age(),
                wide("USERS", o -> KeptCells.subjects(o, "User")),
                wide("GROUPS", o -> KeptCells.subjects(o, "Group")),
                wide("SERVICEACCOUNTS", o -> KeptCells.subjects(o, "ServiceAccount")));
        COLUMNS.put("clusterrolebindings.rbac.authorization.k8s.io", bindings);
        COLUMNS.put("rolebindings.rbac.authorization.k8s.io", bindings);
        COLUMNS.put("clusterroles.rbac.authorization.k8s.io", NAME_AND_TIME);
        COLUMNS.put("roles.rbac.authorization.k8s.io", NAME_AND_TIME);
        put(
                "certificatesigningrequests.certificates.k8s.io",
                name(),
                age(),
                plain("SIGNERNAME", o -> orNone(o.obj("spec").text("signerName", ""))),
                plain("REQUESTOR", o -> o.obj("spec").text("username", "")),
                plain("REQUESTEDDURATION", o -> "<none>"),
                plain("CONDITION", o -> "Pending"));
    }

    private static void storage() {
        put(
                "persistentvolumeclaims",
                name(),
                plain("STATUS", KeptCells::phase),
                plain("VOLUME", o -> o.obj("spec").text("volumeName", "")),
                plain(
                        "CAPACITY",
                        o -> KeptCells.claimed(o)
                                ? o.obj("status").obj("capacity").text("storage", "0")
                                : ""),
                plain("ACCESS MODES", o -> KeptCells.claimed(o) ? KeptCells.modes(o.obj("status")) : ""),
                plain("STORAGECLASS", o -> o.obj("spec").text("storageClassName", "")),
                plain("VOLUMEATTRIBUTESCLASS", o -> o.obj("spec").text("volumeAttributesClassName", "<unset>")),
                age(),
                wide("VOLUMEMODE", o -> o.obj("spec").text("volumeMode", "<unset>")));
        put(
                "persistentvolumes",
                name(),
                plain("CAPACITY", o -> o.obj("spec").obj("capacity").text("storage", "0")),
                plain("ACCESS MODES", o -> KeptCells.modes(o.obj("spec"))),
                plain("RECLAIM POLICY", o -> o.obj("spec").text("persistentVolumeReclaimPolicy", "Retain")),
                plain("STATUS", KeptCells::phase),
                plain("CLAIM", KeptCells::claim),
                plain("STORAGECLASS", o -> o.obj("spec").text("storageClassName", "")),
                plain("VOLUMEATTRIBUTESCLASS", o -> o.obj("spec").text("volumeAttributesClassName", "<unset>")),
                plain("REASON", o -> o.obj("status").text("reason", "")),
                age(),
                wide("VOLUMEMODE", o -> o.obj("spec").text("volumeMode", "Filesystem")));
        put(
                "storageclasses.storage.k8s.io",
                plain("NAME", o -> KeptCells.withDefault(o, "storageclass.kubernetes.io/is-default-class")),
                plain("PROVISIONER", o -> o.text("provisioner", "")),
                plain("RECLAIMPOLICY", o -> o.text("reclaimPolicy", "Delete")),
                plain("VOLUMEBINDINGMODE", o -> o.text("volumeBindingMode", "Immediate")),
                plain("ALLOWVOLUMEEXPANSION", o -> Boolean.toString(o.flag("allowVolumeExpansion"))),
                age());
        put(
                "csinodes.storage.k8s.io",
                name(),
                plain("DRIVERS", o -> number(o.obj("spec").list("drivers").size())),
                age());
        put(
                "csidrivers.storage.k8s.io",
                name(),
                plain("ATTACHREQUIRED", o -> Boolean.toString(o.obj("spec").flag("attachRequired", true))),
                plain("PODINFOONMOUNT", o -> Boolean.toString(o.obj("spec").flag("podInfoOnMount"))),
                plain("STORAGECAPACITY", o -> Boolean.toString(o.obj("spec").flag("storageCapacity"))),
                plain("TOKENREQUESTS", KeptCells::audiences),
                plain("REQUIRESREPUBLISH", o -> Boolean.toString(o.obj("spec").flag("requiresRepublish"))),
                plain("MODES", o -> {
                    var modes = o.obj("spec").texts("volumeLifecycleModes");
                    return modes.isEmpty() ? "Persistent" : String.join(",", modes);
                }),
                age());
        COLUMNS.put("csistoragecapacities.storage.k8s.io", NAME_AND_TIME);
        put(
                "volumeattachments.storage.k8s.io",
                name(),
                plain("ATTACHER", o -> o.obj("spec").text("attacher", "")),
                plain("PV", o -> o.obj("spec").obj("source").text("persistentVolumeName", "")),
                plain("NODE", o -> o.obj("spec").text("nodeName", "")),
                plain("ATTACHED", o -> Boolean.toString(o.obj("status").flag("attached"))),
                age());
        put(
                "volumeattributesclasses.storage.k8s.io",
                name(),
                plain("DRIVERNAME", o -> o.text("driverName", "")),
                age());
    }

    private static void network() {
        put(
                "ingresses.networking.k8s.io",
                name(),
                plain("CLASS", o -> orNone(o.obj("spec").text("ingressClassName", ""))),
                plain("HOSTS", KeptCells::hosts),
                plain("ADDRESS", KeptCells::address),
                plain("PORTS", o -> o.obj("spec").list("tls").isEmpty() ? "80" : "80, 443"),
                age());
        put(
                "ingressclasses.networking.k8s.io",
                plain("NAME", o -> KeptCells.withDefault(o, "ingressclass.kubernetes.io/is-default-class")),
                plain("CONTROLLER", o -> o.obj("spec").text("controller", "")),
                plain("PARAMETERS", KeptCells::parameters),
                age());
        put(
                "networkpolicies.networking.k8s.io",
                name(),
                plain("POD-SELECTOR", o -> KeptCells.selector(o.obj("spec"), "podSelector")),
                age());
        put("ipaddresses.networking.k8s.io", name(), plain("PARENTREF", KeptCells::parent));
        put(
                "servicecidrs.networking.k8s.io",
                name(),
                plain("CIDRS", o -> String.join(",", o.obj("spec").texts("cidrs"))),
                age());
        put(
                "endpointslices.discovery.k8s.io",
                name(),
                plain("ADDRESSTYPE", o -> o.text("addressType", "")),
                plain("PORTS", KeptCells::slicePorts),
                plain("ENDPOINTS", KeptCells::sliceAddresses),
                age());
    }

    private static void extensions() {
        COLUMNS.put("customresourcedefinitions.apiextensions.k8s.io", NAME_AND_TIME);
        put(
                "apiservices.apiregistration.k8s.io",
                name(),
                plain("SERVICE", KeptCells::apiService),
                plain("AVAILABLE", o -> o.obj("spec").has("service") ? "Unknown" : "True"),
                age());
        for (var webhooks : List.of("mutatingwebhookconfigurations", "validatingwebhookconfigurations")) {
            put(
                    webhooks + ".admissionregistration.k8s.io",
                    name(),
                    plain("WEBHOOKS", o -> number(o.list("webhooks").size())),
                    age());
        }
        policy("validatingadmissionpolicies", "VALIDATIONS", "validations");
        policy("mutatingadmissionpolicies", "MUTATIONS", "mutations");
        for (var bindings : List.of("validatingadmissionpolicybindings", "mutatingadmissionpolicybindings")) {
            put(
                    bindings + ".admissionregistration.k8s.io",
                    name(),
                    plain("POLICYNAME", o -> o.obj("spec").text("policyName", "")),
                    plain("PARAMREF", KeptCells::paramRef),
                    age());
        }
        put(
                "resourceslices.resource.k8s.io",
                name(),
                plain("NODE", o -> o.obj("spec").text("nodeName", "")),
                plain("DRIVER", o -> o.obj("spec").text("driver", "")),
                plain("POOL", o -> o.obj("spec").obj("pool").text("name", "")),
                age());
        put("resourceclaims.resource.k8s.io", name(), plain("STATE", o -> "pending"), age());
        put(
                "flowschemas.flowcontrol.apiserver.k8s.io",
                name(),
                plain(
                        "PRIORITYLEVEL",
                        o -> o.obj("spec").obj("priorityLevelConfiguration").text("name", "")),
                plain("MATCHINGPRECEDENCE", o -> number(o.obj("spec").number("matchingPrecedence", 1000))),
                plain(
                        "DISTINGUISHERMETHOD",
                        o -> orNone(o.obj("spec").obj("distinguisherMethod").text("type", ""))),
                age(),
                plain("MISSINGPL", o -> "?"));
        put(
                "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
                name(),
                plain("TYPE", o -> o.obj("spec").text("type", "")),
                plain(
                        "NOMINALCONCURRENCYSHARES",
                        o -> KeptCells.orElse(o.obj("spec").obj("limited").get("nominalConcurrencyShares"), "<none>")),
                plain("QUEUES", o -> KeptCells.queuing(o, "queues")),
                plain("HANDSIZE", o -> KeptCells.queuing(o, "handSize")),
                plain("QUEUELENGTHLIMIT", o -> KeptCells.queuing(o, "queueLengthLimit")),
                age());
    }

    private static void policy(String plural, String header, String list) {
        put(
                plural + ".admissionregistration.k8s.io",
                name(),
                plain(header, o -> number(o.obj("spec").list(list).size())),
                plain("PARAMKIND", KeptCells::paramKind),
                age());
    }

    private static void put(String resource, Column... columns) {
        COLUMNS.put(resource, List.of(columns));
    }

    private static List<Column> and(List<Column> columns, Column last) {
        var out = new ArrayList<>(columns);
        out.add(last);
        return List.copyOf(out);
    }

    private static Column name() {
        return new Column("NAME", false, (object, now) -> object.name());
    }

    private static Column age() {
        return new Column(
                "AGE", false, (object, now) -> HumanDuration.since(object.meta().creationTimestamp(), now));
    }

    private static Column createdAt() {
        BiFunction<KubeObject, Instant, String> cell = (object, now) -> {
            var at = object.meta().creationTimestamp();
            return at == null ? "<unknown>" : Times.seconds(at).toString();
        };
        return new Column("CREATED AT", false, cell);
    }

    private static Column plain(String header, Function<Tree.Obj, String> cell) {
        return new Column(header, false, (object, now) -> cell.apply(object.toTree()));
    }

    private static Column wide(String header, Function<Tree.Obj, String> cell) {
        return new Column(header, true, (object, now) -> cell.apply(object.toTree()));
    }

    private static Column status(String header, String field) {
        return plain(header, o -> number(o.obj("status").number(field, 0)));
    }

    private static Column names() {
        return wide("CONTAINERS", o -> KeptCells.containers(o.obj("spec").obj("template"), "name"));
    }

    private static Column images() {
        return wide("IMAGES", o -> KeptCells.containers(o.obj("spec").obj("template"), "image"));
    }

    private static Column selector() {
        return wide("SELECTOR", o -> KeptCells.selector(o.obj("spec"), "selector"));
    }

    private static String first(List<String> texts) {
        return texts.isEmpty() ? "" : texts.getFirst();
    }

    private static String number(long n) {
        return Long.toString(n);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }
}
