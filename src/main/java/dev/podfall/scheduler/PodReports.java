package dev.podfall.scheduler;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodStatus;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Times;
import dev.podfall.client.ControllerContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler tells of a pod: events, the condition PodScheduled, nominatedNodeName.
 *
 * <p>Upstream: pkg/scheduler/schedule_one.go, {@code handleSchedulingFailure}, {@code updatePod},
 * {@code truncateMessage}, {@code finishBinding}; pkg/api/v1/pod/util.go, {@code UpdatePodCondition}.
 * <br>Differs: in nothing that we know of.
 */
final class PodReports {
    static final String UNSCHEDULABLE = "Unschedulable";
    static final String SCHEDULER_ERROR = "SchedulerError";
    private static final int LONGEST_NOTE = 1024;

    private final ControllerContext context;

    PodReports(ControllerContext context) {
        this.context = context;
    }

    static String assigned(Pod pod) {
        return "Successfully assigned " + pod.key() + " to " + pod.nodeName();
    }

    void scheduled(Pod pod) {
        context.events().event(ObjectReference.to(pod), Event.NORMAL, "Scheduled", assigned(pod));
    }

    void failed(Pod pod, String message) {
        context.events().event(ObjectReference.to(pod), Event.WARNING, "FailedScheduling", truncated(message));
    }

    void preempted(Pod victim, String preemptorUid, String node) {
        context.events()
                .event(
                        ObjectReference.to(victim),
                        Event.NORMAL,
                        "Preempted",
                        "Preempted by pod " + preemptorUid + " on node " + node);
    }

    /** @param nominated empty for nowhere; null to leave it as it is */
    void condition(Pod pod, String reason, String message, @Nullable String nominated) {
        var changed = changed(pod.status(), pod, reason, message, nominated, context.now());
        if (!changed.equals(pod.status())) {
            context.api()
                    .<Pod>patchStatus(
                            Kind.POD,
                            pod.key(),
                            live -> live.uid().equals(pod.uid())
                                    ? live.withStatus(
                                            changed(live.status(), live, reason, message, nominated, context.now()))
                                    : live);
        }
    }

    private static PodStatus changed(
            PodStatus status, Pod pod, String reason, String message, @Nullable String nominated, Instant now) {
        var out = put(
                status,
                new Condition(
                        Condition.POD_SCHEDULED,
                        Condition.FALSE,
                        reason,
                        message,
                        null,
                        Times.seconds(now),
                        pod.meta().generation()));
        return nominated == null || nominated.equals(out.nominatedNodeName())
                ? out
                : out.withNominatedNodeName(nominated);
    }

    /** The transition time stays if the status does. */
    static PodStatus put(PodStatus status, Condition condition) {
        var before = Condition.find(status.conditions(), condition.type());
        if (before == null || !before.status().equals(condition.status())) {
            return status.withCondition(condition);
        }
        var kept = new Condition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                before.lastHeartbeatTime(),
                before.lastTransitionTime(),
                condition.observedGeneration());
        return kept.equals(before) ? status : status.withCondition(kept);
    }

    static String truncated(String message) {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_NOTE) {
            return message;
        }
        var suffix = " ...";
        return new String(bytes, 0, LONGEST_NOTE - suffix.length(), StandardCharsets.UTF_8) + suffix;
    }
}
