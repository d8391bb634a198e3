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
 * @param ordinary whether no DaemonSet has made it
 * @param image what its first container runs, without the registry; empty if that does not matter
 */
public record PodMark(
        String uid,
        String name,
        int hue,
        int revision,
        boolean outdated,
        State state,
        @Nullable Countdown countdown,
        boolean ordinary,
        String image) {

    /** A DaemonSet's. */
    public PodMark(
            String uid,
            String name,
            int hue,
            int revision,
            boolean outdated,
            State state,
            @Nullable Countdown countdown) {
        this(uid, name, hue, revision, outdated, state, countdown, false, "");
    }

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
        /** On its way out because the scheduler gives its room to another pod. */
        PREEMPTED,
        /** Has no node yet and waits for this one, where there is no place for it. */
        AWAITED,
        /** Is not here, but in the course of things that this one is compared with. */
        ELSEWHERE
    }

    /**
     * A toleration that runs out, or a failed pod's wait for the next try.
     *
     * @param left share of the time that is left, 0 to 1
     * @param seconds rounded, as shown
     * @param retry whether it is tried again then; else it is evicted
     */
    public record Countdown(double left, long seconds, boolean retry) {
        /** Until it is evicted. */
        public Countdown(double left, long seconds) {
            this(left, seconds, false);
        }
    }

    /** Whether it is on its node, or was until now. */
    boolean isHere() {
        return switch (state) {
            case PREVIEW, ELSEWHERE, AWAITED -> false;
            case CREATING, NOT_READY, READY, TERMINATING, EVICTED, FAILED, SUCCEEDED, LEAVING, PREEMPTED -> true;
        };
    }

    /** The same in another state. */
    PodMark in(State other, @Nullable Countdown left) {
        return new PodMark(uid, name, hue, revision, outdated, other, left, ordinary, image);
    }

    /** Whether nothing happens to it. */
    boolean isCalm() {
        return countdown == null && (state == State.READY || state == State.SUCCEEDED);
    }

    public String number() {
        return revision > 0 ? Integer.toString(revision) : "";
    }
}
