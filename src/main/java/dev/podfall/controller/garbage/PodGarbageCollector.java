package dev.podfall.controller.garbage;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodPhase;
import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.api.meta.Times;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.DeleteOptions;
import dev.podfall.client.ControllerContext;
import dev.podfall.fork.ForkMap;
import dev.podfall.fork.ForkSet;
import dev.podfall.language.Phrase;
import dev.podfall.sim.Clock;
import dev.podfall.sim.Port;
import dev.podfall.sim.Timer;
import dev.podfall.store.ClusterState;
import dev.podfall.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deletes pods that nobody else will: of nodes that are gone, of nodes that are out of service, that were being deleted
 * before they were bound, and the oldest of those that ended if there are very many. It looks every 20 s, counted from the
 * session's start, and skips a look if there is nothing to see.
 *
 * <p>Upstream: pkg/controller/podgc/gc_controller.go.
 * <br>Differs: in nothing that we know of.
 */
public final class PodGarbageCollector {
    private static final Phrase COLLECT = Phrase.of("timer.collect-pods");
    static final Duration PERIOD = Duration.ofSeconds(20);
    static final Duration QUARANTINE = Duration.ofSeconds(40);
    static final int TERMINATED_THRESHOLD = 12_500;

    private final ControllerContext context;
    private final Port<Look> port;
    /** Nodes that pods are bound to and that are not there. */
    private final ForkSet<String> missing;
    /** When a missing node may be believed to be gone for good. */
    private final ForkMap<String, Instant> quarantine;
    /** Pods being deleted that were never bound, or whose node is out of service. */
    private final ForkSet<ObjectKey> stranded;

    private int terminated;
    private @Nullable Timer next;

    /** The only message: it is time to look. */
    private enum Look {
        NOW
    }

    /** Begins with what is there, and from then on runs by itself. */
    public PodGarbageCollector(ControllerContext context) {
        this(context, ForkSet.natural(), ForkMap.natural(), ForkSet.natural());
        context.view().pods().forEach(pod -> podChanged(null, pod));
        arm();
    }

    private PodGarbageCollector(
            ControllerContext context,
            ForkSet<String> missing,
            ForkMap<String, Instant> quarantine,
            ForkSet<ObjectKey> stranded) {
        this.context = context;
        this.missing = missing;
        this.quarantine = quarantine;
        this.stranded = stranded;
        this.port = context.timers().port(context.component(), now -> look());
        context.informers().on(Kind.POD, this::pod);
        context.informers().on(Kind.NODE, this::node);
    }

    /** A collector that knows what this one does, in a fork of its surroundings. */
    public PodGarbageCollector fork(ControllerContext forked) {
        var out = new PodGarbageCollector(forked, missing.fork(), quarantine.fork(), stranded.fork());
        out.terminated = terminated;
        out.next = next;
        return out;
    }

    private void pod(WatchEvent event) {
        podChanged((Pod) event.before(), (Pod) event.after());
        arm();
    }

    private void podChanged(@Nullable Pod before, @Nullable Pod after) {
        terminated += (after != null && after.isTerminal() ? 1 : 0) - (before != null && before.isTerminal() ? 1 : 0);
        if (after == null) {
            if (before != null) {
                stranded.remove(before.key());
                forgetIfEmpty(before.nodeName());
            }
            return;
        }
        if (!after.nodeName().isEmpty() && context.view().node(after.nodeName()) == null) {
            missing.add(after.nodeName());
        }
        if (why(context.view(), after) != null) {
            stranded.add(after.key());
        }
    }

    private void forgetIfEmpty(String node) {
        if (missing.contains(node) && context.view().podsOnNode(node).isEmpty()) {
            missing.remove(node);
        }
    }

    private void node(WatchEvent event) {
        var view = context.view();
        var name = event.object().name();
        if (event.after() instanceof Node node) {
            missing.remove(name);
            if (isOutOfService(node)) {
                for (var pod : view.podsOnNode(name)) {
                    if (pod.isTerminating()) {
                        stranded.add(pod.key());
                    }
                }
            }
        } else if (!view.podsOnNode(name).isEmpty()) {
            missing.add(name);
        }
        arm();
    }

    private static boolean isOutOfService(Node node) {
        return !node.isReady()
                && node.taints().stream().anyMatch(taint -> taint.key().equals(Taint.OUT_OF_SERVICE));
    }

    private static Collected.@Nullable Why why(ClusterState view, Pod pod) {
        if (!pod.isTerminating()) {
            return null;
        }
        if (pod.nodeName().isEmpty()) {
            return Collected.Why.NEVER_BOUND;
        }
        var node = view.node(pod.nodeName());
        return node != null && isOutOfService(node) ? Collected.Why.NODE_OUT_OF_SERVICE : null;
    }

