package dev.podfall.explain;

import dev.podfall.language.Phrase;
import dev.podfall.store.ClusterState;
import java.time.Duration;

/** Says what becomes of pods when one state turns into another. */
public final class OutcomeWords {
    /** What a controller does within this is done at once to a reader. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final ClusterState before;
    private final ClusterState after;

    public OutcomeWords(ClusterState before, ClusterState after) {
        this.before = before;
        this.after = after;
    }

    public static OutcomeWords of(WhatIf.Result result) {
        return new OutcomeWords(result.before(), result.after());
    }

    /** What becomes of it, to stand after its name. */
    public Phrase of(PodChange change) {
        return switch (change.outcome()) {
            case Outcome.Lands _ -> Phrase.of("outcome.lands");
            case Outcome.Waits waits ->
                waits.message().isEmpty()
                        ? Phrase.of("outcome.waits")
                        : Phrase.of("outcome.waits-for", waits.message());
            case Outcome.Leaves leaves -> leaves(change, leaves);
            case Outcome.LeavesLater later ->
                Phrase.of(later.returns() ? "outcome.evicted-returns" : "outcome.evicted-after", time(later.after()));
            case Outcome.Repeats repeats ->
                repeats.reason().isEmpty()
                        ? Phrase.of("outcome.repeats")
                        : Phrase.of("outcome.repeats-for", repeats.reason());
            case Outcome.Replaced _ -> Phrase.of("outcome.replaced");
            case Outcome.Restarted restarted ->
                isAtOnce(restarted.after())
                        ? Phrase.of("outcome.restarted")
                        : Phrase.of("outcome.restarted-after", time(restarted.after()));
            case Outcome.Misscheduled missed ->
                Phrase.of(missed.now() ? "outcome.stays-misscheduled" : "outcome.not-misscheduled");
        };
    }

    private Phrase leaves(PodChange change, Outcome.Leaves leaves) {
        var in = leaves.after();
        boolean atOnce = isAtOnce(in);
        if (after.node(change.node()) == null && before.node(change.node()) != null) {
            return Phrase.of("outcome.goes-with-node");
        }
        if (leaves.evicted()) {
            return atOnce ? Phrase.of("outcome.evicted") : Phrase.of("outcome.evicted-after", time(in));
        }
        return atOnce ? Phrase.of("outcome.goes") : Phrase.of("outcome.goes-after", time(in));
    }

    private static boolean isAtOnce(Duration after) {
        return after.compareTo(AT_ONCE) <= 0;
    }

    /** To the second. */
    private static Duration time(Duration after) {
        return Duration.ofSeconds((after.toMillis() + 500) / 1000);
    }
}
