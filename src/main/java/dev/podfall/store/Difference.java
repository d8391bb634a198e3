package dev.podfall.store;

import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.meta.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * An object that is not the same in two states.
 *
 * @param before null if it is not in the earlier one
 * @param after null if it is not in the later one
 */
public record Difference<T extends KubeObject>(
        ObjectKey key, @Nullable T before, @Nullable T after) {}
