package dev.podfall.controller.tainteviction;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.ObjectReference;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.apiserver.Status;
import dev.podfall.client.CausedFifo;
import dev.podfall.client.ControllerContext;
import dev.podfall.controller.tainteviction.EvictionDecision.Verdict;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Port;
import dev.podfall.sim.Timer;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evicts pods that do not tolerate their node's NoExecute taints, at once or when their tolerationSeconds are over.
 *
 * <p>Upstream: pkg/controller/tainteviction/taint_eviction.go, timed_workers.go.
 * <br>Differs: one worker instead of eight; a delete that finds no pod is not tried five times over.
 */
public final class TaintEvictionController {
    /** The reason of the condition that evicted pods get. */
    public static final String REASON = "DeletionByTaintManager";

    private record PodUpdate(ObjectKey pod, String node) {}

    private record Countdown(ScheduledEviction eviction, Timer timer) {}

    private final ControllerContext context;
    private final Port<Turn> port;
    private final CausedFifo<String> nodeUpdates;
    private final CausedFifo<PodUpdate> podUpdates;
    private final ForkMap<String, List<Taint>> taintedNodes;
    private final ForkMap<ObjectKey, Countdown> countdowns;
    /** Pods whose eviction has begun: until they are gone, or evicted anew, no countdown starts for them. */
    private final ForkSet<ObjectKey> evicted;

    private boolean scheduled;

    /** What it is woken for. */
    private sealed interface Turn {
        /** The next of the updates. */
        record Next() implements Turn {}

        /** A pod that may not stay at all. */
        record Evict(ObjectKey pod) implements Turn {}

        /** A pod whose time on the node is over. */
        record TimeIsUp(ObjectKey pod, String node, List<Taint> taints, Tolerance.For tolerance) implements Turn {}
    }

    public TaintEvictionController(ControllerContext context) {
        this(
                context,
                new CausedFifo<>(context.timers()),
                new CausedFifo<>(context.timers()),
                ForkMap.natural(),
                ForkMap.natural(),
                ForkSet.natural());
    }

    private TaintEvictionController(
            ControllerContext context,
            CausedFifo<String> nodeUpdates,
            CausedFifo<PodUpdate> podUpdates,
            ForkMap<String, List<Taint>> taintedNodes,
            ForkMap<ObjectKey, Countdown> countdowns,
            ForkSet<ObjectKey> evicted) {
        this.context = context;
        this.nodeUpdates = nodeUpdates;
        this.podUpdates = podUpdates;
        this.taintedNodes = taintedNodes;
        this.countdowns = countdowns;
        this.evicted = evicted;
        this.port = context.timers().port(context.component(), this::take);
        context.informers().on(Kind.POD, this::podUpdated);
        context.informers().on(Kind.NODE, this::nodeUpdated);
    }

    /** A controller that knows what this one does, in a fork of its surroundings. */
    public TaintEvictionController fork(ControllerContext forked) {
        var out = new TaintEvictionController(
                forked,
                nodeUpdates.fork(forked.timers()),
                podUpdates.fork(forked.timers()),
                taintedNodes.fork(),
                countdowns.fork(),
                evicted.fork());
        out.scheduled = scheduled;
        return out;
    }

    private void take(Turn turn) {
        switch (turn) {
            case Turn.Next() -> processNext();
            case Turn.Evict(var pod) -> evict(pod);
            case Turn.TimeIsUp up -> {
                countdowns.remove(up.pod());
                evicted.add(up.pod());
                explain(up.pod(), up.node(), Verdict.EVICTED, up.taints(), up.tolerance(), context.now());
                evict(up.pod());
            }
        }
    }

    /** The countdowns that run, sorted by pod. */
    public List<ScheduledEviction> scheduledEvictions() {
        var out = new ArrayList<ScheduledEviction>(countdowns.size());
        countdowns.values().forEach(countdown -> out.add(countdown.eviction()));
        return List.copyOf(out);
    }

    private void podUpdated(WatchEvent event) {
        var before = (Pod) event.before();
        var after = (Pod) event.after();
        if (before != null
                && after != null
                && before.nodeName().equals(after.nodeName())
                && before.spec().tolerations().equals(after.spec().tolerations())) {
            return;
        }
        var node = after != null ? after.nodeName() : before == null ? "" : before.nodeName();
        if (!countdowns.containsKey(event.key())
                && !evicted.contains(event.key())
                && !taintedNodes.containsKey(node)
                && !nodeUpdates.contains(node)) {
            return;
        }
        podUpdates.add(new PodUpdate(event.key(), node));
        schedule();
    }

    private void nodeUpdated(WatchEvent event) {
        var before = noExecute((Node) event.before());
        var after = noExecute((Node) event.after());
        boolean same = event.type() == WatchEvent.Type.MODIFIED && before.equals(after);
        boolean nothingToDo =
                after.isEmpty() && !taintedNodes.containsKey(event.key().name()) && countdowns.isEmpty();
        if (same || nothingToDo) {
            return;
        }
        nodeUpdates.add(event.key().name());
        schedule();
    }

    private static List<Taint> noExecute(@Nullable Node node) {
        return node == null ? List.of() : Tolerance.noExecute(node.taints());
    }

    private void schedule() {
        var what = next();
        if (!scheduled && what != null) {
            scheduled = true;
            port.after(Duration.ZERO, context.component(), what, new Turn.Next());
        }
    }

    private @Nullable Phrase next() {
        var node = nodeUpdates.first();
        if (node != null) {
            return Phrase.of("timer.eviction.node", node);
        }
        var update = podUpdates.first();
        return update == null ? null : Phrase.of("timer.eviction.pod", update.pod());
    }

