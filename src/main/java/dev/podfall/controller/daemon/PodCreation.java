package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;

/**
 * A pod is made for a node.
 *
 * @param podName empty until the API server has named it
 */
public record PodCreation(ObjectKey daemonSet, String node, Why why, String podName) implements DaemonSetDecision {

    /** Why a pod is made. */
    public enum Why {
        NONE_THERE("it should run a pod and has none"),
        NONE_RUNNING("it should run a pod, and while surging those that end do not count"),
        OLD_NOT_AVAILABLE("its pod is of an old template and not available"),
        SURGE("its pod is of an old template, and maxSurge lets a new one start beside it");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    PodCreation named(String name) {
        return new PodCreation(daemonSet, node, why, name);
    }

    @Override
    public Kind subjectKind() {
        return podName.isEmpty() ? Kind.NODE : Kind.POD;
    }

    @Override
    public ObjectKey subject() {
        return podName.isEmpty() ? ObjectKey.cluster(node) : ObjectKey.of(daemonSet.namespace(), podName);
    }

    @Override
    public String summary() {
        return daemonSet.name() + " makes " + (podName.isEmpty() ? "a pod" : podName) + " for " + node + ": "
                + why.text();
    }
}
