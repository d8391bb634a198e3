package dev.podfall.apiserver.schema;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.ContainerPort;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a pod gets and a template does not: requests that follow limits, host ports on the host's network.
 *
 * <p>Upstream: pkg/apis/core/v1/defaults.go, {@code SetDefaults_Pod}.
 * <br>Differs: huge pages do not get a pod-level limit from those of the containers.
 */
final class PodDefaults {
    private PodDefaults() {}

    static Tree.Obj spec(Tree.Obj tree) {
        var spec = tree;
        for (var key : List.of("containers", "initContainers")) {
            if (spec.has(key)) {
                boolean hostNetwork = spec.flag("hostNetwork");
                spec = spec.with(
                        key, Tree.listOf(spec.list(key), c -> c instanceof Tree.Obj o ? container(o, hostNetwork) : c));
            }
        }
        if (spec.has("resources")) {
            spec = spec.with("resources", podLevel(PodSpec.fromTree(spec), spec.obj("resources")));
        }
        return spec.has("enableServiceLinks") ? spec : spec.with("enableServiceLinks", Tree.TRUE);
    }

    private static Tree.Obj container(Tree.Obj tree, boolean hostNetwork) {
        var out = tree;
        var resources = tree.obj("resources");
        if (!resources.obj("limits").isEmpty()) {
            var requests = resources.obj("limits").overlaid(resources.obj("requests"));
            out = out.with("resources", resources.with("requests", requests));
        }
        if (hostNetwork && out.has("ports")) {
            out = out.with("ports", Tree.listOf(out.list("ports"), p -> p instanceof Tree.Obj o ? hostPort(o) : p));
        }
        return out;
    }

    private static Tree.Obj hostPort(Tree.Obj port) {
        boolean wanted = port.number("hostPort", 0) == 0 && port.number("containerPort", 0) != 0;
        return wanted ? port.with("hostPort", Tree.number(port.number("containerPort", 0))) : port;
    }

    /** The same for a typed spec; the very same if nothing is missing. */
    static PodSpec spec(PodSpec typed) {
        var spec = typed;
        var init = containers(spec.initContainers(), spec.hostNetwork());
        var main = containers(spec.containers(), spec.hostNetwork());
        if (init != spec.initContainers() || main != spec.containers()) {
            spec = spec.withContainers(init, main);
        }
        var rest = spec.rest();
        if (rest.has("resources")) {
            rest = rest.with("resources", podLevel(spec, rest.obj("resources")));
        }
        if (!rest.has("enableServiceLinks")) {
            rest = rest.with("enableServiceLinks", Tree.TRUE);
        }
        return rest == spec.rest() ? spec : spec.withRest(rest);
    }

    private static List<Container> containers(List<Container> containers, boolean hostNetwork) {
        List<Container> out = containers;
        for (int i = 0; i < containers.size(); i++) {
            var done = container(containers.get(i), hostNetwork);
            if (done != containers.get(i)) {
                if (out == containers) {
                    out = new ArrayList<>(containers);
                }
                out.set(i, done);
            }
        }
        return out;
    }

    private static Container container(Container container, boolean hostNetwork) {
        var out = container;
        var requests = container.requests().asMap();
        if (!requests.keySet().containsAll(container.limits().asMap().keySet())) {
            var all = new TreeMap<>(container.limits().asMap());
            all.putAll(requests);
            out = out.withRequests(ResourceList.of(all));
        }
        if (hostNetwork && container.ports().stream().anyMatch(p -> p.hostPort() == 0)) {
            out = out.withPorts(
                    container.ports().stream().map(PodDefaults::hostPort).toList());
        }
        return out;
    }

    private static ContainerPort hostPort(ContainerPort port) {
        return port.hostPort() != 0
                ? port
                : new ContainerPort(
                        port.name(), port.containerPort(), port.containerPort(), port.protocol(), port.hostIp());
    }

    /** Limits of the whole pod for huge pages from its containers'; requests from its containers' or its own limits. */
    private static Tree.Obj podLevel(PodSpec spec, Tree.Obj resources) {
        var limits =
                new TreeMap<>(ResourceList.fromTree(resources.obj("limits")).asMap());
        var requests =
                new TreeMap<>(ResourceList.fromTree(resources.obj("requests")).asMap());
        if (!limits.isEmpty() || !requests.isEmpty()) {
            for (var name : PodAmounts.hugePages(spec)) {
                var sum = PodAmounts.limited(spec, name);
                if (sum != null && !requests.containsKey(name)) {
                    limits.putIfAbsent(name, sum);
                }
            }
        }
        if (!limits.isEmpty()) {
            for (var name : List.of("cpu", "memory")) {
                var sum = PodAmounts.requested(spec, name);
                if (sum != null) {
                    requests.putIfAbsent(name, sum);
                }
            }
            limits.forEach((name, limit) -> {
                if (PodAmounts.isPodLevel(name)) {
                    requests.putIfAbsent(name, limit);
                }
            });
        }
        return with(with(resources, "limits", limits), "requests", requests);
    }

    private static Tree.Obj with(Tree.Obj resources, String key, TreeMap<String, Quantity> amounts) {
        return amounts.isEmpty()
                ? resources
                : resources.with(key, ResourceList.of(amounts).toTree());
    }
}
