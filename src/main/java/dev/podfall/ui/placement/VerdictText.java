package dev.podfall.ui.placement;

import dev.podfall.api.core.PodPhase;
import dev.podfall.api.meta.HumanDuration;
import dev.podfall.explain.Check;
import dev.podfall.explain.Verdict;
import dev.podfall.explain.Why;
import dev.podfall.ui.frame.RolloutText;
import dev.podfall.ui.text.ClockText;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says a verdict: in a line, and in a sentence or two. */
final class VerdictText {
    private VerdictText() {}

    static String headline(Why why) {
        return switch (why.verdict()) {
            case Verdict.Runs _ -> Words.of(why.chosen() ? "why.verdict.runs.chosen" : "why.verdict.runs");
            case Verdict.RunsFor some ->
                Words.of(some.again() ? "why.verdict.runs-for.again" : "why.verdict.runs-for", time(some.time()));
            case Verdict.Starts _ -> Words.of("why.verdict.starts");
            case Verdict.Fails fails -> Words.of("why.verdict.fails", fails.container(), fails.reason());
            case Verdict.KubeletSilent silent ->
                Words.of(silent.bound() ? "why.verdict.silent.bound" : "why.verdict.silent");
            case Verdict.Lands _ -> Words.of("why.verdict.lands");
            case Verdict.LandsFor some -> Words.of("why.verdict.lands-for", time(some.time()));
            case Verdict.Soon _ -> Words.of("why.verdict.soon");
            case Verdict.Waits _ -> Words.of("why.verdict.waits", refusals(why, Check.Asker.SCHEDULER));
            case Verdict.Gated gated ->
                Words.of("why.verdict.gated", gated.gates().size());
            case Verdict.ForeignScheduler _ -> Words.of("why.verdict.foreign");
            case Verdict.CreationRefused refused ->
                Words.of(refused.still() ? "why.verdict.creation" : "why.verdict.creation.before");
            case Verdict.KubeletRefuses refuses ->
                Words.of(refuses.happened() ? "why.verdict.kubelet" : "why.verdict.kubelet.would", refuses.reason());
            case Verdict.Ended ended ->
                ended.phase() == PodPhase.SUCCEEDED
                        ? Words.of("why.verdict.succeeded")
                        : Words.of("why.verdict.failed", ended.reason().isEmpty() ? "" : ": " + ended.reason());
            case Verdict.Older older -> older(why, older);
            case Verdict.Misscheduled missed -> {
                var refusals = refusals(why, Check.Asker.CONTROLLER);
                var not = reason(why, missed.pod());
                yield not.isEmpty()
                        ? Words.of("why.verdict.misscheduled", refusals)
                        : Words.of("why.verdict.misscheduled.not", refusals, not);
            }
            case Verdict.Leaves _ -> Words.of("why.verdict.leaves", refusals(why, Check.Asker.CONTROLLER));
            case Verdict.Ends ends -> ends(why, ends);
            case Verdict.CannotEnd _ -> Words.of("why.verdict.cannot-end");
            case Verdict.Refused _ -> Words.of("why.verdict.refused", refusals(why, Check.Asker.CONTROLLER));
            case Verdict.Elsewhere _ -> Words.of("why.verdict.elsewhere");
            case Verdict.NotHere _ -> Words.of("why.verdict.not-here", refusals(why, Check.Asker.SCHEDULER));
        };
    }

    private static String older(Why why, Verdict.Older older) {
        var revision = Long.toString(older.revision());
        if (why.chosen()) {
            return Words.of("why.verdict.older.chosen", revision);
        }
        var not = reason(why, older.next());
        if (!not.isEmpty()) {
            return Words.of("why.verdict.older.not", revision, not);
        }
        if (older.blocker() != null) {
            return Words.of("why.verdict.older.blocked", revision);
        }
        return older.revision() == 0 ? Words.of("why.verdict.older.unknown") : Words.of("why.verdict.older", revision);
    }

    private static String ends(Why why, Verdict.Ends ends) {
        if (ends.next() == null) {
            return Words.of("why.verdict.ends.last");
        }
        var not = reason(why, ends.next());
        return not.isEmpty() ? Words.of("why.verdict.ends") : Words.of("why.verdict.ends.not", not);
    }

    /** Why a pod that is still to come does not run, in a clause; empty if it does. */
    private static String reason(Why why, Verdict next) {
        return switch (next) {
            case Verdict.Waits _ -> why.chosen() ? Words.of("why.refusal.room") : refusals(why, Check.Asker.SCHEDULER);
            case Verdict.CreationRefused refused -> refused.still() ? Words.of("why.reason.creation") : "";
            case Verdict.Gated _ -> Words.of("why.reason.gated");
            case Verdict.ForeignScheduler _ -> Words.of("why.reason.foreign");
            case Verdict.KubeletRefuses refuses -> Words.of("why.reason.kubelet", refuses.reason());
            case Verdict.KubeletSilent _ -> Words.of("why.reason.silent");
            case Verdict.LandsFor some -> Words.of("why.reason.for", time(some.time()));
            case Verdict.RunsFor some -> Words.of("why.reason.for", time(some.time()));
            case Verdict.Fails fails -> Words.of("why.reason.fails", fails.reason());
            case Verdict.Ended _ -> Words.of("why.reason.failed");
            case Verdict.Runs _,
                    Verdict.Starts _,
                    Verdict.Lands _,
                    Verdict.Soon _,
                    Verdict.Older _,
                    Verdict.Misscheduled _,
                    Verdict.Leaves _,
                    Verdict.Ends _,
                    Verdict.CannotEnd _,
                    Verdict.Refused _,
                    Verdict.Elsewhere _,
                    Verdict.NotHere _ -> "";
        };
    }

