package dev.podfall.scheduler;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Timer;
import dev.podfall.sim.TimerQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
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
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
    /** Ticker of the pods that have waited out their back-off. */
    private static final Duration BACKOFF_SWEEP = Duration.ofSeconds(1);
    /** Ticker of the pods that have been unschedulable for long. */
    private static final Duration LONG_WAIT_SWEEP = Duration.ofSeconds(30);

    private static final Duration LONG_WAIT = Duration.ofMinutes(5);

    private final String actor;
    private final TimerQueue timers;
    private final Profile profile;
    private final Nominator nominator;
    private final Function<PodInfo, @Nullable String> gate;
    private final Runnable ready;
    private final Instant start;

    private final TreeSet<QueuedPod> active = new TreeSet<>(QueuedPod.BY_PRIORITY);
    private final TreeSet<QueuedPod> backoff = new TreeSet<>(QueuedPod.BY_BACKOFF);
    /** After errors: these wait out their back-off even if there is nothing else to do. */
    private final TreeSet<QueuedPod> errorBackoff = new TreeSet<>(QueuedPod.BY_BACKOFF);

    private final Map<ObjectKey, QueuedPod> unschedulable = new LinkedHashMap<>();
    /** All that are in one of the parts. */
    private final Map<ObjectKey, QueuedPod> all = new LinkedHashMap<>();

    private long nextSequence;
    private @Nullable Timer backoffSweep;
    private @Nullable Timer longWaitSweep;
    private boolean pointless = true;

    /**
     * @param gate which plugin keeps a pod out of the active part, null if none does
     * @param ready called when there is a pod to try
     */
    SchedulingQueue(
            String actor,
            TimerQueue timers,
            Profile profile,
            Nominator nominator,
            Function<PodInfo, @Nullable String> gate,
            Runnable ready) {
        this.actor = actor;
        this.timers = timers;
        this.profile = profile;
        this.nominator = nominator;
        this.gate = gate;
        this.ready = ready;
        this.start = timers.clock().now();
    }

    /** A new pod, or one that the queue has lost. */
    void add(Pod pod) {
        delete(pod.key());
        var queued = new QueuedPod(PodInfo.of(pod), now(), nextSequence++);
        nominator.add(queued.pod, null);
        activate(queued);
    }

    /** A waiting pod as it is now. A change of its own may wake it. */
    void update(Pod before, Pod after) {
        var queued = all.get(after.key());
        if (queued == null || !queued.pod.uid().equals(after.uid())) {
            add(after);
            return;
        }
        var changed = queued.pod.with(after);
        nominator.update(before, changed);
        if (!unschedulable.containsKey(after.key())) {
            replace(queued, changed);
            return;
        }
        queued.pod = changed;
        for (var event : PropertyChanges.ofWaitingPod(before, after)) {
            if (isWorthTrying(queued, event, before, after)) {
                unschedulable.remove(queued.key());
                requeue(queued);
                return;
            }
        }
    }

    private void replace(QueuedPod queued, PodInfo changed) {
        for (var part : List.of(active, backoff, errorBackoff)) {
            if (part.remove(queued)) {
                queued.pod = changed;
                part.add(queued);
                return;
            }
        }
    }

    void delete(ObjectKey key) {
        var queued = all.remove(key);
        if (queued != null) {
            active.remove(queued);
            backoff.remove(queued);
            errorBackoff.remove(queued);
            unschedulable.remove(key);
            nominator.remove(queued.pod.uid());
        }
    }

    /** Whether there is a pod to try: an idle scheduler does not wait for back-offs. */
    boolean hasReady() {
        return !active.isEmpty() || !backoff.isEmpty();
    }

    /** The pod that would be tried next. */
    @Nullable
    QueuedPod peek() {
        return !active.isEmpty() ? active.getFirst() : backoff.isEmpty() ? null : backoff.getFirst();
    }

    /** Takes the next pod to try; null if there is none. */
    @Nullable
    QueuedPod pop() {
        var queued = active.pollFirst();
        if (queued == null) {
            queued = backoff.pollFirst();
        }
        if (queued != null) {
            all.remove(queued.key());
        }
        return queued;
    }

    /**
     * Takes a pod back that has failed.
     *
     * @param pod as it is now
     * @param plugins who said no; none if something went wrong
     */
    void addUnschedulable(QueuedPod queued, PodInfo pod, Collection<String> plugins) {
        if (all.containsKey(pod.key())) {
            return;
        }
        queued.pod = pod;
        queued.plugins.clear();
        queued.plugins.addAll(plugins);
        if (plugins.isEmpty()) {
            queued.errors++;
        } else {
            queued.refusals++;
            queued.errors = 0;
        }
        queued.since = now();
        queued.sequence = nextSequence++;
        queued.backoffUntil = queued.since.plus(backoffOf(queued)).truncatedTo(ChronoUnit.SECONDS);
        if (plugins.isEmpty()) {
            requeue(queued);
        } else {
            park(queued);
        }
    }

    /** Ordered in windows of a second, so that within one priority decides. */
    private static Duration backoffOf(QueuedPod queued) {
        int count = queued.errors > 0 ? queued.errors : queued.refusals;
        if (count == 0) {
            return Duration.ZERO;
        }
        long seconds = FIRST_BACKOFF.toSeconds() << Math.min(count - 1, 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_BACKOFF.toSeconds()));
    }

    /** Something has changed: wakes the pods that wait for such a change. */
    void moveAll(ClusterEvent event, @Nullable KubeObject before, @Nullable KubeObject after) {
        moveAll(event, before, after, pod -> true);
    }

    void moveAll(
            ClusterEvent event, @Nullable KubeObject before, @Nullable KubeObject after, Predicate<PodInfo> concerned) {
        if (unschedulable.isEmpty() || profile.hints(event).isEmpty()) {
            return;
        }
        var woken = new ArrayList<QueuedPod>();
        for (var queued : unschedulable.values()) {
            if (concerned.test(queued.pod) && isWorthTrying(queued, event, before, after)) {
                woken.add(queued);
            }
        }
        wake(woken);
    }

    /** Puts an unschedulable pod among those to try, without a reason of its own. */
    void activate(ObjectKey key) {
        var queued = unschedulable.remove(key);
        if (queued != null) {
            activate(queued);
        }
    }

    private void wake(Collection<QueuedPod> woken) {
        for (var queued : woken) {
            unschedulable.remove(queued.key());
            requeue(queued);
        }
    }

    private boolean isWorthTrying(
            QueuedPod queued, ClusterEvent event, @Nullable KubeObject before, @Nullable KubeObject after) {
        if (queued.plugins.isEmpty()) {
            return true;
        }
        for (var hint : profile.hints(event)) {
            if (queued.plugins.contains(hint.plugin()) && hint.opinion().wakes(queued.pod, before, after)) {
                return true;
            }
        }
        return false;
    }

    private void requeue(QueuedPod queued) {
        if (!queued.backoffUntil.isAfter(now())) {
            activate(queued);
            return;
        }
        if (isGated(queued)) {
            return;
        }
        all.put(queued.key(), queued);
        if (queued.plugins.isEmpty()) {
            errorBackoff.add(queued);
            armBackoffSweep();
        } else {
            backoff.add(queued);
            ready.run();
        }
    }

    private void activate(QueuedPod queued) {
        if (isGated(queued)) {
            return;
        }
        all.put(queued.key(), queued);
        active.add(queued);
        ready.run();
    }

    private boolean isGated(QueuedPod queued) {
        var plugin = gate.apply(queued.pod);
        queued.gated = plugin != null;
        if (plugin == null) {
            return false;
        }
        queued.plugins.add(plugin);
        park(queued);
        return true;
    }

    private void park(QueuedPod queued) {
        all.put(queued.key(), queued);
        unschedulable.put(queued.key(), queued);
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
        if (errorBackoff.isEmpty() || backoffSweep != null) {
            return;
        }
        var at = tick(BACKOFF_SWEEP, errorBackoff.getFirst().backoffUntil);
        backoffSweep = pointless
                ? timers.background(at, actor, END_BACK_OFFS, Clock.SCHEDULING_BACK_OFF, this::sweepBackoff)
                : timers.at(at, actor, END_BACK_OFFS, Clock.SCHEDULING_BACK_OFF, this::sweepBackoff);
    }

    private void sweepBackoff() {
        backoffSweep = null;
        while (!errorBackoff.isEmpty() && !errorBackoff.getFirst().backoffUntil.isAfter(now())) {
            activate(errorBackoff.removeFirst());
        }
        armBackoffSweep();
    }

    private void armLongWaitSweep() {
        if (longWaitSweep != null) {
            return;
        }
        var oldest = Instant.MAX;
        for (var queued : unschedulable.values()) {
            oldest = !queued.gated && queued.since.isBefore(oldest) ? queued.since : oldest;
        }
        if (!oldest.equals(Instant.MAX)) {
            var at = tick(LONG_WAIT_SWEEP, oldest.plus(LONG_WAIT).plusNanos(1));
            longWaitSweep = timers.background(at, actor, TRY_AGAIN, this::sweepLongWait);
        }
    }

    private void sweepLongWait() {
        longWaitSweep = null;
        var limit = now().minus(LONG_WAIT);
        var woken = new ArrayList<QueuedPod>();
        for (var queued : unschedulable.values()) {
            if (!queued.gated && queued.since.isBefore(limit)) {
                woken.add(queued);
            }
        }
        wake(woken);
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
