package dev.podfall.lesson.predicate;

import dev.podfall.api.apps.DaemonSetStatus;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** A counter in a DaemonSet's status, by the name that {@code kubectl get} gives it. */
public record Counter(String name) {
    private static final TreeMap<String, ToIntFunction<DaemonSetStatus>> ALL = new TreeMap<>(Map.of(
            "desired", DaemonSetStatus::desiredNumberScheduled,
            "current", DaemonSetStatus::currentNumberScheduled,
            "ready", DaemonSetStatus::numberReady,
            "up-to-date", DaemonSetStatus::updatedNumberScheduled,
            "available", DaemonSetStatus::numberAvailable,
            "unavailable", DaemonSetStatus::numberUnavailable,
            "misscheduled", DaemonSetStatus::numberMisscheduled));

    public Counter {
        if (!ALL.containsKey(name)) {
            throw new IllegalArgumentException("no counter is called " + name + ": one of " + ALL.keySet());
        }
    }

    public static SortedSet<String> names() {
        return new TreeSet<>(ALL.keySet());
    }

    /** As it stands in the status, of whatever template the controller saw last. */
    public int of(DaemonSetStatus status) {
        return Objects.requireNonNull(ALL.get(name), name).applyAsInt(status);
    }

    /** Whether it counts pods of the newest template. */
    public boolean isOfTemplate() {
        return name.equals("up-to-date");
    }
}
