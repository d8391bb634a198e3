package dev.podfall.kubectl.print;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.scheduling.PriorityClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of each kind.
 *
 * <p>Upstream: pkg/printers/internalversion/printers.go.
 * <br>Differs: in nothing that we know of.
 */
final class TableColumns {
    private TableColumns() {}

    /** @param cell the object's text in this column, at a time */
    record Column(String header, boolean wideOnly, BiFunction<KubeObject, Instant, String> cell) {}

    private static final List<Column> DAEMON_SETS = List.of(
            plain("NAME", DaemonSet.class, DaemonSet::name),
            plain("DESIRED", DaemonSet.class, ds -> text(ds.status().desiredNumberScheduled())),
            plain("CURRENT", DaemonSet.class, ds -> text(ds.status().currentNumberScheduled())),
            plain("READY", DaemonSet.class, ds -> text(ds.status().numberReady())),
            plain("UP-TO-DATE", DaemonSet.class, ds -> text(ds.status().updatedNumberScheduled())),
            plain("AVAILABLE", DaemonSet.class, ds -> text(ds.status().numberAvailable())),
            plain("NODE SELECTOR", DaemonSet.class, ds -> {
                var selector = ds.spec().template().spec().nodeSelector();
                return selector.isEmpty() ? "<none>" : selector.toString();
            }),
            age(),
            wide("CONTAINERS", DaemonSet.class, ds -> containers(ds, c -> c.name())),
            wide("IMAGES", DaemonSet.class, ds -> containers(ds, c -> c.image())),
            wide(
                    "SELECTOR",
                    DaemonSet.class,
                    ds -> LabelSelector.format(ds.spec().selector())));

    private static final List<Column> PODS = List.of(
            plain("NAME", Pod.class, Pod::name),
            plain("READY", Pod.class, PodSummary::ready),
            plain("STATUS", Pod.class, PodSummary::status),
            new Column("RESTARTS", false, (pod, now) -> PodSummary.restarts((Pod) pod, now)),
            age(),
            wide("IP", Pod.class, pod -> orNone(pod.status().podIp())),
            wide("NODE", Pod.class, pod -> orNone(pod.nodeName())),
            wide("NOMINATED NODE", Pod.class, pod -> orNone(pod.status().nominatedNodeName())),
            wide("READINESS GATES", Pod.class, PodSummary::readinessGates));

    private static final List<Column> NODES = List.of(
            plain("NAME", Node.class, Node::name),
            plain("STATUS", Node.class, TableColumns::nodeStatus),
            plain("ROLES", Node.class, TableColumns::roles),
            age(),
            plain("VERSION", Node.class, node -> node.status().nodeInfo().text("kubeletVersion", "")),
            wide("INTERNAL-IP", Node.class, node -> orNone(node.status().address("InternalIP"))),
            wide("EXTERNAL-IP", Node.class, node -> orNone(node.status().address("ExternalIP"))),
            wide(
                    "OS-IMAGE",
                    Node.class,
                    node -> orUnknown(node.status().nodeInfo().text("osImage", ""))),
            wide("KERNEL-VERSION", Node.class, TableColumns::kernel),
            wide(
                    "CONTAINER-RUNTIME",
                    Node.class,
                    node -> orUnknown(node.status().nodeInfo().text("containerRuntimeVersion", ""))));

    private static final List<Column> REVISIONS = List.of(
            plain("NAME", ControllerRevision.class, ControllerRevision::name),
            plain("CONTROLLER", ControllerRevision.class, TableColumns::controller),
            plain("REVISION", ControllerRevision.class, revision -> Long.toString(revision.revision())),
            age());

    private static final List<Column> EVENTS = List.of(
            new Column("LAST SEEN", false, (event, now) -> HumanDuration.since(((Event) event).lastSeen(), now)),
            plain("TYPE", Event.class, Event::type),
            plain("REASON", Event.class, Event::reason),
            plain("OBJECT", Event.class, TableColumns::involved),
            wide("SUBOBJECT", Event.class, event -> event.involvedObject().fieldPath()),
            wide("SOURCE", Event.class, TableColumns::source),
            plain("MESSAGE", Event.class, event -> event.message().strip()),
            new Column("FIRST SEEN", true, (event, now) -> HumanDuration.since(((Event) event).firstSeen(), now)),
            wide("COUNT", Event.class, TableColumns::count),
            wide("NAME", Event.class, Event::name));

