package dev.podfall.explain;

import java.time.Duration;

/** What becomes of a pod, or of a DaemonSet's place on a node, when one state turns into another. */
public sealed interface Outcome {
    /** Whether a pod has to leave its node for something that is not its owner: a taint, a drain, another pod. */
    default boolean evicts() {
        return this instanceof LeavesLater || (this instanceof Leaves leaves && leaves.evicted());
    }

    /** A pod comes to where none was. */
    record Lands() implements Outcome {}

    /** A pod is made for the node, but waits: the message says why. */
    record Waits(String message) implements Outcome {}

    /**
     * A pod goes, and none comes in its place.
     *
     * @param evicted whether a taint, a drain or preemption takes it; else who made it, or somebody, deletes it
     */
    record Leaves(Duration after, boolean evicted) implements Outcome {
        /** Two states alone do not tell by whose hand: it is not said that it is evicted. */
        public Leaves(Duration after) {
            this(after, false);
        }
    }

    /**
     * A pod goes when its countdown ends, unless the taint goes first.
     *
     * @param returns whether its DaemonSet makes another one then, which counts down in its turn
     */
    record LeavesLater(Duration after, boolean returns) implements Outcome {}

    /**
     * Pods are made and end again and again, without end.
     *
     * @param reason why they fail, in their status' word; empty if they do not
     */
    record Repeats(String reason) implements Outcome {}

    /** A pod goes and another one of another template comes. */
    record Replaced(String fromHash, String toHash) implements Outcome {}

    /** A pod goes and one of the same template comes. */
    record Restarted(Duration after) implements Outcome {}

    /** A pod stays where it should not be any more, or stops being so. */
    record Misscheduled(boolean now) implements Outcome {}
}
