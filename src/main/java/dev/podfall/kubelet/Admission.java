package dev.podfall.kubelet;

import dev.podfall.api.core.Affinity;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerPort;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Tolerations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a kubelet takes a pod: pressure, resources, node affinity, host ports, NoExecute taints, in this order; the
 * first that fails counts.
 *
 * <p>Upstream: pkg/kubelet/lifecycle/predicate.go, {@code Admit}; pkg/scheduler, {@code AdmissionCheck}; pkg/kubelet/
 * eviction/eviction_manager.go, {@code Admit}.
 * <br>Differs: critical pods do not preempt others here; sysctls, operating system labels and device plugins are not
 * looked at.
 */
public final class Admission {
    private static final int CRITICAL = 2_000_000_000;
    private static final List<String> PRESSURES =
            List.of(Condition.DISK_PRESSURE, Condition.MEMORY_PRESSURE, Condition.PID_PRESSURE);

    private Admission() {}

    /**
     * @param others the pods that the kubelet has admitted and that have not ended
     * @return why not; null if the pod is admitted
     */
    public static @Nullable Rejection check(Pod pod, Node node, Collection<Pod> others) {
        for (var rule : Rule.values()) {
            // Whoever is under pressure has said so before.
            var rejection = rule == Rule.PRESSURE ? null : ask(rule, pod, node, others);
            if (rejection != null) {
                return rejection;
            }
        }
        return null;
    }

    /**
     * One question and its answer.
     *
     * @param rejection null for yes
     */
    public record Asked(Rule rule, @Nullable Rejection rejection) {}

    /** What is asked, in this order. */
    public enum Rule {
        PRESSURE,
        RESOURCES,
        NODE_AFFINITY,
        NODE_PORTS,
        TAINT_TOLERATION
    }

    /** Every question, whatever the ones before it came to: for people. {@link #underPressure} is the first. */
    public static List<Asked> all(Pod pod, Node node, Collection<Pod> others) {
        return Arrays.stream(Rule.values())
                .map(rule -> new Asked(rule, ask(rule, pod, node, others)))
                .toList();
    }

    private static @Nullable Rejection ask(Rule rule, Pod pod, Node node, Collection<Pod> others) {
        return switch (rule) {
            case PRESSURE -> underPressure(pod, node);
            case RESOURCES -> lacking(pod.spec(), node, others);
            case NODE_AFFINITY -> matchesNode(pod.spec(), node) ? null : new Rejection.NodeAffinity();
            case NODE_PORTS -> {
                var taken = takenPort(pod.spec(), others);
                yield taken == null ? null : new Rejection.NodePorts(taken);
            }
            case TAINT_TOLERATION -> {
                var taint =
                        Tolerations.firstUntolerated(node.taints(), pod.spec().tolerations(), Tolerations.RUNNING);
                yield taint == null ? null : new Rejection.TaintToleration(taint);
            }
        };
    }

    /** What a node under pressure refuses. */
    public static @Nullable Rejection underPressure(Pod pod, Node node) {
        var conditions = new ArrayList<String>();
        for (var type : PRESSURES) {
            var condition = node.status().condition(type);
            if (condition != null && condition.isTrue()) {
                conditions.add(type);
            }
        }
        if (conditions.isEmpty() || pod.spec().priorityOrZero() >= CRITICAL) {
            return null;
        }
        if (conditions.equals(List.of(Condition.MEMORY_PRESSURE))) {
            var taint = Taint.of(Taint.MEMORY_PRESSURE, TaintEffect.NO_SCHEDULE);
            if (!isBestEffort(pod) || Tolerations.tolerated(taint, pod.spec().tolerations())) {
                return null;
            }
        }
        return new Rejection.Evicted(List.copyOf(conditions));
    }

    private static boolean isBestEffort(Pod pod) {
        return pod.spec().containers().stream()
                .allMatch(c -> c.requests().isEmpty() && c.limits().isEmpty());
    }

    private static boolean matchesNode(PodSpec spec, Node node) {
        for (var wanted : spec.nodeSelector().asMap().entrySet()) {
            if (!node.labels().has(wanted.getKey(), wanted.getValue())) {
                return false;
            }
        }
        Affinity affinity = spec.affinity();
        return affinity.requiredMatches(node);
    }

    private static @Nullable Rejection lacking(PodSpec spec, Node node, Collection<Pod> others) {
        var allocatable = node.status().allocatable();
        long pods = allocatable.value("pods");
        if (others.size() + 1 > pods) {
            return new Rejection.OutOf("pods", 1, others.size(), pods);
        }
        var requests = PodAmounts.requests(spec);
        if (requests.values().stream().allMatch(amount -> amount == 0)) {
            return null;
        }
        var used = new TreeMap<String, Long>();
        for (var other : others) {
            PodAmounts.requests(other.spec()).forEach((resource, amount) -> used.merge(resource, amount, Long::sum));
        }
        for (var resource : inOrder(requests)) {
            // Extended resources that the node does not have are left to the scheduler.
            if (allocatable.get(resource) == null && !isNative(resource)) {
                continue;
            }
            long requested = requests.getOrDefault(resource, 0L);
            long taken = used.getOrDefault(resource, 0L);
            long capacity = PodAmounts.amount(allocatable, resource);
            if (requested > 0 && requested > capacity - taken) {
                return new Rejection.OutOf(resource, requested, taken, capacity);
            }
        }
        return null;
    }

    private static boolean isNative(String resource) {
        return resource.equals("cpu") || resource.equals("memory") || resource.equals("ephemeral-storage");
    }

    private static List<String> inOrder(TreeMap<String, Long> requests) {
        var out = new ArrayList<>(List.of("cpu", "memory", "ephemeral-storage"));
        requests.keySet().stream().filter(resource -> !isNative(resource)).forEach(out::add);
        return out;
    }

    private static @Nullable ContainerPort takenPort(PodSpec spec, Collection<Pod> others) {
        for (var port : hostPorts(spec)) {
            for (var other : others) {
                for (var theirs : hostPorts(other.spec())) {
                    if (clash(port, theirs)) {
                        return port;
                    }
                }
            }
        }
        return null;
    }

    private static List<ContainerPort> hostPorts(PodSpec spec) {
        var out = new ArrayList<ContainerPort>();
        for (var container : spec.containers()) {
            container.ports().stream().filter(port -> port.hostPort() > 0).forEach(out::add);
        }
        spec.initContainers().stream()
                .filter(init -> init.isSidecar())
                .forEach(init -> init.ports().stream()
                        .filter(port -> port.hostPort() > 0)
                        .forEach(out::add));
        return out;
    }

    private static boolean clash(ContainerPort a, ContainerPort b) {
        return a.hostPort() == b.hostPort()
                && protocol(a).equals(protocol(b))
                && (isAny(a.hostIp()) || isAny(b.hostIp()) || a.hostIp().equals(b.hostIp()));
    }

    private static String protocol(ContainerPort port) {
        return port.protocol().isEmpty() ? "TCP" : port.protocol();
    }

    private static boolean isAny(String ip) {
        return ip.isEmpty() || ip.equals("0.0.0.0");
    }
}
