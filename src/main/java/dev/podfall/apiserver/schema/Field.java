package dev.podfall.apiserver.schema;

import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * One field of a type.
 *
 * @param name its JSON name
 * @param pointer whether absent differs from empty
 * @param always whether it is written even if it is empty
 * @param embeddedIn the Go structs between its type and it, as {@code VolumeSource}; empty if none
 * @param standard what the API server fills in where nothing is said, null if nothing
 * @param merge how a strategic merge patch merges it
 * @param ownership how managedFields divide it
 */
public record Field(
        String name,
        Type type,
        boolean pointer,
        boolean always,
        String embeddedIn,
        @Nullable Tree standard,
        Merge merge,
        Ownership ownership) {

    /** Whether the API's reference calls it required: Go always writes it, and nobody fills it in. */
    public boolean required() {
        return always && standard == null;
    }

    /**
     * How a strategic merge patch treats the field.
     *
     * @param merges whether a list is merged with the one that is there, item by item; else it replaces it
     * @param retainsKeys whether a patch may say which keys to keep
     * @param key the key that tells items apart, empty for lists of plain values
     */
    public record Merge(boolean merges, boolean retainsKeys, String key) {
        static final Merge NONE = new Merge(false, false, "");
    }
}
