package dev.podfall.scheduler;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.client.ControllerContext;
import dev.podfall.fork.ForkSet;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.sim.Port;
import java.time.Duration;
import java.util.List;

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

    /** What is to be done after {@link #DELAY}. */
    private record Room(PodInfo preemptor, String node, List<PodInfo> victims) {}

    private final ControllerContext context;
    private final Nominator nominator;
    private final SchedulingQueue queue;
    private final PodReports reports;
    /** UIDs of the pods for which room is being made. */
    private final ForkSet<String> preempting;

    private final Port<Room> port;

    Evictions(ControllerContext context, Nominator nominator, SchedulingQueue queue, PodReports reports) {
        this(context, nominator, queue, reports, ForkSet.natural());
    }

    /** The same evictions under way, by the parts of a forked scheduler. */
    Evictions fork(ControllerContext forked, Nominator newNominator, SchedulingQueue newQueue, PodReports newReports) {
        return new Evictions(forked, newNominator, newQueue, newReports, preempting.fork());
    }

    private Evictions(
            ControllerContext context,
            Nominator nominator,
            SchedulingQueue queue,
            PodReports reports,
            ForkSet<String> preempting) {
        this.context = context;
        this.nominator = nominator;
        this.queue = queue;
        this.reports = reports;
        this.preempting = preempting;
        this.port = context.timers().port(context.component() + "/evictions", this::carryOut);
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
        port.after(
                DELAY,
                context.component(),
                Phrase.of("timer.preempt", preemptor.key()),
                new Room(preemptor, candidate.node(), victims));
    }

    private void carryOut(Room room) {
        var preemptor = room.preemptor();
        for (var other : nominator.on(room.node())) {
            if (other.priority() < preemptor.priority()) {
                context.api()
                        .<Pod>patchStatus(
                                Kind.POD,
                                other.key(),
                                pod -> pod.withStatus(pod.status().withNominatedNodeName("")));
            }
        }
        boolean failed = false;
        for (var victim : room.victims()) {
            failed |= !evict(preemptor, room.node(), victim.pod());
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
        context.explanations().accept(new PodPreempted(victim.key(), node, preemptor.key()));
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