    /** @param start virtual time at the session's beginning */
    static String detail(Why why, Instant start) {
        return String.join("\n", details(why, why.verdict(), start));
    }

    private static List<String> details(Why why, Verdict verdict, Instant start) {
        var out = new ArrayList<String>();
        switch (verdict) {
            case Verdict.RunsFor some -> {
                out.add(Words.of("why.detail.runs-for", some.taint().toString(), time(some.time())));
                if (some.until() != null) {
                    out.add(Words.of("why.detail.evicted-at", ClockText.brief(Duration.between(start, some.until()))));
                }
                out.add(Words.of(some.again() ? "why.detail.again" : "why.detail.not-again"));
            }
            case Verdict.LandsFor some -> {
                out.add(Words.of("why.detail.runs-for", some.taint().toString(), time(some.time())));
                out.add(Words.of("why.detail.again"));
            }
            case Verdict.Fails fails -> add(out, fails.message());
            case Verdict.KubeletSilent _ -> out.add(Words.of("why.detail.silent"));
            case Verdict.Gated gated -> out.add(Words.of("why.detail.gated", String.join(", ", gated.gates())));
            case Verdict.ForeignScheduler foreign -> out.add(Words.of("why.detail.foreign", foreign.name()));
            case Verdict.CreationRefused refused -> {
                out.add(refused.words());
                out.add(Words.of(refused.still() ? "why.detail.creation" : "why.detail.creation.before"));
            }
            case Verdict.KubeletRefuses refuses -> {
                add(out, refuses.words());
                if (refuses.again() && refuses.longestBackoff().isZero()) {
                    out.add(Words.of("why.detail.kubelet.at-once"));
                } else if (refuses.again()) {
                    out.add(Words.of(
                            "why.detail.kubelet.again", time(refuses.firstBackoff()), time(refuses.longestBackoff())));
                }
            }
            case Verdict.Ended ended -> {
                add(out, ended.message());
                if (ended.again()) {
                    out.add(Words.of("why.detail.ended.again"));
                }
            }
            case Verdict.Older older -> {
                out.add(Words.of(
                        switch (older.how()) {
                            case ROLLING -> "why.detail.rolling";
                            case SURGING -> "why.detail.surging";
                            case ON_DELETE -> "why.detail.on-delete";
                            case UNSEEN -> "why.detail.unseen";
                        }));
                if (older.blocker() != null) {
                    out.add(Words.of("why.detail.blocked", RolloutText.text(older.blocker())));
                }
                next(why, older.next(), start, out);
            }
            case Verdict.CannotEnd end -> {
                out.add(Words.of("why.detail.cannot-end"));
                if (end.next() != null) {
                    next(why, end.next(), start, out);
                }
            }
            case Verdict.Misscheduled missed -> out.addAll(details(why, missed.pod(), start));
            case Verdict.Ends ends -> {
                if (ends.next() != null && !reason(why, ends.next()).isEmpty()) {
                    out.addAll(details(why, ends.next(), start));
                }
            }
            case Verdict.Runs _,
                    Verdict.Starts _,
                    Verdict.Lands _,
                    Verdict.Soon _,
                    Verdict.Waits _,
                    Verdict.Leaves _,
                    Verdict.Refused _,
                    Verdict.Elsewhere _,
                    Verdict.NotHere _ -> {}
        }
        return out;
    }

    private static void next(Why why, Verdict next, Instant start, List<String> out) {
        var not = reason(why, next);
        if (not.isEmpty()) {
            out.add(Words.of("why.detail.would-land"));
            return;
        }
        if (why.chosen() || why.verdict() instanceof Verdict.CannotEnd) {
            // Otherwise the headline has said it.
            out.add(Words.of("why.detail.would-not", not));
        }
        out.addAll(details(why, next, start));
    }

    private static void add(List<String> out, String words) {
        if (!words.isEmpty()) {
            out.add(words);
        }
    }

    private static String time(Duration time) {
        return HumanDuration.text(time);
    }

    /** {@code one taint is not tolerated}, {@code 2 labels do not match}, {@code it does not fit} ... */
    private static String refusals(Why why, Check.Asker asker) {
        var against = why.against().stream().filter(c -> c.asker() == asker).toList();
        int taints = count(against, "taint", "TaintToleration");
        int labels = count(against, "nodeSelector", "nodeAffinity", "NodeAffinity");
        var out = new ArrayList<String>();
        if (taints > 0) {
            out.add(Words.of("why.refusal.taints", taints));
        }
        if (labels > 0) {
            out.add(Words.of("why.refusal.labels", labels));
        }
        for (var check : against) {
            switch (check.rule()) {
                case "nodeName", "NodeName" -> out.add(Words.of("why.refusal.name"));
                case "NodePorts" -> out.add(Words.of("why.refusal.ports"));
                case "NodeResourcesFit" -> out.add(Words.of("why.refusal.room"));
                case "NodeUnschedulable" -> out.add(Words.of("why.refusal.cordoned"));
                default -> {
                    // Counted above.
                }
            }
        }
        return String.join(", ", out);
    }

    private static int count(List<Check> checks, String... rules) {
        var names = List.of(rules);
        return (int) checks.stream().filter(c -> names.contains(c.rule())).count();
    }
}
