package dev.podfall.explain;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where a pod belongs: pods that come one after the other at one place stand for each other.
 *
 * @param owner the DaemonSet, or the pod itself if no DaemonSet owns it
 * @param daemonSet whether {@code owner} is a DaemonSet
 * @param node that the pod is bound or pinned to; empty if to none
 */
record PodPlace(ObjectKey owner, boolean daemonSet, String node) implements Comparable<PodPlace> {
    private static final Comparator<PodPlace> ORDER =
            Comparator.comparing(PodPlace::owner).thenComparing(PodPlace::node).thenComparing(PodPlace::daemonSet);

    static PodPlace of(Pod pod) {
        var daemonSet = pod.meta().controllerKey(Kind.DAEMON_SET);
        return new PodPlace(
                daemonSet == null ? pod.key() : daemonSet,
                daemonSet != null,
                Objects.requireNonNullElse(pod.targetNode(), ""));
    }

    @Override
    public int compareTo(PodPlace other) {
        return ORDER.compare(this, other);
    }
}
