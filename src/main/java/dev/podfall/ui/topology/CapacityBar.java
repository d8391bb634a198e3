package dev.podfall.ui.topology;

/**
 * How much of a resource is requested on a node.
 *
 * @param resource for example {@code cpu}
 * @param used share of allocatable, 0 to 1, more than 1 if overcommitted
 * @param text for example {@code 350m of 4}
 */
public record CapacityBar(String resource, double used, String text) {}