    /** Nodes go before pods: a pod is judged by taints that are as new as can be. */
    private void processNext() {
        scheduled = false;
        var node = nodeUpdates.take();
        var pod = node == null ? podUpdates.take() : null;
        if (node != null) {
            handleNodeUpdate(node);
        } else if (pod != null) {
            handlePodUpdate(pod);
        }
        schedule();
    }

    private void handleNodeUpdate(String name) {
        var node = context.view().node(name);
        if (node == null) {
            taintedNodes.remove(name);
            return;
        }
        var taints = noExecute(node);
        if (taints.isEmpty()) {
            taintedNodes.remove(name);
            for (var pod : context.view().podsOnNode(name)) {
                cancel(pod.key(), name);
            }
            return;
        }
        taintedNodes.put(name, taints);
        var now = context.now();
        for (var pod : context.view().podsOnNode(name)) {
            processPodOnNode(pod, name, taints, now);
        }
    }

    private void handlePodUpdate(PodUpdate update) {
        var pod = context.view().pod(update.pod());
        if (pod == null) {
            cancel(update.pod(), update.node());
            return;
        }
        var taints = taintedNodes.get(pod.nodeName());
        if (pod.nodeName().equals(update.node()) && taints != null) {
            processPodOnNode(pod, pod.nodeName(), taints, context.now());
        }
    }

    private void processPodOnNode(Pod pod, String node, List<Taint> taints, Instant now) {
        var tolerance = Tolerance.of(taints, pod.spec().tolerations());
        switch (tolerance) {
            case Tolerance.None none -> {
                cancel(pod.key(), node);
                explain(pod.key(), node, Verdict.EVICTED_AT_ONCE, taints, none, now);
                evictAtOnce(pod.key(), node);
            }
            case Tolerance.Forever forever -> {
                cancel(pod.key(), node);
                explain(pod.key(), node, Verdict.TOLERATED, taints, forever, null);
            }
            case Tolerance.For some -> processFinite(pod, node, taints, some, now);
        }
    }

    /** A countdown is moved only if it began at this very instant: upstream compares starts, not ends. */
    private void processFinite(Pod pod, String node, List<Taint> taints, Tolerance.For tolerance, Instant now) {
        var running = countdowns.get(pod.key());
        if (running != null && running.eviction().from().isBefore(now)) {
            var at = running.eviction().at();
            explain(pod.key(), node, Verdict.LEFT_SCHEDULED, taints, tolerance, at);
            return;
        }
        if (running != null) {
            cancel(pod.key(), node);
        }
        if (evicted.contains(pod.key())) {
            return;
        }
        if (tolerance.time().isZero()) {
            explain(pod.key(), node, Verdict.EVICTED_AT_ONCE, taints, tolerance, now);
            evictAtOnce(pod.key(), node);
            return;
        }
        var eviction = new ScheduledEviction(pod.key(), node, now, now.plus(tolerance.time()));
        explain(pod.key(), node, Verdict.SCHEDULED, taints, tolerance, eviction.at());
        var timer = port.at(
                eviction.at(),
                context.component(),
                Phrase.of("timer.evict", pod.key(), node),
                Clock.EVICTION,
                new Turn.TimeIsUp(pod.key(), node, taints, tolerance));
        countdowns.put(pod.key(), new Countdown(eviction, timer));
    }

    private void cancel(ObjectKey pod, String node) {
        evicted.remove(pod);
        var countdown = countdowns.remove(pod);
        if (countdown == null) {
            return;
        }
        context.timers().cancel(countdown.timer());
        report(pod, "Cancelling deletion of Pod " + pod);
        explain(pod, node, Verdict.CANCELLED, List.of(), null, null);
    }

    private void evictAtOnce(ObjectKey pod, String node) {
        evicted.add(pod);
        port.after(Duration.ZERO, context.component(), Phrase.of("timer.evict", pod, node), new Turn.Evict(pod));
    }

    private void evict(ObjectKey pod) {
        report(pod, "Marking for deletion Pod " + pod);
        var marked = context.api().patchStatus(Kind.POD, pod, this::marked);
        if (marked == null) {
            evicted.remove(pod);
            return;
        }
        try {
            context.api().delete(Kind.POD, pod, DeleteOptions.DEFAULT);
        } catch (ApiException refused) {
            evicted.remove(pod);
            if (!refused.is(Status.NOT_FOUND)) {
                throw refused;
            }
        }
    }

    private Pod marked(Pod pod) {
        var earlier = pod.status().condition(Condition.DISRUPTION_TARGET);
        if (earlier != null && earlier.isTrue() && earlier.reason().equals(REASON)) {
            return pod;
        }
        var at = earlier != null && earlier.isTrue() ? earlier.lastTransitionTime() : Times.seconds(context.now());
        var condition = new Condition(
                Condition.DISRUPTION_TARGET,
                Condition.TRUE,
                REASON,
                "Taint manager: deleting due to NoExecute taint",
                null,
                at,
                pod.meta().generation());
        return pod.withStatus(pod.status().withCondition(condition));
    }

    /** Upstream's reports name the pod without its UID. */
    private void report(ObjectKey pod, String message) {
        var about = new ObjectReference("v1", "Pod", pod.namespace(), pod.name(), "", "", "");
        context.events().event(about, Event.NORMAL, "TaintManagerEviction", message);
    }

    private void explain(
            ObjectKey pod,
            String node,
            Verdict verdict,
            List<Taint> taints,
            @Nullable Tolerance tolerance,
            @Nullable Instant at) {
        context.explanations().accept(new EvictionDecision(pod, node, verdict, taints, tolerance, at));
    }
}
