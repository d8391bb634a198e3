package dev.podfall.kubectl.print;

import dev.podfall.api.core.Pod;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.tree.Tree;

/**
 * {@code kubectl describe pod}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code describePod}.
 * <br>Differs: ephemeral containers are not listed.
 */
final class PodDescriber {
    private PodDescriber() {}

    static Description describe(Pod pod, DescribeContext context) {
        var out = new Description();
        identity(pod, context, out);
        var spec = pod.spec();
        var status = pod.status();
        var containers = ContainerDescriber.ofPod(out, pod);
        if (!spec.initContainers().isEmpty()) {
            containers.describe("Init Containers", spec.initContainers(), status.initContainerStatuses());
        }
        containers.describe("Containers", spec.containers(), status.containerStatuses());
        var gates = spec.rest().<Tree.Obj>list("readinessGates", gate -> gate);
        if (!gates.isEmpty()) {
            out.line(0, "Readiness Gates:").line(1, "Type\tStatus");
            for (var gate : gates) {
                var condition = status.condition(gate.text("conditionType", ""));
                out.line(
                        1,
                        gate.text("conditionType", "") + " \t" + (condition == null ? "<none>" : condition.status())
                                + " ");
            }
        }
        if (!status.conditions().isEmpty()) {
            out.line(0, "Conditions:").line(1, "Type\tStatus");
            status.conditions().forEach(c -> out.line(1, c.type() + " \t" + c.status() + " "));
        }
        VolumeDescriber.describe(out, spec.rest().list("volumes", volume -> volume), "");
        out.field(0, "QoS Class", status.qosClass());
        out.labels("Node-Selectors", spec.nodeSelector());
        out.list("Tolerations", TolerationText.of(spec.tolerations()));
        SpreadDescriber.describe(out, spec.rest(), "");
        SpreadDescriber.group(out, spec.rest(), "");
        return out;
    }

    private static void identity(Pod pod, DescribeContext context, Description out) {
        var spec = pod.spec();
        var status = pod.status();
        out.field(0, "Name", pod.name()).field(0, "Namespace", pod.namespace());
        if (spec.priority() != null) {
            out.field(0, "Priority", spec.priority());
        }
        optional(out, "Priority Class Name", spec.priorityClassName());
        optional(out, "Runtime Class Name", spec.rest().text("runtimeClassName", ""));
        optional(out, "Service Account", spec.rest().text("serviceAccountName", ""));
        out.field(0, "Node", pod.nodeName().isEmpty() ? "<none>" : pod.nodeName() + "/" + status.hostIp());
        if (status.startTime() != null) {
            out.field(0, "Start Time", Description.time(status.startTime()));
        }
        out.labels("Labels", pod.meta().labels());
        out.annotations("Annotations", pod.meta().annotations());
        if (pod.isTerminating() && !pod.isTerminal()) {
            var since = HumanDuration.since(pod.meta().deletionTimestamp(), context.now());
            out.field(0, "Status", "Terminating (lasts " + since + ")");
            out.field(0, "Termination Grace Period", pod.meta().deletionGracePeriodSeconds() + "s");
        } else {
            out.field(0, "Status", status.phase().wire());
        }
        optional(out, "Reason", status.reason());
        optional(out, "Message", status.message());
        var seccomp = spec.rest().obj("securityContext").obj("seccompProfile");
        optional(out, "SeccompProfile", seccomp.text("type", ""));
        if (seccomp.text("type", "").equals("Localhost")) {
            out.field(0, "LocalhostProfile", seccomp.text("localhostProfile", ""));
        }
        out.field(0, "IP", status.podIp());
        if (status.podIp().isEmpty()) {
            out.field(0, "IPs", "<none>");
        } else {
            out.line(0, "IPs:").field(1, "IP", status.podIp());
        }
        var controller = pod.meta().controller();
        if (controller != null) {
            out.field(0, "Controlled By", controller.kind() + "/" + controller.name());
        }
        optional(out, "NominatedNodeName", status.nominatedNodeName());
        if (spec.rest().get("resources") instanceof Tree.Obj resources) {
            out.line(0, "Resources:");
            ContainerDescriber.resources(out, 1, "Limits", ResourceList.fromTree(resources.obj("limits")));
            ContainerDescriber.resources(out, 1, "Requests", ResourceList.fromTree(resources.obj("requests")));
        }
    }

    private static void optional(Description out, String name, String value) {
        if (!value.isEmpty()) {
            out.field(0, name, value);
        }
    }
}
