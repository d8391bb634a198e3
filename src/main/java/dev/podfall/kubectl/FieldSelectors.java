package dev.podfall.kubectl;

import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.FieldSelector;
import dev.podfall.api.meta.KeptKind;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.SimulatedKind;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of each kind that {@code --field-selector} may ask for.
 *
 * <p>Upstream: pkg/apis/core/v1/conversion.go {@code AddFieldLabelConversionsFor...}, pkg/registry/core/pod/strategy.go
 * {@code ToSelectableFields}, pkg/registry/core/event/strategy.go, pkg/registry/core/node/strategy.go;
 * apimachinery/pkg/runtime/conversion.go {@code DefaultMetaV1FieldSelectorConversion}.
 * <br>Differs: in nothing that we know of.
 */
final class FieldSelectors {
    private static final List<String> POD = List.of(
            "metadata.name",
            "metadata.namespace",
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.schedulerName",
            "spec.serviceAccountName",
            "spec.hostNetwork",
            "status.phase",
            "status.podIP",
            "status.podIPs",
            "status.nominatedNodeName");
    private static final List<String> EVENT = List.of(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "source",
            "type",
            "metadata.name",
            "metadata.namespace");
    private static final List<String> NODE = List.of("metadata.name", "spec.unschedulable");
    private static final List<String> NAMESPACE = List.of("metadata.name", "status.phase");

    private FieldSelectors() {}

    /** What the server says to this selector for that kind; null if it takes it. */
    static @Nullable String complaint(Kind kind, FieldSelector selector) {
        for (var term : selector.terms()) {
            var path = term.path();
            switch (kind) {
                case SimulatedKind.POD, SimulatedKind.EVENT, SimulatedKind.NODE, SimulatedKind.NAMESPACE -> {
                    if (!paths(kind).contains(path)) {
                        return "field label not supported: " + path;
                    }
                }
                case SimulatedKind.DAEMON_SET, SimulatedKind.CONTROLLER_REVISION, SimulatedKind.PRIORITY_CLASS -> {
                    if (!path.equals("metadata.name") && !path.equals("metadata.namespace")) {
                        return "\"" + path
                                + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
                    }
                }
                case KeptKind _ -> {
                    if (!path.equals("metadata.name") && !path.equals("metadata.namespace")) {
                        return "\"" + path
                                + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
                    }
                }
            }
        }
        return null;
    }

    private static List<String> paths(Kind kind) {
        return switch (kind) {
            case SimulatedKind.POD -> POD;
            case SimulatedKind.EVENT -> EVENT;
            case SimulatedKind.NODE -> NODE;
            case SimulatedKind.NAMESPACE -> NAMESPACE;
            case SimulatedKind.DAEMON_SET, SimulatedKind.CONTROLLER_REVISION, SimulatedKind.PRIORITY_CLASS -> List.of();
            case KeptKind _ -> List.of();
        };
    }

    static boolean matches(FieldSelector selector, KubeObject object) {
        return selector.isEmpty() || selector.matches(path -> value(object, path));
    }

    private static @Nullable String value(KubeObject object, String path) {
        return switch (path) {
            case "metadata.name" -> object.name();
            case "metadata.namespace" -> object.namespace();
            case "spec.nodeName" -> object instanceof Pod pod ? pod.nodeName() : "";
            case "source" -> object instanceof Event event ? source(event) : "";
            default -> {
                var text = text(object.toTree().at(path.split("\\.", -1)));
                boolean flag = path.equals("spec.hostNetwork") || (object instanceof Node && path.startsWith("spec."));
                yield text.isEmpty() && flag ? "false" : text;
            }
        };
    }

    private static String source(Event event) {
        return event.component().isEmpty() ? event.reportingController() : event.component();
    }

    private static String text(@Nullable Tree value) {
        return switch (value) {
            case null -> "";
            case Tree.Nil() -> "";
            case Tree.Text(String text) -> text;
            default -> Json.write(value);
        };
    }
}
