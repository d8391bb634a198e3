package dev.podfall.kubectl.grammar;

import org.jspecify.annotations.Nullable;

/**
 * Switches as Go reads them.
 *
 * <p>Upstream: Go's strconv/atob.go {@code ParseBool}.
 * <br>Differs: in nothing that we know of.
 */
public final class Switches {
    private Switches() {}

    /** Null if it is neither on nor off. */
    public static @Nullable Boolean parse(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> null;
        };
    }
}
