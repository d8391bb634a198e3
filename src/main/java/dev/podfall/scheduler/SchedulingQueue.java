package dev.podfall.scheduler;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.PodQueued.Because;
import dev.podfall.scheduler.PodQueued.Part;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Port;
import dev.podfall.sim.Timer;
import dev.podfall.sim.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pods without a node: those to try now (active), those to try after a while (back-off), and those for which
 * nothing has changed since they were refused (unschedulable).
 *
 * <p>Upstream: pkg/scheduler/backend/queue/scheduling_queue.go, active_queue.go, backoff_queue.go.
 * <br>Differs: no events are kept for pods in flight: nothing happens during a cycle. The two sweeps are armed when
 * they will find something, on the instants at which upstream's tickers would come.
 */
final class SchedulingQueue {
    private static final Phrase TRY_AGAIN = Phrase.of("timer.scheduler.try-again");
    private static final Phrase END_BACK_OFFS = Phrase.of("timer.scheduler.end-back-offs");
    /** Ticker of the pods that have waited out their back-off. */
    private static final Duration BACKOFF_SWEEP = Duration.ofSeconds(1);
    /** Ticker of the pods that have been unschedulable for long. */
    private static final Duration LONG_WAIT_SWEEP = Duration.ofSeconds(30);

    private static final Duration LONG_WAIT = Duration.ofMinutes(5);

    /** Decides who may be tried at all. */
    interface Gate {
        /** Which plugin keeps a pod out of the active part, null if none does. */
        @Nullable
        String keepsOut(PodInfo pod);
    }

    /** What a timer of the queue ends. */
    private enum Sweep {
        BACK_OFF,
        LONG_WAIT
    }

    private final String actor;
    private final TimerQueue timers;
    private final Profile profile;
    private final Nominator nominator;
    private final Gate gate;
    private final Runnable ready;
    private final Consumer<PodQueued> told;
    private final Instant start;
    private final Port<Sweep> port;
    private final Parts parts;

    private long nextSequence;
    private @Nullable Timer backoffSweep;
    private @Nullable Timer longWaitSweep;
    private boolean pointless = true;

    /**
     * @param ready called when there is a pod to try
     * @param told where pods wait, and why there
     */
    SchedulingQueue(
            String actor,
            TimerQueue timers,
            Profile profile,
            Nominator nominator,
            Gate gate,
            Runnable ready,
            Consumer<PodQueued> told) {
        this(
                actor,
                timers,
                profile,
                nominator,
                gate,
                ready,
                told,
                timers.clock().now(),
                new Parts());
    }

    private SchedulingQueue(
            String actor,
            TimerQueue timers,
            Profile profile,
            Nominator nominator,
            Gate gate,
            Runnable ready,
            Consumer<PodQueued> told,
            Instant start,
            Parts parts) {
        this.actor = actor;
        this.timers = timers;
        this.profile = profile;
        this.nominator = nominator;
        this.gate = gate;
        this.ready = ready;
        this.told = told;
        this.start = start;
        this.parts = parts;
        this.port = timers.port(actor + "/sweeps", this::sweep);
    }

    /** The same pods wait, on forked timers and beside a forked nominator. */
    SchedulingQueue fork(
            TimerQueue forkedTimers,
            Nominator forkedNominator,
            Gate newGate,
            Runnable newReady,
            Consumer<PodQueued> newTold) {
        var out = new SchedulingQueue(
                actor, forkedTimers, profile, forkedNominator, newGate, newReady, newTold, start, parts.fork());
        out.nextSequence = nextSequence;
        out.backoffSweep = backoffSweep;
        out.longWaitSweep = longWaitSweep;
        out.pointless = pointless;
        return out;
    }

    /** A new pod, or one that the queue has lost. */
    void add(Pod pod) {
        delete(pod.key());
        var queued = new QueuedPod(PodInfo.of(pod), now(), nextSequence++, timers.cause());
        nominator.add(queued.pod(), null);
        if (activate(queued) == Part.GATED) {
            tell(queued.key(), Part.GATED, Because.NEW, null);
        }
    }

