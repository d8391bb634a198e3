package dev.podfall.explain;

import dev.podfall.controller.daemon.RolloutBudget;
import dev.podfall.explain.NotYet.Holder;
import dev.podfall.explain.RolloutDiagnosis.Blocker;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;

/** Says why nodes do not run the newest revision yet. */
public final class NotYetWords {
    private NotYetWords() {}

    /** What is asked. */
    public static Phrase question(NotYet of) {
        return of.revision() == 0
                ? Phrase.of("why.not-yet.question.unseen")
                : Phrase.of("why.not-yet.question", Long.toString(of.revision()));
    }

    /** The rule by which nodes are taken, a sentence each. */
    public static List<Phrase> rule(NotYet of) {
        var out = new ArrayList<Phrase>();
        var budget = of.budget();
        switch (of.how()) {
            case UNSEEN -> out.add(Phrase.of("why.detail.unseen"));
            case ON_DELETE -> out.add(Phrase.of("why.not-yet.on-delete"));
            case ROLLING, SURGING -> {
                if (budget != null) {
                    out.add(limit(of, budget));
                    out.add(used(of, budget));
                    if (!budget.error().isEmpty()) {
                        out.add(Phrase.verbatim(budget.error()));
                    }
                    if (of.holders().stream().anyMatch(Holder::wrong)) {
                        out.add(Phrase.of("why.not-yet.no-deadline"));
                    }
                }
            }
        }
        return List.copyOf(out);
    }

    /** {@code maxUnavailable: 10%} of 20 nodes are 2: ... */
    private static Phrase limit(NotYet of, RolloutBudget budget) {
        var computed = Phrase.of("why.not-yet.computed", of.written(), budget.desired());
        var plain = Phrase.verbatim(of.written());
        return Phrase.of(
                budget.surging() ? "why.not-yet.surge" : "why.not-yet.unavailable",
                of.written().equals(Integer.toString(budget.limit())) ? plain : computed,
                budget.limit());
    }

    private static Phrase used(NotYet of, RolloutBudget budget) {
        if (of.usedUp()) {
            return Phrase.of("why.not-yet.used-up", of.used(), budget.limit());
        }
        return Phrase.of("why.not-yet.free", budget.free(), budget.limit());
    }

    /** Why a node counts against the budget. */
    public static Phrase holder(Holder holder) {
        var blocker = holder.blocker();
        if (blocker == null) {
            return Phrase.of(
                    switch (holder.because()) {
                        case NO_POD -> "why.holds.no-pod";
                        case NEW_NOT_AVAILABLE -> "why.holds.new";
                        case OLD_NOT_AVAILABLE -> "why.holds.old";
                        case BOTH -> "why.holds.both";
                        case DUPLICATES -> "why.holds.duplicates";
                    });
        }
        return of(blocker);
    }

    /** What a pod lacks that is waited for, to stand after its node's name. */
    public static Phrase of(Blocker blocker) {
        return switch (blocker.hold()) {
            case NOT_SCHEDULED -> Phrase.of("why.holds.not-scheduled", blocker.reason());
            case NOT_READY -> Phrase.of("why.holds.not-ready", blocker.reason());
            case NOT_LONG_ENOUGH -> Phrase.of("why.holds.ripens", blocker.reason());
            case TERMINATING -> Phrase.of("why.holds.ends");
            case FAILED -> Phrase.of("why.holds.failed", blocker.reason());
            case CANNOT_END -> Phrase.of("why.holds.cannot-end");
            case KUBELET_SILENT -> Phrase.of("why.holds.silent");
            case NOBODY_SCHEDULES -> Phrase.of("why.holds.foreign", blocker.reason());
        };
    }
}
