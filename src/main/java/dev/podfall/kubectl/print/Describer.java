package dev.podfall.kubectl.print;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Namespace;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.LabelSelector;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.EnumMap;

/**
 * What {@code kubectl describe} says of one object.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go.
 * <br>Differs: see docs/fidelity/kubectl.md.
 */
public final class Describer {
    private Describer() {}

    /** The whole description, ended by a line break. */
    public static String describe(KubeObject object, DescribeContext context) {
        var out = switch (object) {
            case DaemonSet daemonSet -> daemonSet(daemonSet, context);
            case Pod pod -> PodDescriber.describe(pod, context);
            case Node node -> new NodeDescriber(node, context).describe();
            case PriorityClass priorityClass -> priorityClass(priorityClass);
            case Namespace namespace -> namespace(namespace, context);
            case KeptObject kept when KeptDescriber.knows(kept) -> KeptDescriber.describe(kept, context);
            default -> generic(object);
        };
        boolean events = context.showEvents()
                && !(object instanceof Namespace)
                && !(object instanceof KeptObject kept && !KeptDescriber.hasEvents(kept));
        if (events) {
            EventsDescriber.describe(out, EventsDescriber.about(object, context.state()), context.now());
        }
        return out.toString();
    }

    private static Description daemonSet(DaemonSet daemonSet, DescribeContext context) {
        var status = daemonSet.status();
        var template = daemonSet.spec().template();
        var out = new Description();
        out.field(0, "Name", daemonSet.name()).field(0, "Namespace", daemonSet.namespace());
        out.field(0, "Selector", LabelSelector.format(daemonSet.spec().selector()));
        var nodes = template.spec().nodeSelector();
        out.field(0, "Node-Selector", nodes.isEmpty() ? "<none>" : nodes);
        out.labels("Labels", daemonSet.meta().labels());
        out.annotations("Annotations", daemonSet.meta().annotations());
        out.line(0, "Desired Number of Nodes Scheduled: " + status.desiredNumberScheduled());
        out.line(0, "Current Number of Nodes Scheduled: " + status.currentNumberScheduled());
        out.line(0, "Number of Nodes Scheduled with Up-to-date Pods: " + status.updatedNumberScheduled());
        out.line(0, "Number of Nodes Scheduled with Available Pods: " + status.numberAvailable());
        out.line(0, "Number of Nodes Misscheduled: " + status.numberMisscheduled());
        var phases = new EnumMap<PodPhase, Integer>(PodPhase.class);
        var selector = daemonSet.spec().selector();
        for (var pod : context.state().podsControlledBy(daemonSet.uid())) {
            if (selector.matches(pod.meta().labels())) {
                phases.merge(pod.status().phase(), 1, Integer::sum);
            }
        }
        out.field(
                0,
                "Pods Status",
                count(phases, PodPhase.RUNNING) + " Running / " + count(phases, PodPhase.PENDING) + " Waiting / "
                        + count(phases, PodPhase.SUCCEEDED) + " Succeeded / " + count(phases, PodPhase.FAILED)
                        + " Failed");
        TemplateDescriber.describe(template, out);
        return out;
    }

    private static int count(EnumMap<PodPhase, Integer> phases, PodPhase phase) {
        return phases.getOrDefault(phase, 0);
    }

    private static Description priorityClass(PriorityClass priorityClass) {
        var out = new Description();
        out.field(0, "Name", priorityClass.name()).field(0, "Value", priorityClass.value());
        out.field(0, "GlobalDefault", priorityClass.globalDefault());
        out.field(0, "PreemptionPolicy", priorityClass.preemptionPolicy());
        out.field(0, "Description", priorityClass.description());
        var annotations = new ArrayList<String>();
        priorityClass.meta().annotations().forEach((key, value) -> annotations.add(key + "=" + value));
        out.field(0, "Annotations", annotations.isEmpty() ? "<none>" : String.join(",", annotations));
        return out;
    }

    private static Description namespace(Namespace namespace, DescribeContext context) {
        var out = new Description();
        out.field(0, "Name", namespace.name());
        out.labels("Labels", namespace.meta().labels());
        out.annotations("Annotations", namespace.meta().annotations());
        out.field(0, "Status", namespace.status().text("phase", ""));
        LimitsDescriber.ofNamespace(namespace.name(), context.state(), out);
        return out;
    }

    /** Every field of the document under its name in words, as kubectl shows kinds that it does not know. */
    private static Description generic(KubeObject object) {
        var out = new Description();
        out.field(0, "Name", object.name()).field(0, "Namespace", object.namespace());
        out.labels("Labels", object.meta().labels());
        out.annotations("Annotations", object.meta().annotations());
        var tree = Documents.brief(object);
        var meta = tree.obj("metadata").without("name", "namespace", "labels", "annotations");
        fields(tree.with("metadata", meta), 0, out);
        return out;
    }

    private static void fields(Tree.Obj object, int level, Description out) {
        object.forEach((key, value) -> {
            var name = FieldNames.inWords(key);
            switch (value) {
                case Tree.Obj obj -> {
                    out.line(level, name + ":");
                    fields(obj, level + 1, out);
                }
                case Tree.Arr arr -> {
                    out.line(level, name + ":");
                    for (var item : arr.items()) {
                        if (item instanceof Tree.Obj obj) {
                            fields(obj, level + 1, out);
                        } else {
                            out.line(level + 1, GoText.of(item));
                        }
                    }
                }
                default -> out.field(level, name, GoText.of(value));
            }
        });
    }
}
