package dev.podfall.ui.topology;

import dev.podfall.ui.text.Words;

/**
 * How much of a resource is requested on a node.
 *
 * @param resource for example {@code cpu}
 * @param used share of allocatable, 0 to 1, more than 1 if overcommitted
 * @param taken what is requested, for example {@code 350m}
 * @param all what is allocatable
 */
public record CapacityBar(String resource, double used, String taken, String all) {
    /** In numbers. */
    String text() {
        return Words.of("map.capacity", resource, taken, all);
    }
}
