package dev.podfall.explain;

import dev.podfall.api.core.Toleration;
import org.jspecify.annotations.Nullable;

/**
 * One question that somebody asks before a pod may be on a node, and the answer.
 *
 * @param rule what is asked: a plugin's name, or the part of the manifest that the controller reads
 * @param field the field that decided, empty if none did
 * @param wanted what it asks for; empty where {@code detail} says all
 * @param actual what the node has; empty where {@code detail} says all
 * @param detail one line in plain English
 * @param near the toleration that came closest to a taint that none tolerates
 * @param endsRunning whether a no also ends a pod that runs already
 */
public record Check(
        Asker asker,
        String rule,
        Answer answer,
        String field,
        String wanted,
        String actual,
        String detail,
        @Nullable Near near,
        boolean endsRunning) {

    /** Who asks. */
    public enum Asker {
        /** The DaemonSet controller: should a pod be here, may one stay? */
        CONTROLLER,
        /** The scheduler: may this pod be bound here now? */
        SCHEDULER
    }

    /** What comes out. */
    public enum Answer {
        YES,
        /** Not liked, but not refused: PreferNoSchedule. */
        RATHER_NOT,
        NO,
        /** A question before this one had a no already. */
        NOT_REACHED
    }

    /** A toleration that nearly tolerates a taint, and the first thing that differs. */
    public record Near(Toleration toleration, Toleration.Mismatch differs) {}

    public boolean refuses() {
        return answer == Answer.NO;
    }
}
