package dev.podfall.ui.topology;

/**
 * A DaemonSet above the cluster: where its pods are born, and what one clicks to see its verdicts.
 *
 * @param key tells it from every other, {@code namespace/name}
 * @param count for example {@code 11/12}
 */
public record Lane(String key, String name, int hue, int revision, String count) {}
