package dev.podfall.ui.topology;

import dev.podfall.ui.text.Words;

/**
 * How much of a resource is requested on a node.
 *
 * @param resource for example {@code cpu}
 * @param used share of allocatable, 0 to 1, more than 1 if overcommitted
 * @param taken what is requested, for example {@code 350m}
 * @param all what is allocatable
 * @param wanted share of allocatable that pods which wait for the node would take besides
 * @param more that, as {@code taken}; empty if nobody waits
 */
public record CapacityBar(String resource, double used, String taken, String all, double wanted, String more) {
    /** In numbers. */
    String text() {
        return more.isEmpty()
                ? Words.of("map.capacity", resource, taken, all)
                : Words.of("map.capacity.wanted", resource, taken, all, more);
    }

    /** The share that has to become free before those who wait have room; 0 if they have. */
    double missing() {
        return wanted <= 0 ? 0 : Math.clamp(used + wanted - 1, 0, 1);
    }
}
