package dev.podfall.store;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * One change of the store.
 *
 * @param before null if the object is new
 * @param after null if the object is gone
 * @param state the whole state right after the change: what an informer that has seen this event knows
 */
public record WatchEvent(
        long revision,
        Type type,
        @Nullable KubeObject before,
        @Nullable KubeObject after,
        ClusterState state) {

    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    /** The object as it is, or was last. */
    public KubeObject object() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a watch event of nothing");
    }

    public Kind kind() {
        return object().kind();
    }

    public ObjectKey key() {
        return object().key();
    }
}
