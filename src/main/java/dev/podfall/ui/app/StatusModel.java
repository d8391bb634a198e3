package dev.podfall.ui.app;

import java.util.List;

/**
 * What the status bar says.
 *
 * @param daemonSets the counters as {@code kubectl get ds} has them, the selected one first
 * @param blocked what holds a rollout up, or empty
 * @param note what the engine is doing, at the far right, or empty
 */
public record StatusModel(List<DaemonSetStatus> daemonSets, String blocked, int nodes, int pods, String note) {
    public static final StatusModel EMPTY = new StatusModel(List.of(), "", 0, 0, "");

    public StatusModel {
        daemonSets = List.copyOf(daemonSets);
    }

    public record DaemonSetStatus(
            String name, int hue, int desired, int current, int upToDate, int ready, int available, int misscheduled) {}
}
