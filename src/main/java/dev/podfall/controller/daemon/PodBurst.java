package dev.podfall.controller.daemon;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many of the pods that it wants the controller asked for in one go: at most a burst, in batches that double as long as
 * none fails. One pod alone is not told of.
 *
 * @param wanted how many it wanted to make
 * @param batches how large they were
 * @param made how many of those that were asked for there are
 */
public record PodBurst(ObjectKey daemonSet, int wanted, List<Integer> batches, int made) implements DaemonSetDecision {

    public PodBurst {
        batches = List.copyOf(batches);
    }

    /** How many of those that were asked for were refused: then no further batch follows. */
    public int failed() {
        return batches.stream().mapToInt(Integer::intValue).sum() - made;
    }

    /** How many are left for later. */
    public int left() {
        return wanted - made;
    }

    /** {@code 1, 2, 4} */
    public String sizes() {
        return batches.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public Kind subjectKind() {
        return Kind.DAEMON_SET;
    }

    @Override
    public ObjectKey subject() {
        return daemonSet;
    }

    @Override
    public Phrase phrase() {
        return failed() > 0
                ? Phrase.of("decision.burst.failed", daemonSet.name(), made, wanted, failed(), sizes())
                : Phrase.of("decision.burst", daemonSet.name(), made, wanted, sizes());
    }
}
