package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A pod is deleted.
 *
 * @param because the check that ended it, where the reason is {@link Why#MUST_NOT_RUN}
 */
public record PodDeletion(
        ObjectKey daemonSet,
        ObjectKey pod,
        String node,
        Why why,
        @Nullable PlacementCheck because) implements DaemonSetDecision {

    /** Why a pod is deleted. */
    public enum Why {
        FAILED("decision.pod.delete.failed"),
        SUCCEEDED("decision.pod.delete.succeeded"),
        DUPLICATE("decision.pod.delete.duplicate"),
        MUST_NOT_RUN("decision.pod.delete.must-not-run"),
        NODE_GONE("decision.pod.delete.node-gone"),
        OLD_NOT_READY("decision.pod.delete.old-not-ready"),
        REPLACED("decision.pod.delete.replaced"),
        OUTDATED_NOT_AVAILABLE("decision.pod.delete.outdated-not-available"),
        OUTDATED("decision.pod.delete.outdated"),
        NOT_WANTED_HERE("decision.pod.delete.not-wanted-here");

        private final String key;

        Why(String key) {
            this.key = key;
        }

        /** The reason as a clause. */
        public Phrase phrase() {
            return Phrase.of(key);
        }
    }

    @Override
    public Kind subjectKind() {
        return Kind.POD;
    }

    @Override
    public ObjectKey subject() {
        return pod;
    }

    @Override
    public Phrase phrase() {
        return because == null
                ? Phrase.of("decision.pod.delete", daemonSet.name(), pod.name(), node, why.phrase())
                : Phrase.of(
                        "decision.pod.delete.because",
                        daemonSet.name(),
                        pod.name(),
                        node,
                        why.phrase(),
                        because.phrase());
    }
}
