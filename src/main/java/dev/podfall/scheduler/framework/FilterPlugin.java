package dev.podfall.scheduler.framework;

import java.util.List;

/**
 * Says whether a pod can be on a node.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/interface.go, {@code FilterPlugin},
 * {@code EnqueueExtensions}.
 * <br>Differs: what PreFilter works out is in {@link PodInfo}; the one plugin that narrows the nodes beforehand is
 * asked by {@link Profile}.
 */
public interface FilterPlugin {

    String name();

    /** Why not; empty if the pod can be there. */
    List<Reason> filter(PodInfo pod, NodeInfo node);

    /** What made the answer yes, for people; asked only after {@link #filter} has found nothing. */
    Finding passed(PodInfo pod, NodeInfo node);

    /** What pods refused by this plugin wait for. */
    List<EventHint> events();
}
