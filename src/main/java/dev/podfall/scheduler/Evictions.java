package dev.podfall.scheduler;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.PodInfo;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries preemption out, beside the cycles: the pod for which room is made does not come back before its victims have
 * been asked to go.
 *
 * <p>Upstream: pkg/scheduler/framework/preemption/executor.go, {@code prepareCandidateAsync}.
 * <br>Differs: all victims are asked at one instant.
 */
final class Evictions {
    /** How long it takes until the victims are asked to go. */
    static final Duration DELAY = Duration.ofMillis(1);

    private final ControllerContext context;
    private final Nominator nominator;
    private final SchedulingQueue queue;
    private final PodReports reports;
    /** UIDs of the pods for which room is being made. */
    private final Set<String> preempting = new LinkedHashSet<>();

    Evictions(ControllerContext context, Nominator nominator, SchedulingQueue queue, PodReports reports) {
        this.context = context;
        this.nominator = nominator;
        this.queue = queue;
        this.reports = reports;
    }

    boolean isPreempting(String uid) {
        return preempting.contains(uid);
    }

    void begin(PodInfo preemptor, Preemption.Candidate candidate) {
        var victims = candidate.victims().stream()
                .filter(victim -> !victim.pod().isTerminating())
                .toList();
        if (victims.isEmpty()) {
            return;
        }
        preempting.add(preemptor.uid());
        context.timers()
                .after(
                        DELAY,
                        context.component(),
                        Phrase.of("timer.preempt", preemptor.key()),
                        () -> carryOut(preemptor, candidate.node(), victims));
    }

    private void carryOut(PodInfo preemptor, String node, List<PodInfo> victims) {
        for (var other : nominator.on(node)) {
            if (other.priority() < preemptor.priority()) {
                context.api()
                        .<Pod>patchStatus(
                                Kind.POD,
                                other.key(),
                                pod -> pod.withStatus(pod.status().withNominatedNodeName("")));
            }
        }
        boolean failed = false;
        for (var victim : victims) {
            failed |= !evict(preemptor, node, victim.pod());
        }
        preempting.remove(preemptor.uid());
        if (failed) {
            queue.activate(preemptor.key());
        }
    }

    private boolean evict(PodInfo preemptor, String node, Pod victim) {
        try {
            var marked = context.api().<Pod>patchStatus(Kind.POD, victim.key(), pod -> mark(pod, preemptor.pod()));
            if (marked == null) {
                return true;
            }
            context.api().delete(Kind.POD, victim.key(), DeleteOptions.DEFAULT);
        } catch (ApiException refused) {
            return refused.is(Status.NOT_FOUND);
        }
        reports.preempted(victim, preemptor.uid(), node);
        return true;
    }

    private Pod mark(Pod victim, Pod preemptor) {
        var condition = new Condition(
                Condition.DISRUPTION_TARGET,
                Condition.TRUE,
                Preemption.PREEMPTED,
                preemptor.spec().schedulerName() + ": preempting to accommodate a higher priority pod",
                null,
                Times.seconds(context.now()),
                victim.meta().generation());
        return victim.withStatus(PodReports.put(victim.status(), condition));
    }
}
