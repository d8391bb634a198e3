package dev.podfall.scheduler;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.apiserver.ApiException;
import dev.podfall.client.ControllerContext;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.scheduler.plugins.DefaultProfile;
import dev.podfall.scheduler.plugins.SchedulingGates;
import dev.podfall.sim.Port;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * kube-scheduler: gives every pod without a node a node, one pod at a time, or says why it has none.
 *
 * <p>Upstream: pkg/scheduler/scheduler.go, schedule_one.go.
 * <br>Differs: one profile; a cycle and a binding take {@link #CYCLE} and {@link #BINDING} of virtual time, whatever
 * there is to do; pod affinity, topology spread, volumes and dynamic resources are not simulated.
 */
public final class Scheduler {
    /** How long a cycle takes. Real ones take some milliseconds, more in large clusters. */
    public static final Duration CYCLE = Duration.ofMillis(1);

    /** How long binding takes; the next cycle does not wait for it. */
    public static final Duration BINDING = Duration.ofMillis(1);

    /** What the plugin DynamicResources says of a pod that claims nothing, as all do here. */
    private static final String NO_CLAIMS = "no new claims to deallocate";

    private static final String NO_NODES = "no nodes available to schedule pods";

    /** What the scheduler's own timers bring. */
    private sealed interface Turn {}

    private enum Cycle implements Turn {
        NEXT
    }

    private record Binding(QueuedPod queued, PodInfo assumed) implements Turn {}

    /** How the queue is made, once there is somebody to serve. */
    private interface QueueMaker {
        SchedulingQueue make(SchedulingQueue.Gate gate, Runnable ready);
    }

    private final ControllerContext context;
    private final Snapshot snapshot;
    private final Nominator nominator;
    private final SchedulingQueue queue;
    private final Placement placement;
    private final Preemption preemption;
    private final Evictions evictions;
    private final PodReports reports;
    private final EventHandlers handlers;
    private final Port<Turn> port;
    private boolean cycleScheduled;

    /** Begins with what is there, and from then on runs by itself. */
    public Scheduler(ControllerContext context) {
        this(context, DefaultProfile.create(), new Snapshot(), new Nominator());
        handlers.begin(context.view());
    }

    private Scheduler(ControllerContext context, Profile profile, Snapshot snapshot, Nominator nominator) {
        this(
                context,
                snapshot,
                nominator,
                new Placement(profile, snapshot, nominator),
                new Preemption(
                        profile, snapshot, nominator, context.random().split(context.component() + "/preemption")),
                (gate, ready) -> new SchedulingQueue(
                        context.component(),
                        context.timers(),
                        profile,
                        nominator,
                        gate,
                        ready,
                        context.explanations()::accept),
                null);
    }

    private Scheduler(
            ControllerContext context,
            Snapshot snapshot,
            Nominator nominator,
            Placement placement,
            Preemption preemption,
            QueueMaker queue,
            @Nullable Evictions evictions) {
        this.context = context;
        this.snapshot = snapshot;
        this.nominator = nominator;
        this.placement = placement;
        this.preemption = preemption;
        this.reports = new PodReports(context);
        this.queue = queue.make(this::gate, this::scheduleCycle);
        this.evictions = evictions == null
                ? new Evictions(context, nominator, this.queue, reports)
                : evictions.fork(context, nominator, this.queue, reports);
        this.handlers = new EventHandlers(context.informers(), snapshot, this.queue);
        this.port = context.timers().port(context.component(), this::take);
    }

    /** A scheduler that knows what this one does, in a fork of its surroundings. */
    public Scheduler fork(ControllerContext forked) {
        var forkedSnapshot = snapshot.fork();
        var forkedNominator = nominator.fork();
        var out = new Scheduler(
                forked,
                forkedSnapshot,
                forkedNominator,
                placement.fork(forkedSnapshot, forkedNominator),
                preemption.fork(forkedSnapshot, forkedNominator),
                (gate, ready) ->
                        queue.fork(forked.timers(), forkedNominator, gate, ready, forked.explanations()::accept),
                evictions);
        out.cycleScheduled = cycleScheduled;
        return out;
    }

    private void take(Turn turn) {
        switch (turn) {
            case Cycle.NEXT -> cycle();
            case Binding(var queued, var assumed) -> bind(queued, assumed);
        }
    }

    private @Nullable String gate(PodInfo pod) {
        if (SchedulingGates.preEnqueue(pod) != null) {
            return SchedulingGates.NAME;
        }
        return evictions.isPreempting(pod.uid()) ? Preemption.NAME : null;
    }

    private void scheduleCycle() {
        if (cycleScheduled) {
            return;
        }
        var next = queue.peek();
        if (next != null) {
            cycleScheduled = true;
            port.after(CYCLE, context.component(), Phrase.of("timer.schedule", next.key()), Cycle.NEXT);
        }
    }

    private void cycle() {
        cycleScheduled = false;
        var queued = queue.pop();
        if (queued != null) {
            context.timers().causedBy(queued.cause());
        }
        if (queued != null && !skip(queued.pod())) {
            tryOne(queued);
        }
        scheduleCycle();
    }

    private boolean skip(PodInfo pod) {
        if (pod.pod().isTerminating()) {
            reports.failed(pod.pod(), "skip schedule deleting pod: " + pod.key());
            return true;
        }
        return snapshot.isAssumed(pod.uid());
    }

    private void tryOne(QueuedPod queued) {
        switch (placement.place(queued.pod())) {
            case Placement.Chosen chosen -> assume(queued, chosen);
            case Placement.Unfit(var diagnosis) -> unfit(queued, diagnosis);
            case Placement.NoNodes() -> {
                context.explanations()
                        .accept(new SchedulingVerdict(queued.key(), "", "", Map.of(), 0, null, 0, NO_NODES));
                fail(queued, List.of(), PodReports.UNSCHEDULABLE, NO_NODES, "");
            }
        }
    }

    private void assume(QueuedPod queued, Placement.Chosen chosen) {
        var pod = queued.pod();
        var assumed = pod.with(pod.pod().withSpec(pod.pod().spec().withNodeName(chosen.node())));
        snapshot.assume(assumed);
        nominator.remove(pod.uid());
        context.explanations()
                .accept(SchedulingVerdict.of(
                        queued.key(), chosen.node(), "", chosen.diagnosis(), PodReports.assigned(assumed.pod())));
        port.after(BINDING, context.component(), Phrase.of("timer.bind", queued.key()), new Binding(queued, assumed));
    }

    private void bind(QueuedPod queued, PodInfo assumed) {
        var pod = assumed.pod();
        try {
            context.api().bind(pod.key(), pod.uid(), pod.nodeName());
            reports.scheduled(pod);
        } catch (ApiException refused) {
            if (snapshot.isAssumed(assumed.uid())) {
                snapshot.takeAway(assumed.uid());
            }
            queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod, null);
            var message =
                    "running Bind plugin \"DefaultBinder\": " + refused.status().message();
            fail(queued, List.of(), PodReports.SCHEDULER_ERROR, message, "");
            scheduleCycle();
        }
    }

    private void unfit(QueuedPod queued, Diagnosis diagnosis) {
        var current = current(queued.pod());
        String nominated = null;
        Preemption.Candidate room = null;
        if (current != null) {
            switch (preemption.preempt(queued.pod().with(current), diagnosis, context.now())) {
                case Preemption.Found(var candidate) -> {
                    nominated = candidate.node();
                    room = candidate;
                }
                case Preemption.Futile(var message, boolean forget) -> {
                    diagnosis.afterword(NO_CLAIMS + ", " + message);
                    nominated = forget ? "" : null;
                }
            }
        }
        var message = diagnosis.message();
        context.explanations()
                .accept(SchedulingVerdict.of(queued.key(), "", nominated == null ? "" : nominated, diagnosis, message));
        if (room != null) {
            evictions.begin(queued.pod(), room);
        }
        fail(queued, diagnosis.plugins(), PodReports.UNSCHEDULABLE, message, nominated);
    }

    /** The pod as the informers know it, null if it is gone or another of that name. */
    private @Nullable Pod current(PodInfo pod) {
        var current = context.view().pod(pod.key());
        return current == null || !current.uid().equals(pod.uid()) ? null : current;
    }

    /**
     * The pod goes back to the queue, an event and a condition tell.
     *
     * @param plugins who said no; none if something went wrong
     * @param nominated where it waits for room; empty for nowhere; null to leave that as it is
     */
    private void fail(
            QueuedPod queued, Collection<String> plugins, String reason, String message, @Nullable String nominated) {
        var tried = queued.pod().pod();
        var current = current(queued.pod());
        if (current != null && current.nodeName().isEmpty()) {
            var pod = queued.pod().with(current);
            queue.addUnschedulable(queued, pod, plugins);
            nominator.add(pod, nominated);
        }
        reports.failed(tried, message);
        reports.condition(tried, reason, message, nominated);
    }

    static boolean isResponsible(KubeObject object) {
        return object instanceof Pod pod && pod.spec().schedulerName().equals(DefaultProfile.SCHEDULER_NAME);
    }
}
