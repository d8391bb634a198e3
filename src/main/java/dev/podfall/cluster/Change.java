package dev.podfall.cluster;

import dev.podfall.api.core.Pod;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.store.WatchEvent;
import org.jspecify.annotations.Nullable;

/**
 * One write of a step.
 *
 * @param before null if the object is new
 * @param after null if the object is gone
 */
public record Change(
        long revision,
        WatchEvent.Type type,
        Kind kind,
        ObjectKey key,
        @Nullable KubeObject before,
        @Nullable KubeObject after) {

    static Change of(WatchEvent event) {
        return new Change(event.revision(), event.type(), event.kind(), event.key(), event.before(), event.after());
    }

    /** The object as it is, or was last. */
    public KubeObject object() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a change of nothing");
    }

    /** Whether a pod has ended by this that nobody is deleting: it failed, succeeded, or its kubelet refused it. */
    public boolean endsPod() {
        return before instanceof Pod was
                && after instanceof Pod is
                && !was.isTerminal()
                && is.isTerminal()
                && !is.isTerminating();
    }

    /** {@code ADDED pods default/agent-x7k2p 17} */
    @Override
    public String toString() {
        return type + " " + kind.resource() + " " + key + " " + revision;
    }
}
