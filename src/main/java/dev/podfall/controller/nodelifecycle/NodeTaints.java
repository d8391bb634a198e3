package dev.podfall.controller.nodelifecycle;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.meta.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which taints a node's conditions ask for, and how lists of taints change.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go, {@code doNoScheduleTaintingPass};
 * pkg/util/taints/taints.go, {@code AddOrUpdateTaint}, {@code RemoveTaint}, {@code TaintSetDiff}.
 * <br>Differs: in nothing that we know of.
 */
final class NodeTaints {
    private NodeTaints() {}

    /** Taints to add, in the order of the conditions, and taints to remove, in the node's order. */
    record Diff(List<Taint> add, List<Taint> remove) {
        boolean isEmpty() {
            return add.isEmpty() && remove.isEmpty();
        }
    }

    /** What the node lacks of the NoSchedule taints that its conditions ask for, and has beyond them. */
    static Diff noSchedule(Node node) {
        var wanted = wantedNoSchedule(node);
        var add = new ArrayList<Taint>();
        for (var taint : wanted) {
            if (!has(node.taints(), taint)) {
                add.add(taint);
            }
        }
        var remove = new ArrayList<Taint>();
        for (var taint : node.taints()) {
            boolean ours = taint.effect() == TaintEffect.NO_SCHEDULE && isOurs(taint.key());
            if (ours && !has(wanted, taint)) {
                remove.add(taint);
            }
        }
        return new Diff(List.copyOf(add), List.copyOf(remove));
    }

    private static List<Taint> wantedNoSchedule(Node node) {
        var out = new ArrayList<Taint>();
        for (var condition : node.status().conditions()) {
            var key = keyFor(condition);
            if (key != null) {
                out.add(Taint.of(key, TaintEffect.NO_SCHEDULE));
            }
        }
        if (node.spec().unschedulable()) {
            out.add(Taint.of(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE));
        }
        return out;
    }

    private static @Nullable String keyFor(Condition condition) {
        return switch (condition.type()) {
            case Condition.READY ->
                switch (condition.status()) {
                    case Condition.FALSE -> Taint.NOT_READY;
                    case Condition.UNKNOWN -> Taint.UNREACHABLE;
                    default -> null;
                };
            case Condition.MEMORY_PRESSURE -> condition.isTrue() ? Taint.MEMORY_PRESSURE : null;
            case Condition.DISK_PRESSURE -> condition.isTrue() ? Taint.DISK_PRESSURE : null;
            case Condition.NETWORK_UNAVAILABLE -> condition.isTrue() ? Taint.NETWORK_UNAVAILABLE : null;
            case Condition.PID_PRESSURE -> condition.isTrue() ? Taint.PID_PRESSURE : null;
            default -> null;
        };
    }

    private static boolean isOurs(String key) {
        return switch (key) {
            case Taint.UNSCHEDULABLE,
                    Taint.NOT_READY,
                    Taint.UNREACHABLE,
                    Taint.NETWORK_UNAVAILABLE,
                    Taint.MEMORY_PRESSURE,
                    Taint.DISK_PRESSURE,
                    Taint.PID_PRESSURE -> true;
            default -> false;
        };
    }

    static boolean has(List<Taint> taints, Taint wanted) {
        for (var taint : taints) {
            if (taint.matches(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The node with these taints, each in the place of the one of its key and effect, or at the end. */
    static Node with(Node node, List<Taint> added, Instant at) {
        var out = new ArrayList<>(node.taints());
        for (var taint : added) {
            var stamped = new Taint(taint.key(), taint.value(), taint.effect(), Times.seconds(at));
            int i = 0;
            while (i < out.size() && !out.get(i).matches(taint)) {
                i++;
            }
            if (i < out.size()) {
                out.set(i, stamped);
            } else {
                out.add(stamped);
            }
        }
        return node.withSpec(node.spec().withTaints(out));
    }

    static Node without(Node node, List<Taint> removed) {
        var kept = node.taints().stream().filter(t -> !has(removed, t)).toList();
        return kept.size() == node.taints().size()
                ? node
                : node.withSpec(node.spec().withTaints(kept));
    }
}
