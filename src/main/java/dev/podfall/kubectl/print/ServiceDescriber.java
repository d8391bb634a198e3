package dev.podfall.kubectl.print;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KeptObject;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Labels;
import dev.podfall.api.tree.Tree;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;

/**
 * Services, with the pods that they lead to.
 *
 * <p>Upstream: kubectl/pkg/describe/describe.go {@code describeService}, {@code formatEndpointSlices}.
 * <br>Differs: no slices are stored: the pods are looked up, by name, where upstream's order is that of its slices.
 */
final class ServiceDescriber {
    private static final int MOST = 3;

    private ServiceDescriber() {}

    static Description describe(KeptObject service, DescribeContext context) {
        var spec = service.content().obj("spec");
        var out = KeptDescriber.begin(service);
        out.field(0, "Selector", KeptDescriber.formatted(Labels.fromTree(spec.obj("selector"))));
        out.field(0, "Type", spec.text("type", ""));
        optional(out, "IP Family Policy", spec.text("ipFamilyPolicy", ""));
        out.field(0, "IP Families", KeptDescriber.joined(spec.texts("ipFamilies")));
        out.field(0, "IP", spec.text("clusterIP", ""));
        out.field(0, "IPs", KeptDescriber.joined(spec.texts("clusterIPs")));
        optional(out, "External IPs", String.join(",", spec.texts("externalIPs")));
        optional(out, "Desired LoadBalancer IP", spec.text("loadBalancerIP", ""));
        optional(out, "External Name", spec.text("externalName", ""));
        for (var port : spec.list("ports", port -> port)) {
            port(port, service, context.state(), out);
        }
        out.field(0, "Session Affinity", spec.text("sessionAffinity", ""));
        optional(out, "External Traffic Policy", spec.text("externalTrafficPolicy", ""));
        optional(out, "Internal Traffic Policy", spec.text("internalTrafficPolicy", ""));
        optional(out, "LoadBalancer Source Ranges", String.join(",", spec.texts("loadBalancerSourceRanges")));
        optional(out, "Traffic Distribution", spec.text("trafficDistribution", ""));
        return out;
    }

    private static void optional(Description out, String name, String value) {
        if (!value.isEmpty()) {
            out.field(0, name, value);
        }
    }

    private static void port(Tree.Obj port, KeptObject service, ClusterState state, Description out) {
        var name = port.text("name", "").isEmpty() ? "<unset>" : port.text("name", "");
        var protocol = port.text("protocol", "TCP");
        out.field(0, "Port", name + "\t" + port.number("port", 0) + "/" + protocol);
        var target = port.get("targetPort");
        out.field(0, "TargetPort", (target == null ? "0" : GoText.of(target)) + "/" + protocol);
        optional(out, "AppProtocol", port.text("appProtocol", ""));
        if (port.has("nodePort")) {
            out.field(0, "NodePort", name + "\t" + port.number("nodePort", 0) + "/" + protocol);
        }
        out.field(0, "Endpoints", endpoints(service, target == null ? Tree.number(0) : target, state));
    }

    private static String endpoints(KeptObject service, Tree target, ClusterState state) {
        var selector = Labels.fromTree(service.content().obj("spec").obj("selector"));
        if (selector.isEmpty()) {
            return "<none>";
        }
        var found = new ArrayList<String>();
        for (var object : state.all(Kind.POD, service.namespace())) {
            var pod = (Pod) object;
            boolean there = !pod.isTerminating() && !pod.isTerminal() && pod.isReady();
            if (there
                    && pod.meta()
                            .labels()
                            .asMap()
                            .entrySet()
                            .containsAll(selector.asMap().entrySet())) {
                ports(pod, target).forEach(port -> found.add(pod.status().podIp() + ":" + port));
            }
        }
        var shown = String.join(",", found.subList(0, Math.min(MOST, found.size())));
        return found.size() > MOST ? shown + " + " + (found.size() - MOST) + " more..." : shown;
    }

    /** The number of the port; of one that is named, that of the container that has it. */
    private static List<String> ports(Pod pod, Tree target) {
        if (!(target instanceof Tree.Text(String name))) {
            return List.of(GoText.of(target));
        }
        return pod.spec().containers().stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.name().equals(name))
                .map(port -> Integer.toString(port.containerPort()))
                .limit(1)
                .toList();
    }
}