    /** A waiting pod as it is now. A change of its own may wake it. */
    void update(Pod before, Pod after) {
        var known = parts.get(after.key());
        if (known == null || !known.pod().uid().equals(after.uid())) {
            add(after);
            return;
        }
        var queued = known.with(known.pod().with(after));
        nominator.update(before, queued.pod());
        parts.replace(known, queued);
        if (!queued.isParked()) {
            return;
        }
        for (var event : PropertyChanges.ofWaitingPod(before, after)) {
            if (isWorthTrying(queued, event, before, after)) {
                tell(queued.key(), requeue(queued.because(timers.cause())), Because.CHANGE, event);
                return;
            }
        }
    }

    void delete(ObjectKey key) {
        var queued = parts.remove(key);
        if (queued != null) {
            nominator.remove(queued.pod().uid());
        }
    }

    /** Whether there is a pod to try: an idle scheduler does not wait for back-offs. */
    boolean hasReady() {
        return parts.next() != null;
    }

    /** The pod that would be tried next. */
    @Nullable
    QueuedPod peek() {
        return parts.next();
    }

    /** Takes the next pod to try; null if there is none. */
    @Nullable
    QueuedPod pop() {
        return parts.takeNext();
    }

    /**
     * Takes a pod back that has failed.
     *
     * @param pod as it is now
     * @param plugins who said no; none if something went wrong
     */
    void addUnschedulable(QueuedPod queued, PodInfo pod, Collection<String> plugins) {
        if (parts.get(pod.key()) != null) {
            return;
        }
        var failed = queued.failed(pod, plugins, now(), nextSequence++).because(timers.cause());
        if (plugins.isEmpty()) {
            tell(failed.key(), requeue(failed), Because.WENT_WRONG, null);
        } else {
            park(failed);
            tell(failed.key(), failed.gated() ? Part.GATED : Part.UNSCHEDULABLE, Because.REFUSED, null);
        }
    }

    /** Something has changed: wakes the pods that wait for such a change. */
    void moveAll(ClusterEvent event, @Nullable KubeObject before, @Nullable KubeObject after) {
        moveAll(event, before, after, pod -> true);
    }

    void moveAll(
            ClusterEvent event, @Nullable KubeObject before, @Nullable KubeObject after, Predicate<PodInfo> concerned) {
        if (parts.unschedulable().isEmpty() || profile.hints(event).isEmpty()) {
            return;
        }
        var woken = new ArrayList<QueuedPod>();
        for (var queued : parts.unschedulable().values()) {
            if (concerned.test(queued.pod()) && isWorthTrying(queued, event, before, after)) {
                woken.add(queued.because(timers.cause()));
            }
        }
        woken.forEach(queued -> tell(queued.key(), requeue(queued), Because.CHANGE, event));
    }

    /** Puts an unschedulable pod among those to try, without a reason of its own. */
    void activate(ObjectKey key) {
        var queued = parts.get(key);
        if (queued != null && queued.isParked()) {
            tell(key, activate(queued.because(timers.cause())), Because.VICTIMS_GONE, null);
        }
    }

    private boolean isWorthTrying(
            QueuedPod queued, ClusterEvent event, @Nullable KubeObject before, @Nullable KubeObject after) {
        if (queued.plugins().isEmpty()) {
            return true;
        }
        for (var hint : profile.hints(event)) {
            if (queued.plugins().contains(hint.plugin()) && hint.opinion().wakes(queued.pod(), before, after)) {
                return true;
            }
        }
        return false;
    }

    /** Lets a pod try again, after its back-off if it has not waited that out. */
    private Part requeue(QueuedPod queued) {
        if (!queued.backoffUntil().isAfter(now())) {
            return activate(queued);
        }
        if (isGated(queued)) {
            return Part.GATED;
        }
        if (queued.plugins().isEmpty()) {
            parts.putInErrorBackoff(queued.admitted());
            armBackoffSweep();
            return Part.ERROR_BACK_OFF;
        }
        parts.putInBackoff(queued.admitted());
        ready.run();
        return Part.BACK_OFF;
    }

