package dev.podfall.kubectl.print;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * What a pod asks for in all.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/util/resource/resource.go, {@code PodRequestsAndLimits}.
 * <br>Differs: no pod-level resources.
 */
final class PodResources {
    private PodResources() {}

    static ResourceList requests(PodSpec spec) {
        return sum(of(spec, Container::requests), spec.overhead());
    }

    static ResourceList limits(PodSpec spec) {
        var limits = of(spec, Container::limits);
        var out = limits;
        for (var entry : spec.overhead().asMap().entrySet()) {
            var limit = limits.get(entry.getKey());
            if (limit != null) {
                out = out.with(entry.getKey(), limit.add(entry.getValue()));
            }
        }
        return out;
    }

    private static ResourceList of(PodSpec spec, Function<Container, ResourceList> part) {
        var running = ResourceList.EMPTY;
        for (var container : spec.containers()) {
            running = sum(running, part.apply(container));
        }
        var sidecars = ResourceList.EMPTY;
        var highest = ResourceList.EMPTY;
        for (var init : spec.initContainers()) {
            if (init.isSidecar()) {
                running = sum(running, part.apply(init));
                sidecars = sum(sidecars, part.apply(init));
                highest = max(highest, sidecars);
            } else {
                highest = max(highest, sum(sidecars, part.apply(init)));
            }
        }
        return max(running, highest);
    }

    static ResourceList sum(ResourceList a, ResourceList b) {
        return merge(a, b, Quantity::add);
    }

    private static ResourceList max(ResourceList a, ResourceList b) {
        return merge(a, b, (x, y) -> x.compareTo(y) >= 0 ? x : y);
    }

    private static ResourceList merge(ResourceList a, ResourceList b, BinaryOperator<Quantity> both) {
        var out = new TreeMap<>(a.asMap());
        b.asMap().forEach((name, amount) -> out.merge(name, amount, both));
        return ResourceList.of(out);
    }
}
