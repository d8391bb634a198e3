package dev.podfall.api.apps;

import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.tree.Tree;

/** How a DaemonSet replaces pods of an old template. */
public sealed interface UpdateStrategy {

    /** Pods are replaced a few at a time. */
    record RollingUpdate(IntOrPercent maxUnavailable, IntOrPercent maxSurge) implements UpdateStrategy {}

    /**
     * A pod is replaced when somebody deletes it.
     *
     * @param rollingUpdate what stands there, without effect, until the type changes; empty if nothing does
     */
    record OnDelete(Tree.Obj rollingUpdate) implements UpdateStrategy {
        public OnDelete() {
            this(Tree.obj());
        }
    }

    /** Whether new pods may come beside old ones. Measured against one node, so that any percentage but zero counts. */
    default boolean allowsSurge() {
        return this instanceof RollingUpdate rolling
                && !rolling.maxSurge().isInvalid()
                && rolling.maxSurge().scaledRoundedUp(1) > 0;
    }

    /** On how many of these nodes pods may be unavailable while the new ones come; 0 if none are made to go. */
    default int unavailableOf(int nodes) {
        return this instanceof RollingUpdate rolling ? rolling.maxUnavailable().scaledRoundedUp(nodes) : 0;
    }

    /** On how many of these nodes a new pod may come beside the old one. */
    default int surgeOf(int nodes) {
        return this instanceof RollingUpdate rolling ? rolling.maxSurge().scaledRoundedUp(nodes) : 0;
    }

    static UpdateStrategy fromTree(Tree.Obj tree) {
        if (tree.text("type", "RollingUpdate").equals("OnDelete")) {
            return new OnDelete(tree.obj("rollingUpdate"));
        }
        var rolling = tree.obj("rollingUpdate");
        var unavailable = rolling.get("maxUnavailable");
        var surge = rolling.get("maxSurge");
        return new RollingUpdate(
                IntOrPercent.fromTree(unavailable == null ? Tree.number(1) : unavailable),
                IntOrPercent.fromTree(surge == null ? Tree.number(0) : surge));
    }

    default Tree.Obj toTree() {
        return switch (this) {
            case OnDelete(Tree.Obj rollingUpdate) ->
                Tree.builder()
                        .put("type", "OnDelete")
                        .put("rollingUpdate", rollingUpdate.isEmpty() ? null : rollingUpdate)
                        .build();
            case RollingUpdate(IntOrPercent maxUnavailable, IntOrPercent maxSurge) ->
                Tree.builder()
                        .put("type", "RollingUpdate")
                        .put(
                                "rollingUpdate",
                                Tree.builder()
                                        .put("maxUnavailable", maxUnavailable.toTree())
                                        .put("maxSurge", maxSurge.toTree())
                                        .build())
                        .build();
        };
    }
}
