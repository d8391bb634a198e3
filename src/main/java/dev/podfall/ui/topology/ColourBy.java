package dev.podfall.ui.topology;

import dev.podfall.ui.text.Words;

/** What the colour of a node says far away, where there is room for nothing else. */
public enum ColourBy {
    /** The selected DaemonSet's pod there, or why there is none. */
    VERDICT,
    /** The revision that its pod runs. */
    REVISION,
    /** The most severe taint. */
    TAINT,
    ZONE,
    READINESS;

    ColourBy next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** What it is called where one chooses. */
    String word() {
        return Words.of(
                switch (this) {
                    case VERDICT -> "topology.colour.verdict";
                    case REVISION -> "topology.colour.revision";
                    case TAINT -> "topology.colour.taint";
                    case ZONE -> "topology.group.zone";
                    case READINESS -> "topology.colour.readiness";
                });
    }
}
