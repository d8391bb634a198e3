package dev.podfall.ui.topology;

import org.jspecify.annotations.Nullable;

/**
 * A pod as a small square.
 *
 * @param uid tells it from every other pod, also from one of the same name before it
 * @param hue of its DaemonSet
 * @param revision number of its ControllerRevision, 0 if it has none
 * @param outdated whether its DaemonSet has a newer revision
 * @param state decides how the square is drawn
 * @param countdown what is left of its {@code tolerationSeconds}, or null
 */
public record PodMark(
        String uid,
        String name,
        int hue,
        int revision,
        boolean outdated,
        State state,
        @Nullable Countdown countdown) {

    /** What a pod's square says about it. */
    public enum State {
        /** Bound, nothing running yet. */
        CREATING,
        /** Its containers run, it is not ready. */
        NOT_READY,
        READY,
        TERMINATING,
        /** On its way out because of a NoExecute taint. */
        EVICTED,
        FAILED,
        SUCCEEDED,
        /** Would be here after the staged change. */
        PREVIEW,
        /** Is here and would be gone after the staged change. */
        LEAVING,
        /** Is not here, but in the course of things that this one is compared with. */
        ELSEWHERE
    }

    /**
     * A toleration that runs out.
     *
     * @param left share of the time that is left, 0 to 1
     * @param seconds rounded, as shown
     */
    public record Countdown(double left, long seconds) {}

    public String number() {
        return revision > 0 ? Integer.toString(revision) : "";
    }
}
