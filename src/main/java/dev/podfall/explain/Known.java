package dev.podfall.explain;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.tainteviction.ScheduledEviction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the objects of a state.
 *
 * @param now virtual time
 * @param evictions the countdowns that run
 */
public record Known(Instant now, List<ScheduledEviction> evictions) {
    public Known {
        evictions = List.copyOf(evictions);
    }

    /** The time, and no countdowns. */
    public static Known at(Instant now) {
        return new Known(now, List.of());
    }

    @Nullable
    Instant evicted(ObjectKey pod) {
        for (var eviction : evictions) {
            if (eviction.pod().equals(pod)) {
                return eviction.at();
            }
        }
        return null;
    }
}
