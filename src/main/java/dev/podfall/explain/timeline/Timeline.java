package dev.podfall.explain.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session's history, immutable.
 *
 * @param start virtual time at the session's beginning
 * @param end of what is known
 * @param acts what the user did
 * @param stops the numbers of the steps worth stopping at, ascending
 */
public record Timeline(Instant start, Instant end, List<Lane> lanes, List<Act> acts, List<Long> stops) {
    public static final Timeline EMPTY = new Timeline(Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), List.of());

    public Timeline {
        lanes = List.copyOf(lanes);
        acts = List.copyOf(acts);
        stops = List.copyOf(stops);
    }

    /** The next step worth stopping at, null if there is none. */
    public @Nullable Long nextStop(long after) {
        for (var stop : stops) {
            if (stop > after) {
                return stop;
            }
        }
        return null;
    }

    /** The last step worth stopping at that came before, null if there is none. */
    public @Nullable Long stopBefore(long step) {
        Long out = null;
        for (var stop : stops) {
            if (stop >= step) {
                break;
            }
            out = stop;
        }
        return out;
    }
}
