package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;

/**
 * A pod is made for a node.
 *
 * @param podName empty until the API server has named it
 */
public record PodCreation(ObjectKey daemonSet, String node, Why why, String podName) implements DaemonSetDecision {

    /** Why a pod is made. */
    public enum Why {
        NONE_THERE("decision.pod.create.none-there"),
        NONE_RUNNING("decision.pod.create.none-running"),
        OLD_NOT_AVAILABLE("decision.pod.create.old-not-available"),
        SURGE("decision.pod.create.surge");

        private final String key;

        Why(String key) {
            this.key = key;
        }

        /** The reason as a clause. */
        public Phrase phrase() {
            return Phrase.of(key);
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
    public Phrase phrase() {
        return podName.isEmpty()
                ? Phrase.of("decision.pod.create", daemonSet.name(), node, why.phrase())
                : Phrase.of("decision.pod.create.named", daemonSet.name(), podName, node, why.phrase());
    }
}
