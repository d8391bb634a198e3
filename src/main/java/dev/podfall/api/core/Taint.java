package dev.podfall.api.core;

import dev.podfall.api.meta.Times;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mark on a node that repels pods which do not tolerate it. Two taints are the same taint when key and effect are.
 *
 * <p>Upstream: staging/src/k8s.io/api/core/v1/taint.go.
 * <br>Differs: in nothing that we know of.
 *
 * @param timeAdded set by controllers, never by kubectl
 */
public record Taint(
        String key,
        String value,
        TaintEffect effect,
        @Nullable Instant timeAdded) {

    public static final String NOT_READY = "node.kubernetes.io/not-ready";
    public static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    public static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
    public static final String MEMORY_PRESSURE = "node.kubernetes.io/memory-pressure";
    public static final String DISK_PRESSURE = "node.kubernetes.io/disk-pressure";
    public static final String PID_PRESSURE = "node.kubernetes.io/pid-pressure";
    public static final String NETWORK_UNAVAILABLE = "node.kubernetes.io/network-unavailable";
    public static final String OUT_OF_SERVICE = "node.kubernetes.io/out-of-service";

    public static Taint of(String key, String value, TaintEffect effect) {
        return new Taint(key, value, effect, null);
    }

    public static Taint of(String key, TaintEffect effect) {
        return new Taint(key, "", effect, null);
    }

    /** Same key and effect. */
    public boolean matches(Taint other) {
        return key.equals(other.key) && effect == other.effect;
    }

    public static Taint fromTree(Tree.Obj tree) {
        return new Taint(
                tree.text("key", ""),
                tree.text("value", ""),
                Objects.requireNonNull(TaintEffect.of(tree.text("effect", "")), "a validated effect"),
                Times.at(tree, "timeAdded"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .put("key", key)
                .putUnlessEmpty("value", value)
                .put("effect", effect.wire())
                .put("timeAdded", Times.toTree(timeAdded))
                .build();
    }

    /** {@code key=value:Effect} or {@code key:Effect}. */
    @Override
    public String toString() {
        return value.isEmpty() ? key + ":" + effect.wire() : key + "=" + value + ":" + effect.wire();
    }
}
