package dev.podfall.explain;

import dev.podfall.api.meta.ObjectKey;

/**
 * One line of a comparison.
 *
 * @param owner the DaemonSet, or the pod itself if no DaemonSet owns it
 * @param daemonSet whether {@code owner} is a DaemonSet
 * @param node where; empty for a pod that is bound to none
 */
public record PodChange(ObjectKey owner, boolean daemonSet, String node, Outcome outcome) {}
