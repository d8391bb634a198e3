package dev.podfall.ui.whatif;

import dev.podfall.cluster.Movement;
import dev.podfall.cluster.Pending;
import dev.podfall.cluster.Rest;
import dev.podfall.language.Phrase;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Locale;

/** Says in the window's language what kept a fork from coming to rest. */
final class RestWords {
    private static final int NAMED = 3;

    private RestWords() {}

    /** Empty if it is at rest. */
    static String of(Rest rest) {
        return switch (rest) {
            case Rest.Reached _, Rest.Cancelled _ -> "";
            case Rest.Repeats repeats -> Words.of("rest.repeats", movements(repeats.movements()));
            case Rest.OutOfTime out -> Words.of("rest.out-of-time", out.ran(), clocks(out.running()));
            case Rest.OutOfSteps out ->
                Words.of("rest.out-of-steps", out.steps(), out.ran(), movements(out.movements()));
        };
    }

    private static Phrase.Several movements(List<Movement> movements) {
        return Phrase.names(movements.stream()
                .limit(NAMED)
                .map(movement -> movement.node().isEmpty()
                        ? Phrase.verbatim(movement.owner().name())
                        : Phrase.of("rest.on", movement.owner().name(), movement.node()))
                .toList());
    }

    private static Phrase.Several clocks(List<Pending> running) {
        return Phrase.names(running.stream()
                .map(pending -> Phrase.of("rest.clock."
                        + pending.clock().name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .distinct()
                .limit(NAMED)
                .toList());
    }
}
