package dev.podfall.scheduler.framework;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pod requests, or a node has or has given away: CPU in thousandths, the rest in whole units.
 *
 * <p>Upstream: staging/src/k8s.io/component-helpers/resource/helpers.go, {@code PodRequests};
 * pkg/scheduler/framework/types.go, {@code Resource}.
 * <br>Differs: in-place resizing is not simulated: requests are those of the spec.
 *
 * @param scalars extended and huge-page resources by name
 */
public record Requests(long milliCpu, long memory, long ephemeralStorage, SortedMap<String, Long> scalars) {

    public static final String CPU = "cpu";
    public static final String MEMORY = "memory";
    public static final String EPHEMERAL_STORAGE = "ephemeral-storage";
    public static final String PODS = "pods";

    /** What a container that requests no CPU counts as when nodes are scored. */
    public static final long DEFAULT_MILLI_CPU = 100;
    /** What a container that requests no memory counts as when nodes are scored: 200 MiB. */
    public static final long DEFAULT_MEMORY = 200L << 20;

    public static final Requests NONE = new Requests(0, 0, 0, Collections.emptySortedMap());

    public static Requests of(ResourceList list) {
        if (list.isEmpty()) {
            return NONE;
        }
        var scalars = new TreeMap<String, Long>();
        list.asMap().forEach((name, amount) -> {
            if (isScalar(name)) {
                scalars.put(name, amount.value());
            }
        });
        return new Requests(list.milliCpu(), list.value(MEMORY), list.value(EPHEMERAL_STORAGE), immutable(scalars));
    }

    private static boolean isScalar(String name) {
        return !name.equals(CPU) && !name.equals(MEMORY) && !name.equals(EPHEMERAL_STORAGE) && !name.equals(PODS);
    }

    /** What a pod requests: its containers and sidecars together, or the init container that needs more; overhead. */
    public static Requests of(PodSpec spec) {
        return podRequests(spec, false);
    }

    /** The same, where a container that names no CPU or memory counts as {@code 100m} and {@code 200Mi}. */
    public static Requests nonZero(PodSpec spec) {
        return podRequests(spec, true);
    }

    private static Requests podRequests(PodSpec spec, boolean defaults) {
        var total = sum(spec.containers(), defaults);
        var sidecars = NONE;
        var initPeak = NONE;
        for (var container : spec.initContainers()) {
            var own = of(container, defaults);
            if (container.isSidecar()) {
                total = total.plus(own);
                sidecars = sidecars.plus(own);
                initPeak = initPeak.max(sidecars);
            } else {
                initPeak = initPeak.max(sidecars.plus(own));
            }
        }
        return total.max(initPeak)
                .overriddenBy(ResourceList.fromTree(spec.rest().obj("resources").obj("requests")))
                .plus(of(spec.overhead()));
    }

    private static Requests sum(List<Container> containers, boolean defaults) {
        var total = NONE;
        for (var container : containers) {
            total = total.plus(of(container, defaults));
        }
        return total;
    }

    private static Requests of(Container container, boolean defaults) {
        var asked = of(container.requests());
        if (!defaults) {
            return asked;
        }
        return new Requests(
                container.requests().get(CPU) == null ? DEFAULT_MILLI_CPU : asked.milliCpu,
                container.requests().get(MEMORY) == null ? DEFAULT_MEMORY : asked.memory,
                asked.ephemeralStorage,
                asked.scalars);
    }

    /** What the pod requests as a whole stands before what its containers add up to. */
    private Requests overriddenBy(ResourceList podLevel) {
        if (podLevel.isEmpty()) {
            return this;
        }
        return new Requests(
                podLevel.get(CPU) == null ? milliCpu : podLevel.milliCpu(),
                podLevel.get(MEMORY) == null ? memory : podLevel.value(MEMORY),
                ephemeralStorage,
                withHugePages(podLevel));
    }

    private SortedMap<String, Long> withHugePages(ResourceList podLevel) {
        var out = new TreeMap<>(scalars);
        podLevel.asMap().forEach((name, amount) -> {
            if (name.startsWith("hugepages-")) {
                out.put(name, amount.value());
            }
        });
        return immutable(out);
    }

    public Requests plus(Requests other) {
        if (other == NONE) {
            return this;
        }
        if (this == NONE) {
            return other;
        }
        return new Requests(
                milliCpu + other.milliCpu,
                memory + other.memory,
                ephemeralStorage + other.ephemeralStorage,
                merged(other, 1));
    }

    public Requests minus(Requests other) {
        if (other == NONE) {
            return this;
        }
        return new Requests(
                milliCpu - other.milliCpu,
                memory - other.memory,
                ephemeralStorage - other.ephemeralStorage,
                merged(other, -1));
    }

    private SortedMap<String, Long> merged(Requests other, int sign) {
        if (other.scalars.isEmpty()) {
            return scalars;
        }
        var out = new TreeMap<>(scalars);
        other.scalars.forEach((name, amount) -> out.merge(name, sign * amount, Long::sum));
        return immutable(out);
    }

    private Requests max(Requests other) {
        var out = new TreeMap<>(scalars);
        other.scalars.forEach((name, amount) -> out.merge(name, amount, Math::max));
        return new Requests(
                Math.max(milliCpu, other.milliCpu),
                Math.max(memory, other.memory),
                Math.max(ephemeralStorage, other.ephemeralStorage),
                immutable(out));
    }

    public boolean isNothing() {
        return milliCpu == 0 && memory == 0 && ephemeralStorage == 0 && scalars.isEmpty();
    }

    public long scalar(String name) {
        return scalars.getOrDefault(name, 0L);
    }

    private static SortedMap<String, Long> immutable(TreeMap<String, Long> scalars) {
        return scalars.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(scalars);
    }
}
