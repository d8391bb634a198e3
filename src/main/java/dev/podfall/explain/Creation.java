package dev.podfall.explain;

import dev.podfall.api.apps.DaemonSet;
import dev.podfall.api.core.Event;
import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.apiserver.ApiException;
import dev.podfall.apiserver.admission.Admission;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.sim.RandomSource;
import dev.podfall.store.ClusterState;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pod that a DaemonSet would make for a node, as the API server would take it in: with its priority, for one.
 *
 * @param pod as it would be stored; as it was sent, if it is refused
 * @param refused null if the API server takes it, as far as is known
 */
public record Creation(Pod pod, Verdict.@Nullable CreationRefused refused) {

    /** @param gone pods that will be gone when it is made */
    static Creation of(ClusterState state, DaemonSet daemonSet, String node, String hash, Predicate<Pod> gone) {
        var sent = DaemonPods.podFor(daemonSet, node, hash);
        try {
            // Chance has no part in what admission answers, and the names it gives are not shown.
            var admission = new Admission(new RandomSource(0));
            var pod = admission.create(sent, state);
            admission.validate(pod, state, gone);
            var earlier = refusedEarlier(state, daemonSet);
            return new Creation(pod, earlier == null ? null : new Verdict.CreationRefused(earlier.message(), false));
        } catch (ApiException e) {
            return new Creation(sent, new Verdict.CreationRefused(e.status().message(), true));
        }
    }

    /**
     * Why the API server does not let the DaemonSet have the pods that it lacks; null if it does, or if none is missing.
     * The same for all nodes.
     */
    public static Verdict.@Nullable CreationRefused refusal(ClusterState state, DaemonSet daemonSet) {
        var status = daemonSet.status();
        return status.currentNumberScheduled() < status.desiredNumberScheduled()
                ? of(state, daemonSet, "", "", pod -> false).refused()
                : null;
    }

    /** What the API server would say now to a pod of the DaemonSet; null if it would take it. */
    public static Verdict.@Nullable CreationRefused refused(ClusterState state, DaemonSet daemonSet) {
        Predicate<Pod> own = pod -> pod.meta().isControlledBy(daemonSet.uid());
        var now = of(state, daemonSet, "", "", own).refused();
        return now != null && now.still() ? now : null;
    }

    /** The controller's last report of a refusal, if nothing has been made since. */
    private static @Nullable Event refusedEarlier(ClusterState state, DaemonSet daemonSet) {
        Event last = null;
        for (var object : state.all(Kind.EVENT, daemonSet.namespace())) {
            if (object instanceof Event event
                    && event.involvedObject().uid().equals(daemonSet.uid())
                    && (event.reason().equals("FailedCreate") || event.reason().equals("SuccessfulCreate"))
                    && (last == null || version(event) > version(last))) {
                last = event;
            }
        }
        return last == null || !last.reason().equals("FailedCreate") || madeSince(state, daemonSet, last) ? null : last;
    }

    /** Events that come too often are dropped, so pods count, too. */
    private static boolean madeSince(ClusterState state, DaemonSet daemonSet, Event refused) {
        var at = refused.lastSeen();
        for (var pod : state.podsControlledBy(daemonSet.uid())) {
            var made = pod.meta().creationTimestamp();
            if (at != null && made != null && made.isAfter(at)) {
                return true;
            }
        }
        return false;
    }

    private static long version(Event event) {
        return event.meta().resourceVersion();
    }
}
