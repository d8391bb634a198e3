package dev.podfall.cluster;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;

/**
 * A place that kept changing while a session ran: a DaemonSet's pods on a node, or an object that is not such a pod.
 *
 * @param kind of {@code owner}: a DaemonSet for its pods
 * @param node where the pods are, empty for all else
 * @param made how many objects came
 * @param ended how many went
 * @param failed how many pods were refused by their kubelet, or failed
 * @param changes how often anything was written
 * @param reason of the events that came about it, or of the last pod that failed; empty if there were none
 */
public record Movement(
        Kind kind, ObjectKey owner, String node, int made, int ended, int failed, int changes, String reason) {}
