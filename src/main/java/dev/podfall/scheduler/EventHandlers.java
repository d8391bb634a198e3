package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.client.Informers;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.store.ClusterState;
import dev.podfall.store.WatchEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler does with the changes that it hears of: counts them, and wakes the pods that waited for them.
 *
 * <p>Upstream: pkg/scheduler/eventhandlers.go.
 * <br>Differs: in nothing that we know of.
 */
final class EventHandlers {
    private final Snapshot snapshot;
    private final SchedulingQueue queue;

    EventHandlers(Informers informers, Snapshot snapshot, SchedulingQueue queue) {
        this.snapshot = snapshot;
        this.queue = queue;
        informers.on(Kind.NODE, event -> onNode((Node) event.before(), (Node) event.after()));
        informers.on(Kind.POD, this::onPodEvent);
    }

    /** Takes what is there for new. */
    void begin(ClusterState there) {
        there.nodes().forEach(node -> onNode(null, node));
        there.pods().forEach(pod -> onPod(null, active(pod)));
    }

    private void onNode(@Nullable Node before, @Nullable Node after) {
        if (after == null) {
            if (before != null) {
                snapshot.remove(before);
            }
        } else {
            snapshot.put(after);
            if (before == null) {
                queue.moveAll(ClusterEvent.NODE_ADD, null, after);
            } else {
                for (var change : PropertyChanges.ofNode(before, after)) {
                    queue.moveAll(change, before, after);
                }
            }
        }
        queue.retriesArePointless(snapshot.count() == 0);
    }

    private void onPodEvent(WatchEvent event) {
        onPod(active(event.before()), active(event.after()));
    }

    /** The scheduler watches only pods that have not finished: one that finishes is gone. */
    private static @Nullable Pod active(@Nullable KubeObject object) {
        return object instanceof Pod pod && !pod.isTerminal() ? pod : null;
    }

    private void onPod(@Nullable Pod before, @Nullable Pod after) {
        if (after == null) {
            if (before != null) {
                gone(before);
            }
        } else if (!after.nodeName().isEmpty()) {
            bound(before, after);
        } else if (Scheduler.isResponsible(after)) {
            waiting(before, after);
        }
    }

    private void gone(Pod pod) {
        if (!pod.nodeName().isEmpty()) {
            snapshot.takeAway(pod.uid());
            queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod, null);
            return;
        }
        queue.delete(pod.key());
        if (!forgetAssumed(pod) && !pod.status().nominatedNodeName().isEmpty()) {
            roomGivenUp(pod);
        }
    }

    private void bound(@Nullable Pod before, Pod after) {
        var known = snapshot.placed(after.uid());
        snapshot.put(known == null ? PodInfo.of(after) : known.with(after));
        if (before != null && before.nodeName().isEmpty()) {
            queue.delete(after.key());
        }
    }

    private void waiting(@Nullable Pod before, Pod after) {
        if (before == null) {
            queue.add(after);
            return;
        }
        if (snapshot.isAssumed(after.uid())) {
            if (after.isTerminating() && !before.isTerminating()) {
                forgetAssumed(after);
            }
            return;
        }
        queue.update(before, after);
        var nominated = before.status().nominatedNodeName();
        if (!nominated.isEmpty() && !nominated.equals(after.status().nominatedNodeName())) {
            roomGivenUp(before);
        }
    }

    private boolean forgetAssumed(Pod pod) {
        var assumed = snapshot.placed(pod.uid());
        if (assumed == null || !snapshot.isAssumed(pod.uid())) {
            return false;
        }
        snapshot.takeAway(pod.uid());
        queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, assumed.pod(), null);
        return true;
    }

    /** Pods of the same or a lower priority had to leave this room alone. */
    private void roomGivenUp(Pod pod) {
        int priority = pod.spec().priorityOrZero();
        queue.moveAll(ClusterEvent.ASSIGNED_POD_DELETE, pod, null, other -> other.priority() <= priority);
    }
}