    private static final List<Column> PRIORITY_CLASSES = List.of(
            plain("NAME", PriorityClass.class, PriorityClass::name),
            plain("VALUE", PriorityClass.class, priority -> text(priority.value())),
            plain("GLOBAL-DEFAULT", PriorityClass.class, priority -> Boolean.toString(priority.globalDefault())),
            age(),
            plain("PREEMPTIONPOLICY", PriorityClass.class, PriorityClass::preemptionPolicy));

    private static final List<Column> NAMESPACES = List.of(
            plain("NAME", Namespace.class, Namespace::name),
            plain("STATUS", Namespace.class, namespace -> namespace.status().text("phase", "")),
            age());

    static List<Column> of(Kind kind, boolean wide) {
        var all = switch (kind) {
            case SimulatedKind.DAEMON_SET -> DAEMON_SETS;
            case SimulatedKind.POD -> PODS;
            case SimulatedKind.NODE -> NODES;
            case SimulatedKind.CONTROLLER_REVISION -> REVISIONS;
            case SimulatedKind.EVENT -> EVENTS;
            case SimulatedKind.PRIORITY_CLASS -> PRIORITY_CLASSES;
            case SimulatedKind.NAMESPACE -> NAMESPACES;
            case KeptKind kept -> KeptColumns.of(kept);
        };
        return wide ? all : all.stream().filter(column -> !column.wideOnly()).toList();
    }

    private static <T extends KubeObject> Column plain(String header, Class<T> kind, Function<T, String> cell) {
        return new Column(header, false, (object, now) -> cell.apply(kind.cast(object)));
    }

    private static <T extends KubeObject> Column wide(String header, Class<T> kind, Function<T, String> cell) {
        return new Column(header, true, (object, now) -> cell.apply(kind.cast(object)));
    }

    private static Column age() {
        return new Column(
                "AGE", false, (object, now) -> HumanDuration.since(object.meta().creationTimestamp(), now));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String orNone(@Nullable String text) {
        return text == null || text.isEmpty() ? "<none>" : text;
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "<unknown>" : text;
    }

    private static String containers(DaemonSet ds, Function<dev.podfall.api.core.Container, String> part) {
        return String.join(
                ",", ds.spec().template().spec().containers().stream().map(part).toList());
    }

    /** The STATUS of a node. */
    static String nodeStatus(Node node) {
        var ready = node.status().condition("Ready");
        var status = ready == null ? "Unknown" : ready.isTrue() ? "Ready" : "NotReady";
        return node.spec().unschedulable() ? status + ",SchedulingDisabled" : status;
    }

    /** The ROLES of a node. */
    static String roles(Node node) {
        var roles = new TreeSet<String>();
        node.labels().forEach((key, value) -> {
            if (key.startsWith("node-role.kubernetes.io/")) {
                var role = key.substring("node-role.kubernetes.io/".length());
                if (!role.isEmpty()) {
                    roles.add(role);
                }
            } else if (key.equals("kubernetes.io/role") && !value.isEmpty()) {
                roles.add(value);
            }
        });
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    private static String kernel(Node node) {
        var info = node.status().nodeInfo();
        var version = info.text("kernelVersion", "");
        if (version.isEmpty()) {
            return "<unknown>";
        }
        var architecture = info.text("architecture", "");
        return architecture.isEmpty() ? version : version + " (" + architecture + ")";
    }

    private static String controller(ControllerRevision revision) {
        var owner = revision.meta().controller();
        if (owner == null) {
            return "<none>";
        }
        int slash = owner.apiVersion().indexOf('/');
        var group = slash < 0 ? "" : "." + owner.apiVersion().substring(0, slash);
        return owner.kind().toLowerCase(Locale.ROOT) + group + "/" + owner.name();
    }

    private static String involved(Event event) {
        var about = event.involvedObject();
        var kind = about.kind().toLowerCase(Locale.ROOT);
        return about.name().isEmpty() ? kind : kind + "/" + about.name();
    }

    private static String source(Event event) {
        var parts = new ArrayList<String>();
        parts.add(event.component().isEmpty() ? event.reportingController() : event.component());
        var host = event.host().isEmpty() ? event.reportingInstance() : event.host();
        if (!host.isEmpty()) {
            parts.add(host);
        }
        return String.join(", ", parts);
    }

    private static String count(Event event) {
        var series = event.series();
        return text(series != null ? series.count() : Math.max(1, event.count()));
    }
}
