package dev.podfall.ui.frame;

import dev.podfall.explain.RolloutDiagnosis;
import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.explain.StaleCounters;
import dev.podfall.explain.Verdict;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Says in a line how far a DaemonSet is and what it waits for: the status bar's words. */
public final class RolloutText {
    private RolloutText() {}

    /** Empty if there is nothing to say. */
    public static String of(RolloutDiagnosis diagnosis) {
        var counters = diagnosis.counters();
        int desired = diagnosis.desired();
        var parts = new ArrayList<String>();
        switch (diagnosis.phase()) {
            case SETTLED -> {
                return "";
            }
            case UNSEEN -> parts.add(Words.of("rollout.unseen"));
            case LANDING -> parts.add(Words.of("rollout.landing", counters.numberAvailable(), desired));
            case ROLLING -> parts.add(Words.of("rollout.rolling", counters.updatedNumberScheduled(), desired));
            case ON_DELETE -> parts.add(Words.of("rollout.on-delete", diagnosis.outdated()));
        }
        if (diagnosis.refused() != null) {
            parts.add(refused(diagnosis.refused()));
        } else if (!diagnosis.blockers().isEmpty()) {
            var first = diagnosis.blockers().getFirst();
            parts.add(Words.of("rollout.waits", text(first))
                    + (diagnosis.blocked() > 1 ? " " + Words.of("rollout.more", diagnosis.blocked() - 1) : ""));
        }
        if (diagnosis.budgetUsedUp()) {
            parts.add(Words.of("rollout.budget", diagnosis.maxUnavailable()));
        }
        return String.join(" · ", parts);
    }

    /** Why nothing goes on; empty if it does, or may. */
    public static String stuck(RolloutDiagnosis diagnosis) {
        if (!diagnosis.stuck()) {
            return "";
        }
        return diagnosis.refused() != null
                ? refused(diagnosis.refused())
                : text(diagnosis.blockers().getFirst());
    }

    /** @param start virtual time at the session's beginning */
    public static String of(StaleCounters stale, Instant start) {
        return stale.since() == null
                ? Words.of("rollout.stale.unknown", stale.now(), stale.posted())
                : Words.of(
                        "rollout.stale",
                        stale.node(),
                        ClockText.brief(Duration.between(start, stale.since())),
                        stale.now(),
                        stale.posted());
    }

    private static String refused(Verdict.CreationRefused refused) {
        return Words.of("rollout.refused", refused.words());
    }

    /** What is waited for. */
    public static String text(Blocker blocker) {
        var where = blocker.node().isEmpty() ? blocker.pod().name() : blocker.node();
        var key = switch (blocker.hold()) {
            case NOT_SCHEDULED -> "rollout.not-scheduled";
            case NOT_READY, NOT_LONG_ENOUGH -> "rollout.not-available";
            case TERMINATING -> "rollout.terminating";
            case FAILED -> "rollout.failed";
            case CANNOT_END -> "rollout.cannot-end";
            case KUBELET_SILENT -> "rollout.silent";
            case NOBODY_SCHEDULES -> "rollout.nobody-schedules";
        };
        return Words.of(key, where, blocker.reason());
    }
}
