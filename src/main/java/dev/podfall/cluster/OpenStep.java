package dev.podfall.cluster;

import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is being done: all that is written and decided until it is a step. */
final class OpenStep {
    private final List<Change> changes = new ArrayList<>();
    private final List<Explanation> explanations = new ArrayList<>();

    /** The number of the step that led to it; 0 if none did. */
    private long cause;

    boolean isEmpty() {
        return changes.isEmpty() && explanations.isEmpty();
    }

    void causedBy(long step) {
        cause = step;
    }

    void add(Change change) {
        changes.add(change);
    }

    void add(Explanation explanation) {
        explanations.add(explanation);
    }

    /** It is done; what follows is another one. */
    Step close(
            long number, String actor, Phrase what, @Nullable Command command, ClusterState state, Position position) {
        var step = new Step(
                number,
                cause,
                position.at(),
                actor,
                what,
                command,
                List.copyOf(changes),
                List.copyOf(explanations),
                state,
                position);
        changes.clear();
        explanations.clear();
        return step;
    }
}
