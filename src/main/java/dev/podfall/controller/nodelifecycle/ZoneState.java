package dev.podfall.controller.nodelifecycle;

/**
 * How a zone fares, and so how fast its nodes are given NoExecute taints.
 *
 * <p>Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go, {@code ComputeZoneState}.
 * <br>Differs: in nothing that we know of.
 */
public enum ZoneState {
    /** Not looked at yet. */
    INITIAL("Initial"),
    NORMAL("Normal"),
    /** More than two nodes, and 55 % or more, are not ready. */
    PARTIAL_DISRUPTION("PartialDisruption"),
    /** No node is ready. */
    FULL_DISRUPTION("FullDisruption");

    private static final float UNHEALTHY_THRESHOLD = 0.55f;

    private final String word;

    ZoneState(String word) {
        this.word = word;
    }

    /** What upstream calls it. */
    public String word() {
        return word;
    }

    static ZoneState of(int ready, int notReady) {
        if (ready == 0 && notReady > 0) {
            return FULL_DISRUPTION;
        }
        boolean most = (float) notReady / (float) (notReady + ready) >= UNHEALTHY_THRESHOLD;
        return notReady > 2 && most ? PARTIAL_DISRUPTION : NORMAL;
    }
}