    private Part activate(QueuedPod queued) {
        if (isGated(queued)) {
            return Part.GATED;
        }
        parts.putInActive(queued.admitted());
        ready.run();
        return Part.ACTIVE;
    }

    private void tell(ObjectKey key, Part part, Because because, @Nullable ClusterEvent event) {
        var queued = parts.get(key);
        if (queued != null) {
            told.accept(new PodQueued(
                    key,
                    part,
                    because,
                    event,
                    queued.refusals(),
                    queued.errors(),
                    queued.backoffUntil(),
                    queued.plugins()));
        }
    }

    /** Parks the pod if a plugin keeps it out. */
    private boolean isGated(QueuedPod queued) {
        var plugin = gate.keepsOut(queued.pod());
        if (plugin != null) {
            park(queued.gatedBy(plugin));
        }
        return plugin != null;
    }

    private void park(QueuedPod queued) {
        parts.park(queued);
        armLongWaitSweep();
    }

    /**
     * Whether trying pods again after an error can lead nowhere, as when there is no node at all: then the sweep that
     * brings them back is nothing that the world waits for.
     */
    void retriesArePointless(boolean now) {
        if (pointless != now) {
            pointless = now;
            if (backoffSweep != null) {
                timers.cancel(backoffSweep);
                backoffSweep = null;
                armBackoffSweep();
            }
        }
    }

    private void armBackoffSweep() {
        var first = parts.firstAfterError();
        if (first == null || backoffSweep != null) {
            return;
        }
        var at = tick(BACKOFF_SWEEP, first.backoffUntil());
        backoffSweep = pointless
                ? port.background(at, actor, END_BACK_OFFS, Clock.SCHEDULING_BACK_OFF, Sweep.BACK_OFF)
                : port.at(at, actor, END_BACK_OFFS, Clock.SCHEDULING_BACK_OFF, Sweep.BACK_OFF);
    }

    private void sweep(Sweep which) {
        switch (which) {
            case BACK_OFF -> sweepBackoff();
            case LONG_WAIT -> sweepLongWait();
        }
    }

    private void sweepBackoff() {
        backoffSweep = null;
        for (var first = parts.firstAfterError();
                first != null && !first.backoffUntil().isAfter(now());
                first = parts.firstAfterError()) {
            tell(first.key(), activate(first), Because.BACK_OFF_OVER, null);
        }
        armBackoffSweep();
    }

    private void armLongWaitSweep() {
        if (longWaitSweep != null) {
            return;
        }
        var oldest = Instant.MAX;
        for (var queued : parts.unschedulable().values()) {
            oldest = !queued.gated() && queued.since().isBefore(oldest) ? queued.since() : oldest;
        }
        if (!oldest.equals(Instant.MAX)) {
            var at = tick(LONG_WAIT_SWEEP, oldest.plus(LONG_WAIT).plusNanos(1));
            longWaitSweep = port.background(at, actor, TRY_AGAIN, Sweep.LONG_WAIT);
        }
    }

    private void sweepLongWait() {
        longWaitSweep = null;
        var limit = now().minus(LONG_WAIT);
        var woken = new ArrayList<QueuedPod>();
        for (var queued : parts.unschedulable().values()) {
            if (!queued.gated() && queued.since().isBefore(limit)) {
                woken.add(queued);
            }
        }
        woken.forEach(queued -> tell(queued.key(), requeue(queued), Because.WAITED_LONG, null));
        armLongWaitSweep();
    }

    /** The first instant not before {@code time}, and after now, at which a ticker of that period comes. */
    private Instant tick(Duration period, Instant time) {
        var earliest = time.isAfter(now()) ? time : now().plusNanos(1);
        long passed = Duration.between(start, earliest).toNanos();
        long ticks = Math.ceilDiv(Math.max(passed, 1), period.toNanos());
        return start.plus(period.multipliedBy(ticks));
    }

    private Instant now() {
        return timers.clock().now();
    }
}
