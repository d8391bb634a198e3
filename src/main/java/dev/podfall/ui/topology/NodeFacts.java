package dev.podfall.ui.topology;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Labels;
import dev.podfall.scheduler.framework.Requests;
import dev.podfall.ui.topology.NodeTile.Readiness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a tile takes from the Node itself. */
final class NodeFacts {
    static final String ROLE = "node-role.kubernetes.io/";
    private static final Set<String> DULL = Set.of(
            "kubernetes.io/hostname",
            "kubernetes.io/os",
            "kubernetes.io/arch",
            "beta.kubernetes.io/os",
            "beta.kubernetes.io/arch");

    /** Labels that Kubernetes has given other names since, by the old one; clouds still set both. */
    private static final Map<String, String> RENAMED = Map.of(
            "beta.kubernetes.io/os", "kubernetes.io/os",
            "beta.kubernetes.io/arch", "kubernetes.io/arch",
            "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type",
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region");

    private static final Comparator<TaintChip> URGENT_FIRST = Comparator.comparing((TaintChip chip) -> !chip.staged())
            .thenComparing(chip -> !chip.refuses())
            .thenComparingInt(chip -> -TaintChip.severity(chip.effect()));

    private NodeFacts() {}

    static Readiness readiness(Node node) {
        var ready = node.status().condition(Condition.READY);
        if (ready == null || ready.status().equals(Condition.UNKNOWN)) {
            return Readiness.UNKNOWN;
        }
        return ready.isTrue() ? Readiness.READY : Readiness.NOT_READY;
    }

    /** As {@code kubectl get nodes} words it, shorter where the tile says it already. */
    static String status(Node node) {
        var ready = switch (readiness(node)) {
            case READY -> "Ready";
            case NOT_READY -> "NotReady";
            case UNKNOWN -> node.status().condition(Condition.READY) == null ? "Unknown" : "NotReady";
        };
        return node.spec().unschedulable() ? ready.equals("Ready") ? "SchedulingDisabled" : ready : ready;
    }

    static List<String> roles(Node node) {
        var roles = new ArrayList<String>();
        node.labels().forEach((key, value) -> {
            if (key.startsWith(ROLE) && key.length() > ROLE.length()) {
                roles.add(key.substring(ROLE.length()));
            }
        });
        return roles;
    }

    /**
     * The labels worth showing; not those that every node has.
     *
     * @param selectedOn the keys that the selected DaemonSet looks at: these come first
     * @param asked the keys that something else looks at: these come next
     */
    static List<LabelChip> chips(Node node, Set<String> selectedOn, Set<String> asked) {
        var first = new ArrayList<LabelChip>();
        var next = new ArrayList<LabelChip>();
        var then = new ArrayList<LabelChip>();
        node.labels().forEach((key, value) -> {
            if (selectedOn.contains(key)) {
                first.add(new LabelChip(key, value, true));
            } else if (asked.contains(key)) {
                next.add(new LabelChip(key, value, false));
            } else if (!DULL.contains(key) && !key.startsWith(ROLE) && !isSaidAnew(node.labels(), key)) {
                then.add(new LabelChip(key, value, false));
            }
        });
        first.addAll(next);
        first.addAll(then);
        return first;
    }

    /** Whether a label says what another one says under its newer name: on a tile they would read the same. */
    static boolean isSaidAnew(Labels labels, String key) {
        var value = labels.get(RENAMED.getOrDefault(key, ""));
        return value != null && value.equals(labels.get(key));
    }

    /**
     * What is considered first, then what refuses, then the most severe.
     *
     * @param staged taints that are only being considered
     */
    static List<TaintChip> taints(Node node, @Nullable Taint refusing, List<Taint> staged) {
        var chips = new ArrayList<TaintChip>();
        for (var taint : staged) {
            chips.add(chip(taint, taint.equals(refusing), true));
        }
        for (var taint : node.taints()) {
            chips.add(chip(taint, taint.equals(refusing), false));
        }
        chips.sort(URGENT_FIRST);
        return chips;
    }

    private static TaintChip chip(Taint taint, boolean refuses, boolean staged) {
        return new TaintChip(taint.key(), taint.value(), taint.effect(), refuses, staged);
    }

    /** @param wanted what pods that wait for the node request */
    static List<CapacityBar> capacity(Node node, List<Pod> pods, Requests wanted) {
        var used = Requests.NONE;
        for (var pod : pods) {
            if (!pod.isTerminal()) {
                used = used.plus(Requests.of(pod.spec()));
            }
        }
        var allocatable = Requests.of(node.status().allocatable());
        var bars = new ArrayList<CapacityBar>();
        if (allocatable.milliCpu() > 0) {
            bars.add(new CapacityBar(
                    "cpu",
                    (double) used.milliCpu() / allocatable.milliCpu(),
                    cores(used.milliCpu()),
                    cores(allocatable.milliCpu()),
                    (double) wanted.milliCpu() / allocatable.milliCpu(),
                    wanted.milliCpu() == 0 ? "" : cores(wanted.milliCpu())));
        }
        if (allocatable.memory() > 0) {
            bars.add(new CapacityBar(
                    "memory",
                    (double) used.memory() / allocatable.memory(),
                    mebibytes(used.memory()),
                    mebibytes(allocatable.memory()),
                    (double) wanted.memory() / allocatable.memory(),
                    wanted.memory() == 0 ? "" : mebibytes(wanted.memory())));
        }
        return bars;
    }

    /** As short as kubectl writes it: there is little room. */
    private static String cores(long milli) {
        return milli % 1000 == 0 ? Long.toString(milli / 1000) : milli + "m";
    }

    private static String mebibytes(long bytes) {
        if (bytes == 0) {
            return "0";
        }
        if (bytes % (1L << 30) == 0) {
            return (bytes >> 30) + "Gi";
        }
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1fGi", bytes / (double) (1L << 30))
                : (bytes >> 20) + "Mi";
    }
}
