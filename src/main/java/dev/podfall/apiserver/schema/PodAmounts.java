package dev.podfall.apiserver.schema;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all containers of a pod together ask for.
 *
 * <p>Upstream: component-helpers/resource/helpers.go, {@code AggregateContainerRequests} and
 * {@code AggregateContainerLimits}.
 * <br>Differs: one resource at a time.
 */
public final class PodAmounts {
    private PodAmounts() {}

    /** Whether a whole pod can be given the resource. */
    public static boolean isPodLevel(String resource) {
        return resource.equals("cpu") || resource.equals("memory") || resource.startsWith("hugepages-");
    }

    /** The sum of the requests, null if there are none. */
    public static @Nullable Quantity requested(PodSpec spec, String resource) {
        return together(spec, resource, Container::requests);
    }

    /** The sum of the limits, null if there are none. */
    public static @Nullable Quantity limited(PodSpec spec, String resource) {
        return together(spec, resource, Container::limits);
    }

    /** The sizes of huge pages that containers have limits for. */
    static SortedSet<String> hugePages(PodSpec spec) {
        var out = new TreeSet<String>();
        for (var containers : List.of(spec.initContainers(), spec.containers())) {
            for (var container : containers) {
                container.limits().asMap().keySet().stream()
                        .filter(name -> name.startsWith("hugepages-"))
                        .forEach(out::add);
            }
        }
        return out;
    }

    private static @Nullable Quantity together(PodSpec spec, String resource, Function<Container, ResourceList> which) {
        Quantity running = null;
        for (var container : spec.containers()) {
            running = plus(running, which.apply(container).get(resource));
        }
        Quantity sidecars = null;
        Quantity starting = null;
        for (var container : spec.initContainers()) {
            var amount = which.apply(container).get(resource);
            if (container.isSidecar()) {
                running = plus(running, amount);
                sidecars = plus(sidecars, amount);
                starting = most(starting, sidecars);
            } else {
                starting = most(starting, amount == null ? null : plus(sidecars, amount));
            }
        }
        return most(running, starting);
    }

    private static @Nullable Quantity plus(@Nullable Quantity a, @Nullable Quantity b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.add(b);
    }

    private static @Nullable Quantity most(@Nullable Quantity a, @Nullable Quantity b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.max(b);
    }
}
