package dev.podfall.cli.report;

import dev.podfall.api.apps.DaemonSetStatus;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.explain.StateDiff;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The counters of a DaemonSet under the heads that kubectl gives them. */
enum Counter {
    DESIRED("DESIRED"),
    CURRENT("CURRENT"),
    READY("READY"),
    UP_TO_DATE("UP-TO-DATE"),
    AVAILABLE("AVAILABLE"),
    MISSCHEDULED("MISSCHEDULED");

    private final String head;

    Counter(String head) {
        this.head = head;
    }

    private int of(DaemonSetStatus status) {
        return switch (this) {
            case DESIRED -> status.desiredNumberScheduled();
            case CURRENT -> status.currentNumberScheduled();
            case READY -> status.numberReady();
            case UP_TO_DATE -> status.updatedNumberScheduled();
            case AVAILABLE -> status.numberAvailable();
            case MISSCHEDULED -> status.numberMisscheduled();
        };
    }

    /** Of a table of DaemonSets. */
    static List<String> heads() {
        return Stream.concat(
                        Stream.of("NAMESPACE", "NAME"), Arrays.stream(values()).map(counter -> counter.head))
                .toList();
    }

    /** What Markdown wants between the heads and the rows: numbers stand on the right. */
    static List<String> rule() {
        return Stream.concat(Stream.of("---", "---"), Arrays.stream(values()).map(_ -> "--:"))
                .toList();
    }

    /** A row under {@link #heads}. */
    static List<String> row(ObjectKey daemonSet, String name, DaemonSetStatus status) {
        return row(daemonSet, name, counter -> Integer.toString(counter.of(status)));
    }

    /** The same with {@code 4 → 3} where it changes; a DaemonSet that is not there counts none. */
    static List<String> row(StateDiff.Counters counters, String name) {
        return row(counters.daemonSet(), name, counter -> counter.change(counters));
    }

    private static List<String> row(ObjectKey daemonSet, String name, Function<Counter, String> cell) {
        return Stream.concat(
                        Stream.of(daemonSet.namespace(), name),
                        Arrays.stream(values()).map(cell))
                .toList();
    }

    private String change(StateDiff.Counters counters) {
        int before = counters.before() == null ? 0 : of(counters.before());
        int after = counters.after() == null ? 0 : of(counters.after());
        return before == after ? Integer.toString(after) : before + " → " + after;
    }
}
