package dev.podfall.api.apps;

import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a DaemonSet.
 *
 * @param collisionCount how often a revision's name was taken by other data; null until it happened
 */
public record DaemonSetStatus(
        int currentNumberScheduled,
        int numberMisscheduled,
        int desiredNumberScheduled,
        int numberReady,
        int updatedNumberScheduled,
        int numberAvailable,
        int numberUnavailable,
        long observedGeneration,
        @Nullable Integer collisionCount) {

    public static final DaemonSetStatus ZERO = new DaemonSetStatus(0, 0, 0, 0, 0, 0, 0, 0, null);

    public static DaemonSetStatus fromTree(Tree.Obj tree) {
        var collisions = tree.number("collisionCount");
        return new DaemonSetStatus(
                (int) tree.number("currentNumberScheduled", 0),
                (int) tree.number("numberMisscheduled", 0),
                (int) tree.number("desiredNumberScheduled", 0),
                (int) tree.number("numberReady", 0),
                (int) tree.number("updatedNumberScheduled", 0),
                (int) tree.number("numberAvailable", 0),
                (int) tree.number("numberUnavailable", 0),
                tree.number("observedGeneration", 0),
                collisions == null ? null : (Integer) collisions.intValue());
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .put("currentNumberScheduled", currentNumberScheduled)
                .put("numberMisscheduled", numberMisscheduled)
                .put("desiredNumberScheduled", desiredNumberScheduled)
                .put("numberReady", numberReady)
                .putUnlessZero("updatedNumberScheduled", updatedNumberScheduled)
                .putUnlessZero("numberAvailable", numberAvailable)
                .putUnlessZero("numberUnavailable", numberUnavailable)
                .putUnlessZero("observedGeneration", observedGeneration)
                .put("collisionCount", collisionCount == null ? null : Tree.number(collisionCount))
                .build();
    }

    public DaemonSetStatus withCollisionCount(@Nullable Integer newCount) {
        return new DaemonSetStatus(
                currentNumberScheduled,
                numberMisscheduled,
                desiredNumberScheduled,
                numberReady,
                updatedNumberScheduled,
                numberAvailable,
                numberUnavailable,
                observedGeneration,
                newCount);
    }
}