    private void arm() {
        if (next != null) {
            if (!next.background() || !somePodWillGo()) {
                return;
            }
            context.timers().cancel(next);
            next = null;
        }
        if (somePodWillGo()) {
            next = port.at(nextLook(), context.component(), COLLECT, Clock.POD_COLLECTION, Look.NOW);
        } else if (!missing.isEmpty() || !stranded.isEmpty() || !quarantine.isEmpty()) {
            next = port.background(nextLook(), context.component(), COLLECT, Clock.POD_COLLECTION, Look.NOW);
        }
    }

    /** Pods with finalizers stay whatever is done here: nobody needs to wait for that. */
    private boolean somePodWillGo() {
        return terminated > TERMINATED_THRESHOLD
                || missing.anyMatch(this::hasPodsThatWillGo)
                || stranded.anyMatch(this::willGo);
    }

    private boolean hasPodsThatWillGo(String node) {
        return context.view().podsOnNode(node).stream()
                .anyMatch(pod -> pod.meta().finalizers().isEmpty());
    }

    private boolean willGo(ObjectKey key) {
        var pod = context.view().pod(key);
        return pod != null
                && why(context.view(), pod) != null
                && pod.meta().finalizers().isEmpty();
    }

    private Instant nextLook() {
        var start = context.clock().start();
        long passed = Duration.between(start, context.now()).dividedBy(PERIOD);
        return start.plus(PERIOD.multipliedBy(passed + 1));
    }

    private void look() {
        next = null;
        var view = context.view();
        collectTerminated(view);
        collectStranded(view, Collected.Why.NODE_OUT_OF_SERVICE);
        collectOrphaned(view);
        collectStranded(view, Collected.Why.NEVER_BOUND);
        arm();
    }

    private void collectTerminated(ClusterState view) {
        if (terminated <= TERMINATED_THRESHOLD) {
            return;
        }
        var oldestFirst = Comparator.<Pod, Boolean>comparing(
                        pod -> !pod.status().reason().equals("Evicted"))
                .thenComparing(
                        pod -> pod.meta().creationTimestamp(),
                        Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .thenComparing(Pod::key);
        view.pods().stream()
                .filter(Pod::isTerminal)
                .sorted(oldestFirst)
                .limit(terminated - TERMINATED_THRESHOLD)
                .forEach(pod -> collect(pod, null, Collected.Why.TOO_MANY_ENDED, ""));
    }

    private void collectStranded(ClusterState view, Collected.Why which) {
        for (var key : stranded.toList()) {
            var pod = view.pod(key);
            var why = pod == null ? null : why(view, pod);
            if (pod == null || why == null) {
                stranded.remove(key);
            } else if (why == which) {
                collect(pod, null, why, pod.nodeName());
            }
        }
    }

    private void collectOrphaned(ClusterState view) {
        var now = context.now();
        var ready = new TreeSet<String>();
        quarantine.forEach((node, until) -> {
            if (!until.isAfter(now)) {
                ready.add(node);
            }
        });
        ready.forEach(quarantine::remove);
        for (var node : missing) {
            quarantine.computeIfAbsent(node, name -> now.plus(QUARANTINE));
        }
        for (var node : ready) {
            if (context.api().getLive(Kind.NODE, ObjectKey.cluster(node)) == null) {
                for (var pod : view.podsOnNode(node)) {
                    collect(pod, nodeGone(pod), Collected.Why.NODE_GONE, node);
                }
            }
        }
    }

    private Condition nodeGone(Pod pod) {
        return new Condition(
                Condition.DISRUPTION_TARGET,
                Condition.TRUE,
                "DeletionByPodGC",
                "PodGC: node no longer exists",
                null,
                Times.seconds(context.now()),
                pod.meta().generation());
    }

    /** Marks a pod that has not ended as failed, then deletes it at once. */
    private void collect(Pod pod, @Nullable Condition condition, Collected.Why why, String because) {
        try {
            if (!pod.isTerminal()) {
                context.api().patchStatus(Kind.POD, pod.key(), (Pod live) -> {
                    var failed = live.status().withPhase(PodPhase.FAILED);
                    return live.withStatus(condition == null ? failed : failed.withCondition(condition));
                });
            }
            context.api().delete(Kind.POD, pod.key(), DeleteOptions.grace(0).onlyUid(pod.uid()));
            context.explanations().accept(new Collected(Kind.POD, pod.key(), why, because));
        } catch (ApiException e) {
            // Whoever changed or deleted it meanwhile woke us; the next look sees what is left.
            arm();
        }
    }
}
