package dev.podfall.explain;

import dev.podfall.api.core.Toleration;
import dev.podfall.kubelet.Rejection;
import dev.podfall.scheduler.PreemptionOutlook;
import java.time.Duration;
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
 * @param told what there is to say beyond that; null if nothing
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
        @Nullable Told told,
        boolean endsRunning) {

    /** The checks' names that are not plugins' or fields'. */
    public static final String SCHEDULER_NAME = "schedulerName";

    public static final String TOLERATION_SECONDS = "tolerationSeconds";
    public static final String PREEMPTION = "DefaultPreemption";
    public static final String KUBELET_READY = "Ready";
    public static final String KUBELET_PRESSURE = "conditions";

    /** Who asks. */
    public enum Asker {
        /** The DaemonSet controller: should a pod be here, may one stay? */
        CONTROLLER,
        /** The scheduler: may this pod be bound here now? */
        SCHEDULER,
        /** The kubelet: does it take the pod in? */
        KUBELET
    }

    /** What comes out. */
    public enum Answer {
        YES,
        /** Not liked, but not refused: PreferNoSchedule. */
        RATHER_NOT,
        NO,
        /** Neither asked nor answered: worth knowing. */
        NOTE,
        /** A question before this one had a no already. */
        NOT_REACHED
    }

    /** A toleration that nearly tolerates a taint, and the first thing that differs. */
    public record Near(Toleration toleration, Toleration.Mismatch differs) {}

    /** More than a rule, a field and two values can say. */
    public sealed interface Told {}

    /**
     * A taint is tolerated.
     *
     * @param automatic whether the controller adds the toleration
     * @param time for how long; null for ever
     */
    public record Tolerated(
            Toleration toleration,
            boolean automatic,
            @Nullable Duration time) implements Told {}

    /** The template's toleration loses its {@code tolerationSeconds}: the controller puts its own in its place. */
    public record SecondsLost(Toleration toleration) implements Told {}

    /** The pod names a scheduler that is not here. */
    public record NobodySchedules(String scheduler) implements Told {}

    /** What preemption can do about a no. */
    public record Preempts(PreemptionOutlook outlook) implements Told {}

    /** The kubelet's reason. */
    public record Rejected(Rejection rejection) implements Told {}

    public boolean refuses() {
        return answer == Answer.NO;
    }
}
