package dev.podfall.api.core;

import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a pod or of a node.
 *
 * @param status True, False or Unknown
 * @param lastHeartbeatTime of a node's condition; null on pods
 * @param observedGeneration of a pod's condition; 0 if absent
 */
public record Condition(
        String type,
        String status,
        String reason,
        String message,
        @Nullable Instant lastHeartbeatTime,
        @Nullable Instant lastTransitionTime,
        long observedGeneration) {

    public static final String TRUE = "True";
    public static final String FALSE = "False";
    public static final String UNKNOWN = "Unknown";

    public static final String READY = "Ready";
    public static final String CONTAINERS_READY = "ContainersReady";
    public static final String POD_SCHEDULED = "PodScheduled";
    public static final String INITIALIZED = "Initialized";
    public static final String POD_READY_TO_START = "PodReadyToStartContainers";
    public static final String DISRUPTION_TARGET = "DisruptionTarget";
    public static final String MEMORY_PRESSURE = "MemoryPressure";
    public static final String DISK_PRESSURE = "DiskPressure";
    public static final String PID_PRESSURE = "PIDPressure";
    public static final String NETWORK_UNAVAILABLE = "NetworkUnavailable";

    public boolean isTrue() {
        return status.equals(TRUE);
    }

    /** The condition of that type, null if there is none. */
    public static @Nullable Condition find(List<Condition> conditions, String type) {
        for (var condition : conditions) {
            if (condition.type.equals(type)) {
                return condition;
            }
        }
        return null;
    }

    /** The list with this condition in the place of the one of its type, or at the end. */
    public static List<Condition> put(List<Condition> conditions, Condition changed) {
        var out = new ArrayList<Condition>(conditions.size() + 1);
        boolean replaced = false;
        for (var condition : conditions) {
            if (condition.type.equals(changed.type)) {
                out.add(changed);
                replaced = true;
            } else {
                out.add(condition);
            }
        }
        if (!replaced) {
            out.add(changed);
        }
        return List.copyOf(out);
    }

    public static Condition fromTree(Tree.Obj tree) {
        return new Condition(
                tree.text("type", ""),
                tree.text("status", ""),
                tree.text("reason", ""),
                tree.text("message", ""),
                Times.at(tree, "lastHeartbeatTime"),
                Times.at(tree, "lastTransitionTime"),
                tree.number("observedGeneration", 0));
    }

    private Tree.Builder common() {
        return Tree.builder()
                .put("type", type)
                .put("status", status)
                .putUnlessEmpty("reason", reason)
                .putUnlessEmpty("message", message)
                .put("lastTransitionTime", time(lastTransitionTime));
    }

    /** As a pod's status shows it: with {@code lastProbeTime: null}. */
    public Tree.Obj toPodTree() {
        return common().put("lastProbeTime", Tree.NIL)
                .putUnlessZero("observedGeneration", observedGeneration)
                .build();
    }

    public Tree.Obj toNodeTree() {
        return common().put("lastHeartbeatTime", time(lastHeartbeatTime)).build();
    }

    /** A time that is not known is written, as null. */
    private static Tree time(@Nullable Instant time) {
        var known = Times.toTree(time);
        return known == null ? Tree.NIL : known;
    }
}
