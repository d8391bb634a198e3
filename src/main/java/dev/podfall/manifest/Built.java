package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A tree with its place.
 *
 * @param offset where the value begins
 * @param place the places inside; null for a scalar
 * @param height 0 for a scalar, else one more than the highest child
 * @param size how many values a reader meets who follows every alias
 */
record Built(Tree tree, int offset, @Nullable Place place, int height, long size) {

    static Built scalar(Tree tree, int offset) {
        return new Built(tree, offset, null, 0, 1);
    }
}
