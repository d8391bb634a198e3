package dev.podfall.explain;

import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.language.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Function;

/** Says in a line how far a DaemonSet is and what it waits for. */
public final class RolloutWords {
    private RolloutWords() {}

    /** {@link Phrase#NONE} if there is nothing to say. */
    public static Phrase of(RolloutDiagnosis diagnosis) {
        var counters = diagnosis.counters();
        int desired = diagnosis.desired();
        var parts = new ArrayList<Phrase>();
        switch (diagnosis.phase()) {
            case SETTLED -> {
                return Phrase.NONE;
            }
            case UNSEEN -> parts.add(Phrase.of("rollout.unseen"));
            case LANDING -> parts.add(Phrase.of("rollout.landing", counters.numberAvailable(), desired));
            case ROLLING -> parts.add(Phrase.of("rollout.rolling", counters.updatedNumberScheduled(), desired));
            case ON_DELETE -> parts.add(Phrase.of("rollout.on-delete", diagnosis.outdated()));
        }
        if (diagnosis.refused() != null) {
            parts.add(refused(diagnosis.refused()));
        } else if (diagnosis.blocked() > 1) {
            parts.add(Phrase.of("rollout.waits.more", of(diagnosis.blockers().getFirst()), diagnosis.blocked() - 1));
        } else if (!diagnosis.blockers().isEmpty()) {
            parts.add(Phrase.of("rollout.waits", of(diagnosis.blockers().getFirst())));
        }
        if (diagnosis.budgetUsedUp()) {
            parts.add(Phrase.of("rollout.budget", diagnosis.maxUnavailable()));
        }
        return Phrase.chain("rollout.and", parts);
    }

    /** Why nothing goes on; {@link Phrase#NONE} if it does, or may. */
    public static Phrase stuck(RolloutDiagnosis diagnosis) {
        if (!diagnosis.stuck()) {
            return Phrase.NONE;
        }
        return diagnosis.refused() != null
                ? refused(diagnosis.refused())
                : of(diagnosis.blockers().getFirst());
    }

    /** @param clock virtual time as it is read */
    public static Phrase of(StaleCounters stale, Function<Instant, String> clock) {
        return stale.since() == null
                ? Phrase.of("rollout.stale.unknown", stale.now(), stale.posted())
                : Phrase.of("rollout.stale", stale.node(), clock.apply(stale.since()), stale.now(), stale.posted());
    }

    private static Phrase refused(Verdict.CreationRefused refused) {
        return Phrase.of("rollout.refused", refused.words());
    }

    /** What is waited for. */
    public static Phrase of(Blocker blocker) {
        var where = blocker.node().isEmpty() ? blocker.pod().name() : blocker.node();
        return switch (blocker.hold()) {
            case NOT_SCHEDULED -> Phrase.of("rollout.not-scheduled", where, blocker.reason());
            case NOT_READY, NOT_LONG_ENOUGH -> Phrase.of("rollout.not-available", where, blocker.reason());
            case TERMINATING -> Phrase.of("rollout.terminating", where);
            case FAILED -> Phrase.of("rollout.failed", where, blocker.reason());
            case CANNOT_END -> Phrase.of("rollout.cannot-end", where);
            case KUBELET_SILENT -> Phrase.of("rollout.silent", where);
            case NOBODY_SCHEDULES -> Phrase.of("rollout.nobody-schedules", where, blocker.reason());
        };
    }
}
