package dev.podfall.kubectl.print;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code kubectl describe node}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code NodeDescriber}.
 * <br>Differs: no pod-level resources, no in-place resizes.
 */
final class NodeDescriber {
    private static final String HUGE_PAGES = "hugepages-";
    private static final Set<String> NOT_SUMMED = Set.of("cpu", "memory", "ephemeral-storage", "pods");

    private final Node node;
    private final DescribeContext context;
    private final Description out = new Description();

    NodeDescriber(Node node, DescribeContext context) {
        this.node = node;
        this.context = context;
    }

    Description describe() {
        out.field(0, "Name", node.name());
        out.field(0, "Roles", TableColumns.roles(node));
        out.labels("Labels", node.labels());
        out.annotations("Annotations", node.meta().annotations());
        out.field(0, "CreationTimestamp", Description.time(node.meta().creationTimestamp()));
        out.list(
                "Taints",
                node.taints().stream()
                        .sorted(Comparator.comparing((Taint t) -> t.effect().wire() + "," + t.key()))
                        .map(Taint::toString)
                        .toList());
        out.field(0, "Unschedulable", node.spec().unschedulable());
        lease();
        conditions();
        machine();
        pods();
        return out;
    }

    private void lease() {
        var renewed = context.leaseRenewals().apply(node.name());
        if (renewed == null) {
            out.field(0, "Lease", "Failed to get lease: leases.coordination.k8s.io \"" + node.name() + "\" not found");
            return;
        }
        out.line(0, "Lease:").field(1, "HolderIdentity", node.name());
        out.field(1, "AcquireTime", "<unset>").field(1, "RenewTime", Description.time(renewed));
    }

    private void conditions() {
        if (node.status().conditions().isEmpty()) {
            return;
        }
        out.line(0, "Conditions:").line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
        out.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
        for (var condition : node.status().conditions()) {
            out.line(
                    1,
                    String.join(
                            " \t",
                            condition.type(),
                            condition.status(),
                            Description.time(condition.lastHeartbeatTime()),
                            Description.time(condition.lastTransitionTime()),
                            condition.reason(),
                            condition.message()));
        }
    }

    private void machine() {
        out.line(0, "Addresses:");
        node.status().addresses().forEach(address -> out.field(1, address.type(), address.address()));
        resources("Capacity", node.status().capacity());
        resources("Allocatable", node.status().allocatable());
        var info = node.status().nodeInfo();
        out.line(0, "System Info:");
        out.field(1, "Machine ID", info.text("machineID", ""));
        out.field(1, "System UUID", info.text("systemUUID", ""));
        out.field(1, "Boot ID", info.text("bootID", ""));
        out.field(1, "Kernel Version", info.text("kernelVersion", ""));
        out.field(1, "OS Image", info.text("osImage", ""));
        out.field(1, "Operating System", info.text("operatingSystem", ""));
        out.field(1, "Architecture", info.text("architecture", ""));
        out.field(1, "Container Runtime Version", info.text("containerRuntimeVersion", ""));
        out.field(1, "Kubelet Version", info.text("kubeletVersion", ""));
        var rest = node.spec().rest();
        if (rest.has("podCIDR")) {
            out.field(0, "PodCIDR", rest.text("podCIDR", ""));
        }
        if (rest.has("podCIDRs")) {
            out.field(0, "PodCIDRs", String.join(",", rest.texts("podCIDRs")));
        }
        if (rest.has("providerID")) {
            out.field(0, "ProviderID", rest.text("providerID", ""));
        }
    }

    private void resources(String heading, ResourceList resources) {
        if (!resources.isEmpty()) {
            out.line(0, heading + ":");
            resources.asMap().forEach((name, amount) -> out.field(1, name, amount));
        }
    }

    private void pods() {
        var allocatable = node.status().allocatable().isEmpty()
                ? node.status().capacity()
                : node.status().allocatable();
        var running = new ArrayList<Pod>();
        for (var pod : context.state().podsOnNode(node.name())) {
            if (!pod.isTerminal()) {
                running.add(pod);
            }
        }
        out.field(0, "Non-terminated Pods", "(" + running.size() + " in total)");
        out.line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
        out.line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
        for (var pod : running) {
            var requests = PodResources.requests(pod.spec());
            var limits = PodResources.limits(pod.spec());
            out.line(
                    1,
                    pod.namespace() + "\t" + pod.name() + "\t\t" + share("cpu", requests, allocatable) + "\t"
                            + share("cpu", limits, allocatable) + "\t" + share("memory", requests, allocatable) + "\t"
                            + share("memory", limits, allocatable) + "\t" + age(pod, context.now()));
        }
        totals(running, allocatable);
    }

    private static String age(Pod pod, Instant now) {
        return HumanDuration.since(pod.meta().creationTimestamp(), now);
    }

    private void totals(List<Pod> running, ResourceList allocatable) {
        var requests = ResourceList.EMPTY;
        var limits = ResourceList.EMPTY;
        for (var pod : running) {
            requests = PodResources.sum(requests, PodResources.requests(pod.spec()));
            limits = PodResources.sum(limits, PodResources.limits(pod.spec()));
        }
        out.line(0, "Allocated resources:");
        out.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
        out.line(1, "Resource\tRequests\tLimits").line(1, "--------\t--------\t------");
        var shared = new ArrayList<>(List.of("cpu", "memory", "ephemeral-storage"));
        allocatable.asMap().keySet().stream()
                .filter(name -> name.startsWith(HUGE_PAGES))
                .forEach(shared::add);
        for (var name : shared) {
            out.line(1, name + "\t" + share(name, requests, allocatable) + "\t" + share(name, limits, allocatable));
        }
        var extended = new TreeMap<>(allocatable.asMap());
        extended.keySet().removeAll(NOT_SUMMED);
        extended.keySet().removeIf(name -> name.startsWith(HUGE_PAGES));
        for (var name : extended.keySet()) {
            out.line(1, name + "\t" + amount(name, requests) + "\t" + amount(name, limits));
        }
    }

    private static Quantity amount(String name, ResourceList resources) {
        var amount = resources.get(name);
        return amount == null ? Quantity.ZERO : amount;
    }

    /** {@code 2 (50%)} */
    private static String share(String name, ResourceList resources, ResourceList allocatable) {
        var amount = amount(name, resources);
        var whole = amount(name, allocatable);
        boolean milli = name.equals("cpu");
        double part = milli ? amount.milliValue() : amount.value();
        double all = milli ? whole.milliValue() : whole.value();
        return amount + " (" + (all == 0 ? 0 : (long) (part / all * 100)) + "%)";
    }
}
