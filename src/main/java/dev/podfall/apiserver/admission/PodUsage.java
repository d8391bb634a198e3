package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Container;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.ResourceList;
import dev.podfall.api.meta.Quantity;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a pod takes of a quota, by the names that quotas have for it.
 *
 * <p>Upstream: pkg/quota/v1/evaluator/core/pods.go.
 * <br>Differs: what a pod's status says of resources does not count.
 */
final class PodUsage {
    /** What every container must name where a quota has it. */
    private static final List<String> NAMED =
            List.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    /** What stands in a quota under its own name as well as under {@code requests.} and {@code limits.}. */
    private static final List<String> COMPUTE = List.of("cpu", "memory", "ephemeral-storage");

    private static final String REQUESTS = "requests.";
    private static final String LIMITS = "limits.";
    private static final String HUGE_PAGES = "hugepages-";

    private PodUsage() {}

    /** Whether a quota's resource is one of pods. */
    static boolean isOfPods(String resource) {
        var bare = resource.startsWith(REQUESTS) ? resource.substring(REQUESTS.length()) : resource;
        return resource.equals("pods")
                || resource.equals("count/pods")
                || COMPUTE.contains(bare)
                || bare.startsWith(HUGE_PAGES)
                || (resource.startsWith(LIMITS) && COMPUTE.contains(resource.substring(LIMITS.length())))
                || (resource.startsWith(REQUESTS) && bare.contains("/"));
    }

    /** Whether a pod should have gone by now: it takes nothing but its place in the store. */
    static boolean isOverdue(Pod pod, Instant now) {
        var going = pod.meta().deletionTimestamp();
        var grace = pod.meta().deletionGracePeriodSeconds();
        return going != null && grace != null && now.isAfter(going.plusSeconds(grace));
    }

    static SortedMap<String, Quantity> of(PodSpec spec) {
        var requests = new TreeMap<String, Quantity>();
        var limits = new TreeMap<String, Quantity>();
        for (var resource : resources(spec)) {
            var requested = WholePod.amount(spec, "requests", resource);
            var limited = WholePod.amount(spec, "limits", resource);
            var overhead = spec.overhead().get(resource);
            if (requested != null || overhead != null) {
                requests.put(resource, sum(requested, overhead));
            }
            if (limited != null) {
                limits.put(resource, sum(limited, overhead));
            }
        }
        return named(ResourceList.of(requests), ResourceList.of(limits));
    }

    private static Quantity sum(@Nullable Quantity a, @Nullable Quantity b) {
        if (a == null || b == null) {
            return a != null ? a : b != null ? b : Quantity.ZERO;
        }
        return a.add(b);
    }

    private static SortedSet<String> resources(PodSpec spec) {
        var out = new TreeSet<>(spec.overhead().asMap().keySet());
        for (var containers : List.of(spec.initContainers(), spec.containers())) {
            for (var container : containers) {
                out.addAll(container.requests().asMap().keySet());
                out.addAll(container.limits().asMap().keySet());
            }
        }
        if (spec.rest().get("resources") instanceof Tree.Obj whole) {
            out.addAll(whole.obj("requests").keys());
            out.addAll(whole.obj("limits").keys());
        }
        return out;
    }

    private static SortedMap<String, Quantity> named(ResourceList requests, ResourceList limits) {
        var out = new TreeMap<String, Quantity>();
        out.put("pods", Quantity.of(1));
        requests.asMap().forEach((resource, amount) -> {
            if (COMPUTE.contains(resource) || resource.startsWith(HUGE_PAGES)) {
                out.put(resource, amount);
                out.put(REQUESTS + resource, amount);
            } else if (resource.contains("/")) {
                out.put(REQUESTS + resource, amount);
            }
        });
        limits.asMap().forEach((resource, amount) -> {
            if (COMPUTE.contains(resource)) {
                out.put(LIMITS + resource, amount);
            }
        });
        return out;
    }

    /** What containers leave open although the quota wants it named, in upstream's words; empty if nothing. */
    static String unnamed(PodSpec spec, SortedSet<String> hard) {
        if (spec.rest().get("resources") instanceof Tree.Obj) {
            return "";
        }
        var missing = new TreeMap<String, SortedSet<String>>();
        for (var containers : List.of(spec.containers(), spec.initContainers())) {
            for (var container : containers) {
                for (var resource : wanted(container, hard)) {
                    missing.computeIfAbsent(resource, any -> new TreeSet<>()).add(container.name());
                }
            }
        }
        var out = new LinkedHashSet<String>();
        missing.forEach((resource, names) -> out.add(resource + " for: " + String.join(",", names)));
        return out.isEmpty() ? "" : "must specify " + String.join("; ", out);
    }

    private static List<String> wanted(Container container, SortedSet<String> hard) {
        var there = named(container.requests(), container.limits());
        return NAMED.stream()
                .filter(resource -> hard.contains(resource) && !there.containsKey(resource))
                .toList();
    }
}
