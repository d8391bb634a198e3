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

    /**
     * @param title as the server names it
     * @param cell the object's text in this column, at a time
     */
    record Column(String title, boolean wideOnly, BiFunction<KubeObject, Instant, String> cell) {
        /** As kubectl prints it. */
        String header() {
            return title.toUpperCase(Locale.ROOT);
        }
    }

    private static final List<Column> DAEMON_SETS = List.of(
            plain("Name", DaemonSet.class, DaemonSet::name),
            plain("Desired", DaemonSet.class, ds -> text(ds.status().desiredNumberScheduled())),
            plain("Current", DaemonSet.class, ds -> text(ds.status().currentNumberScheduled())),
            plain("Ready", DaemonSet.class, ds -> text(ds.status().numberReady())),
            plain("Up-to-date", DaemonSet.class, ds -> text(ds.status().updatedNumberScheduled())),
            plain("Available", DaemonSet.class, ds -> text(ds.status().numberAvailable())),
            plain("Node Selector", DaemonSet.class, ds -> {
                var selector = ds.spec().template().spec().nodeSelector();
                return selector.isEmpty() ? "<none>" : selector.toString();
            }),
            age(),
            wide("Containers", DaemonSet.class, ds -> containers(ds, c -> c.name())),
            wide("Images", DaemonSet.class, ds -> containers(ds, c -> c.image())),
            wide(
                    "Selector",
                    DaemonSet.class,
                    ds -> LabelSelector.format(ds.spec().selector())));

    private static final List<Column> PODS = List.of(
            plain("Name", Pod.class, Pod::name),
            plain("Ready", Pod.class, PodSummary::ready),
            plain("Status", Pod.class, PodSummary::status),
            new Column("Restarts", false, (pod, now) -> PodSummary.restarts((Pod) pod, now)),
            age(),
            wide("IP", Pod.class, pod -> orNone(pod.status().podIp())),
            wide("Node", Pod.class, pod -> orNone(pod.nodeName())),
            wide("Nominated Node", Pod.class, pod -> orNone(pod.status().nominatedNodeName())),
            wide("Readiness Gates", Pod.class, PodSummary::readinessGates));

    private static final List<Column> NODES = List.of(
            plain("Name", Node.class, Node::name),
            plain("Status", Node.class, TableColumns::nodeStatus),
            plain("Roles", Node.class, TableColumns::roles),
            age(),
            plain("Version", Node.class, node -> node.status().nodeInfo().text("kubeletVersion", "")),
            wide("Internal-IP", Node.class, node -> orNone(node.status().address("InternalIP"))),
            wide("External-IP", Node.class, node -> orNone(node.status().address("ExternalIP"))),
            wide(
                    "OS-Image",
                    Node.class,
                    node -> orUnknown(node.status().nodeInfo().text("osImage", ""))),
            wide("Kernel-Version", Node.class, TableColumns::kernel),
            wide(
                    "Container-Runtime",
                    Node.class,
                    node -> orUnknown(node.status().nodeInfo().text("containerRuntimeVersion", ""))));

    private static final List<Column> REVISIONS = List.of(
            plain("Name", ControllerRevision.class, ControllerRevision::name),
            plain("Controller", ControllerRevision.class, TableColumns::controller),
            plain("Revision", ControllerRevision.class, revision -> Long.toString(revision.revision())),
            age());

    private static final List<Column> EVENTS = List.of(
            new Column("Last Seen", false, (event, now) -> HumanDuration.since(((Event) event).lastSeen(), now)),
            plain("Type", Event.class, Event::type),
            plain("Reason", Event.class, Event::reason),
            plain("Object", Event.class, TableColumns::involved),
            wide("Subobject", Event.class, event -> event.involvedObject().fieldPath()),
            wide("Source", Event.class, TableColumns::source),
            plain("Message", Event.class, event -> event.message().strip()),
            new Column("First Seen", true, (event, now) -> HumanDuration.since(((Event) event).firstSeen(), now)),
            wide("Count", Event.class, TableColumns::count),
            wide("Name", Event.class, Event::name));

    private static final List<Column> PRIORITY_CLASSES = List.of(
            plain("Name", PriorityClass.class, PriorityClass::name),
            plain("Value", PriorityClass.class, priority -> text(priority.value())),
            plain("Global-Default", PriorityClass.class, priority -> Boolean.toString(priority.globalDefault())),
            age(),
            plain("PreemptionPolicy", PriorityClass.class, PriorityClass::preemptionPolicy));

    private static final List<Column> NAMESPACES = List.of(
            plain("Name", Namespace.class, Namespace::name),
            plain("Status", Namespace.class, namespace -> namespace.status().text("phase", "")),
            age());

    /** What kubectl makes of documents when no server prints them. */
    private static final List<Column> PLAIN = List.of(plain("Name", KubeObject.class, KubeObject::name), age());

    static List<Column> of(Kind kind, boolean wide, boolean serverPrint) {
        return serverPrint ? of(kind, wide) : PLAIN;
    }

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
                "Age", false, (object, now) -> HumanDuration.since(object.meta().creationTimestamp(), now));
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
        var version = orUnknown(info.text("kernelVersion", ""));
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
