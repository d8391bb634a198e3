package dev.podfall.explain.caption;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Taint;
import dev.podfall.store.WatchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a write of a node tells. */
final class NodeTold {
    private NodeTold() {}

    static Happening happening(WatchEvent.Type type, @Nullable Node before, @Nullable Node after) {
        if (before == null || after == null) {
            return type == WatchEvent.Type.ADDED ? Happening.NODE_JOINED : Happening.NODE_LEFT;
        }
        if (!ready(before).equals(ready(after))) {
            return after.isReady() ? Happening.NODE_READY : Happening.NODE_NOT_READY;
        }
        if (!minus(after.taints(), before.taints()).isEmpty()) {
            return Happening.NODE_TAINTED;
        }
        if (!minus(before.taints(), after.taints()).isEmpty()) {
            return Happening.NODE_UNTAINTED;
        }
        if (before.spec().unschedulable() != after.spec().unschedulable()) {
            return after.spec().unschedulable() ? Happening.NODE_CORDONED : Happening.NODE_UNCORDONED;
        }
        if (!before.labels().equals(after.labels())) {
            return Happening.NODE_LABELLED;
        }
        return condition(before, after) == null ? Happening.WRITTEN : Happening.NODE_CONDITION;
    }

    /** What its Ready condition says; empty if it has none. */
    static String ready(Node node) {
        var ready = node.status().condition(Condition.READY);
        return ready == null ? "" : ready.status();
    }

    /** The first condition that says something else than before; null if none does, or the node is new. */
    static @Nullable Condition condition(Node before, Node after) {
        for (var condition : after.status().conditions()) {
            var was = before.status().condition(condition.type());
            if (was == null ? condition.isTrue() : !was.status().equals(condition.status())) {
                return condition;
            }
        }
        return null;
    }

    static List<Taint> minus(List<Taint> taints, List<Taint> others) {
        var out = new ArrayList<Taint>();
        for (var taint : taints) {
            if (others.stream().noneMatch(other -> isSame(taint, other))) {
                out.add(taint);
            }
        }
        return out;
    }

    /** The time at which a taint was added is written by whoever adds it; nobody sees it. */
    private static boolean isSame(Taint one, Taint other) {
        return one.matches(other) && Objects.equals(one.value(), other.value());
    }
}
