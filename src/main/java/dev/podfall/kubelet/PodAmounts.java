package dev.podfall.kubelet;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import java.util.TreeMap;

/**
 * What a pod requests of each resource: thousandths of a core for cpu, whole units of all others.
 *
 * <p>Upstream: staging/src/k8s.io/component-helpers/resource/helpers.go, {@code PodRequests}.
 * <br>Differs: requests of the pod as a whole (spec.resources) are not read.
 */
final class PodAmounts {
    private PodAmounts() {}

    /** Containers together, or the init containers if one of them needs more, and the overhead. */
    static TreeMap<String, Long> requests(PodSpec spec) {
        var sum = new TreeMap<String, Long>();
        for (var container : spec.containers()) {
            add(sum, container.requests());
        }
        var sidecars = new TreeMap<String, Long>();
        var most = new TreeMap<String, Long>();
        for (Container init : spec.initContainers()) {
            if (init.isSidecar()) {
                add(sum, init.requests());
                add(sidecars, init.requests());
            }
            var now = new TreeMap<>(sidecars);
            if (!init.isSidecar()) {
                add(now, init.requests());
            }
            now.forEach((resource, amount) -> most.merge(resource, amount, Math::max));
        }
        most.forEach((resource, amount) -> sum.merge(resource, amount, Math::max));
        add(sum, spec.overhead());
        return sum;
    }

    static void add(TreeMap<String, Long> sum, ResourceList more) {
        more.asMap().keySet().forEach(resource -> sum.merge(resource, amount(more, resource), Long::sum));
    }

    static long amount(ResourceList list, String resource) {
        return resource.equals("cpu") ? list.milliCpu() : list.value(resource);
    }
}
