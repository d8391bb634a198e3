package dev.podfall.explain.timeline;

import dev.podfall.explain.Longs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session's history, immutable.
 *
 * @param start virtual time at the session's beginning
 * @param end of what is known
 * @param acts what the user did
 * @param stops the numbers of the steps worth stopping at, ascending
 * @param lulls when nothing happened
 * @param marks what happened
 */
public record Timeline(
        Instant start, Instant end, List<Lane> lanes, List<Act> acts, Longs stops, Lulls lulls, Marks marks) {
    public static final Timeline EMPTY =
            new Timeline(Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), Longs.EMPTY, Lulls.NONE, Marks.NONE);

    public Timeline {
        lanes = List.copyOf(lanes);
        acts = List.copyOf(acts);
    }

    /** With the lanes as the cluster's state lists DaemonSets: by their keys, of one key in the order in which they came. */
    public Timeline ordered() {
        var byKey = new ArrayList<>(lanes);
        byKey.sort(Comparator.comparing(Lane::daemonSet));
        return byKey.equals(lanes) ? this : new Timeline(start, end, byKey, acts, stops, lulls, marks);
    }

    /** The next step worth stopping at, null if there is none. */
    public @Nullable Long nextStop(long after) {
        int before = stops.countUpTo(after);
        return before == stops.size() ? null : stops.get(before);
    }

    /** The last step worth stopping at that came before, null if there is none. */
    public @Nullable Long stopBefore(long step) {
        int before = stops.countUpTo(step - 1);
        return before == 0 ? null : stops.get(before - 1);
    }
}
