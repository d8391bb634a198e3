package dev.podfall.ui.whatif;

import dev.podfall.api.meta.HumanDuration;
import dev.podfall.cluster.Movement;
import dev.podfall.cluster.Pending;
import dev.podfall.cluster.Rest;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in the window's language what kept a fork from coming to rest. */
final class RestWords {
    private static final int NAMED = 3;

    private RestWords() {}

    /** Empty if it is at rest. */
    static String of(Rest rest) {
        return switch (rest) {
            case Rest.Reached _, Rest.Cancelled _ -> "";
            case Rest.Repeats repeats -> Words.of("rest.repeats", movements(repeats.movements()));
            case Rest.OutOfTime out ->
                Words.of("rest.out-of-time", HumanDuration.text(out.ran()), clocks(out.running()));
            case Rest.OutOfSteps out ->
                Words.of("rest.out-of-steps", out.steps(), HumanDuration.text(out.ran()), movements(out.movements()));
        };
    }

    private static String movements(List<Movement> movements) {
        return movements.stream()
                .limit(NAMED)
                .map(movement -> movement.node().isEmpty()
                        ? movement.owner().name()
                        : Words.of("rest.on", movement.owner().name(), movement.node()))
                .collect(Collectors.joining(", "));
    }

    private static String clocks(List<Pending> running) {
        return running.stream()
                .map(pending -> Words.of("rest.clock."
                        + pending.clock().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
    }
}
