package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.apps.UpdateStrategy;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.ContainerState;
import dev.podfall.api.core.ContainerStatus;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.IntOrPercent;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a DaemonSet is, and what it waits for.
 *
 * @param counters as its status has them
 * @param outdated how many pods of old templates there are, those that end included
 * @param maxUnavailable in nodes; 0 while surging or without a rolling update
 * @param maxSurge in nodes
 * @param blockers pods that are not available, those with something wrong first; at most {@link #SHOWN}
 * @param blocked how many there are in all
 * @param refused why the API server does not let it have the pods that are missing; null if it does
 */
public record RolloutDiagnosis(
        ObjectKey daemonSet,
        DaemonSetStatus counters,
        Phase phase,
        int outdated,
        int maxUnavailable,
        int maxSurge,
        List<Blocker> blockers,
        int blocked,
        Verdict.@Nullable CreationRefused refused) {

    /** How many blockers are named. */
    public static final int SHOWN = 10;

    static final Comparator<Blocker> WORST_FIRST = Comparator.comparing((Blocker blocker) -> !blocker.wrong())
            .thenComparing(Blocker::hold)
            .thenComparing(Blocker::node)
            .thenComparing(Blocker::pod);

    /** What is going on. */
    public enum Phase {
        /** Every node that should has an available pod of the newest template. */
        SETTLED,
        /** The controller has not seen the newest spec yet. */
        UNSEEN,
        /** Pods of the newest template are on their way, none is of an old one. */
        LANDING,
        /** Pods of an old template are being replaced. */
        ROLLING,
        /** Pods of an old template stay until somebody deletes them. */
        ON_DELETE
    }

    /** What keeps a pod from being available. */
    public enum Hold {
        NOT_SCHEDULED,
        NOT_READY,
        /** Ready, but not for {@code minReadySeconds}. */
        NOT_LONG_ENOUGH,
        TERMINATING,
        FAILED,
        /** Being deleted on a node whose kubelet is silent: nobody ends it. */
        CANNOT_END,
        /** Bound to a node whose kubelet is silent. */
        KUBELET_SILENT,
        /** Asks for a scheduler that is not here; {@code reason} names it. */
        NOBODY_SCHEDULES
    }

    /**
     * A pod that is waited for.
     *
     * @param reason in the words of its status
     * @param wrong whether waiting alone is not likely to help
     */
    public record Blocker(ObjectKey pod, String node, Hold hold, String reason, boolean wrong) {}

    public RolloutDiagnosis {
        blockers = List.copyOf(blockers);
    }

    public int desired() {
        return counters.desiredNumberScheduled();
    }

    public int unavailable() {
        return Math.max(0, desired() - counters.numberAvailable());
    }

    /** Whether a rolling update may take no further pod away for now. */
    public boolean budgetUsedUp() {
        return phase == Phase.ROLLING && maxSurge == 0 && maxUnavailable > 0 && unavailable() >= maxUnavailable;
    }

    /** Whether something is wrong that the rollout waits for. */
    public boolean stuck() {
        return phase != Phase.SETTLED
                && (refused != null
                        || (!blockers.isEmpty() && blockers.getFirst().wrong()));
    }

    /** What helps against the first blocker; empty if nothing is wrong, or if time or the template has to help. */
    public List<Remedy> remedies(ClusterState state, DaemonSet of, Instant now) {
        return stuck() && refused == null
                ? VerdictRemedies.of(state, of, blockers.getFirst(), Known.at(now))
                : List.of();
    }

    /** @param now virtual time, for {@code minReadySeconds} */
    public static RolloutDiagnosis of(ClusterState state, DaemonSet daemonSet, Instant now) {
        var newest = Revisions.newest(state, daemonSet);
        var hash = newest == null ? "" : newest.hash();
        int outdated = 0;
        int staying = 0;
        var blockers = new TreeSet<>(WORST_FIRST);
        int blocked = 0;
        for (var pod : state.podsControlledBy(daemonSet.uid())) {
            var standing = Standing.of(state, pod, daemonSet, hash, now);
            outdated += standing.outdated() ? 1 : 0;
            staying += standing.stays() ? 1 : 0;
            if (standing.blocker() != null) {
                blocked++;
                blockers.add(standing.blocker());
                if (blockers.size() > SHOWN) {
                    blockers.removeLast();
                }
            }
        }
        return of(state, daemonSet, outdated, staying > 0, List.copyOf(blockers), blocked);
    }

    /** @param oldStay whether a pod of an old template is there that is not being deleted */
    static RolloutDiagnosis of(
            ClusterState state,
            DaemonSet daemonSet,
            int outdated,
            boolean oldStay,
            List<Blocker> blockers,
            int blocked) {
        int desired = daemonSet.status().desiredNumberScheduled();
        int maxUnavailable = 0;
        int maxSurge = 0;
        if (daemonSet.spec().updateStrategy() instanceof UpdateStrategy.RollingUpdate rolling) {
            maxUnavailable = scaled(rolling.maxUnavailable(), desired);
            maxSurge = scaled(rolling.maxSurge(), desired);
            if (desired > 0 && maxUnavailable == 0 && maxSurge == 0) {
                // So does the controller: nothing would ever go on.
                maxUnavailable = 1;
            }
        }
        return new RolloutDiagnosis(
                daemonSet.key(),
                daemonSet.status(),
                phase(daemonSet, outdated, oldStay),
                outdated,
                maxUnavailable,
                maxSurge,
                blockers,
                blocked,
                Creation.refusal(state, daemonSet));
    }

    /**
     * A pod, as far as a rollout looks at it.
     *
     * @param stays whether it is of an old template and not being deleted
     * @param blocker null if nobody waits for it
     */
    record Standing(
            boolean outdated, boolean stays, @Nullable Blocker blocker) {
        /** @param hash of the newest revision */
        static Standing of(ClusterState state, Pod pod, DaemonSet daemonSet, String hash, Instant now) {
            boolean updated = isUpdated(pod, daemonSet, hash);
            boolean waited = updated || pod.isTerminating() || !pod.isReady();
            return new Standing(
                    !updated,
                    !updated && !pod.isTerminating(),
                    waited
                            ? RolloutDiagnosis.blocker(
                                    state, pod, daemonSet.spec().minReadySeconds(), now)
                            : null);
        }
    }

    /** As the controller asks: by the hash of the revision, or by the generation of the template. */
    static boolean isUpdated(Pod pod, DaemonSet daemonSet, String hash) {
        return DaemonPods.isUpdated(pod, hash, daemonSet.templateGeneration());
    }

    private static Phase phase(DaemonSet daemonSet, int outdated, boolean oldStay) {
        var status = daemonSet.status();
        if (status.observedGeneration() < daemonSet.meta().generation()) {
            return Phase.UNSEEN;
        }
        boolean onDelete = daemonSet.spec().updateStrategy() instanceof UpdateStrategy.OnDelete;
        if (outdated > 0 && (oldStay || !onDelete)) {
            return onDelete ? Phase.ON_DELETE : Phase.ROLLING;
        }
        return status.numberAvailable() < status.desiredNumberScheduled() ? Phase.LANDING : Phase.SETTLED;
    }

    private static int scaled(IntOrPercent part, int desired) {
        return part.isInvalid() ? 0 : part.scaledRoundedUp(desired);
    }

    static @Nullable Blocker blocker(ClusterState state, Pod pod, int minReadySeconds, Instant now) {
        var node = PodPlace.of(pod).node();
        var on = pod.nodeName().isEmpty() ? null : state.node(pod.nodeName());
        boolean silent = on != null && PodVerdicts.isSilent(on);
        if (pod.isTerminating()) {
            var hold = silent ? Hold.CANNOT_END : Hold.TERMINATING;
            return new Blocker(pod.key(), node, hold, "Terminating", silent);
        }
        if (pod.isTerminal()) {
            var reason = pod.status().reason();
            var phase = pod.status().phase().wire();
            return new Blocker(pod.key(), node, Hold.FAILED, reason.isEmpty() ? phase : reason, true);
        }
        if (pod.nodeName().isEmpty() && PodVerdicts.unscheduled(pod) instanceof Verdict.ForeignScheduler(String name)) {
            return new Blocker(pod.key(), node, Hold.NOBODY_SCHEDULES, name, true);
        }
        if (pod.nodeName().isEmpty()) {
            var scheduled = pod.status().condition(Condition.POD_SCHEDULED);
            boolean tried = scheduled != null && !scheduled.isTrue();
            var reason = scheduled == null ? "Pending" : scheduled.reason();
            return new Blocker(pod.key(), node, Hold.NOT_SCHEDULED, reason, tried);
        }
        if (!pod.isReady() && silent) {
            return new Blocker(
                    pod.key(), node, Hold.KUBELET_SILENT, waiting(pod).reason(), true);
        }
        if (!pod.isReady()) {
            var waiting = waiting(pod);
            return new Blocker(pod.key(), node, Hold.NOT_READY, waiting.reason(), waiting.wrong());
        }
        return DaemonPods.isAvailable(pod, minReadySeconds, now)
                ? null
                : new Blocker(pod.key(), node, Hold.NOT_LONG_ENOUGH, "minReadySeconds " + minReadySeconds, false);
    }

    /** What the first container that does not run waits for, init containers first; or the pod's phase. */
    private static Waiting waiting(Pod pod) {
        for (var status : pod.status().initContainerStatuses()) {
            boolean done = status.state() instanceof ContainerState.Terminated ended && ended.exitCode() == 0;
            var waits = done ? null : waiting(status);
            if (waits != null) {
                return waits;
            }
        }
        for (var status : pod.status().containerStatuses()) {
            var waits = waiting(status);
            if (waits != null) {
                return waits;
            }
        }
        var phase = pod.status().phase();
        return new Waiting(phase.wire(), phase != PodPhase.PENDING && phase != PodPhase.RUNNING);
    }

    private static @Nullable Waiting waiting(ContainerStatus status) {
        if (status.state() instanceof ContainerState.Waiting waiting
                && !waiting.reason().isEmpty()) {
            return new Waiting(waiting.reason(), !waiting.isStarting());
        }
        return status.state() instanceof ContainerState.Terminated ended
                        && !ended.reason().isEmpty()
                ? new Waiting(ended.reason(), true)
                : null;
    }

    /** A word of the pod's status, and whether something is wrong then. */
    private record Waiting(String reason, boolean wrong) {}
}
