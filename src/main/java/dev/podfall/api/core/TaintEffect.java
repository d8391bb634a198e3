package dev.podfall.api.core;

import org.jspecify.annotations.Nullable;

/** What a taint does to pods that do not tolerate it. */
public enum TaintEffect {
    /** The scheduler places no such pod here. */
    NO_SCHEDULE("NoSchedule"),
    /** The scheduler would rather place such a pod elsewhere. */
    PREFER_NO_SCHEDULE("PreferNoSchedule"),
    /** Neither placed nor left running. */
    NO_EXECUTE("NoExecute");

    private final String wire;

    TaintEffect(String wire) {
        this.wire = wire;
    }

    /** As it is written in manifests. */
    public String wire() {
        return wire;
    }

    public static @Nullable TaintEffect of(String wire) {
        for (var effect : values()) {
            if (effect.wire.equals(wire)) {
                return effect;
            }
        }
        return null;
    }
}
