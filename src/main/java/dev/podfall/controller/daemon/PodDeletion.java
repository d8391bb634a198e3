package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
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
        FAILED("it failed"),
        SUCCEEDED("it ended, and a daemon pod is to run for ever"),
        DUPLICATE("an older pod of this DaemonSet is there"),
        MUST_NOT_RUN("the node must not run it"),
        NODE_GONE("its node is gone before it was bound"),
        OLD_NOT_READY("it is of an old template and not ready, and a new one is beside it"),
        REPLACED("the new one beside it is available"),
        OUTDATED_NOT_AVAILABLE("it is of an old template and not available anyway"),
        OUTDATED("it is of an old template, and maxUnavailable lets it go"),
        NOT_WANTED_HERE("it is of an old template, the node should not run one, and enough others are available");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        public String text() {
            return text;
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
    public String summary() {
        return daemonSet.name() + " deletes " + pod.name() + " on " + node + ": " + why.text()
                + (because == null ? "" : ": " + because.summary());
    }
}
