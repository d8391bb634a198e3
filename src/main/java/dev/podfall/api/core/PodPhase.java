package dev.podfall.api.core;

/** Where a pod is in its life. */
public enum PodPhase {
    PENDING("Pending"),
    RUNNING("Running"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    UNKNOWN("Unknown");

    private final String wire;

    PodPhase(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Succeeded or Failed: it will not run again. */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }

    /** Pending for what is no phase's name. */
    public static PodPhase of(String wire) {
        for (var phase : values()) {
            if (phase.wire.equals(wire)) {
                return phase;
            }
        }
        return PENDING;
    }
}
