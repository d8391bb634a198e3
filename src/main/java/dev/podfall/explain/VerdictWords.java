package dev.podfall.explain;

import dev.podfall.api.core.PodPhase;
import dev.podfall.language.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what was asked, and the verdict: in a line, and in a sentence or two. */
public final class VerdictWords {
    private VerdictWords() {}

    /** The verdict in a line. */
    public static Phrase headline(Why why) {
        return switch (why.verdict()) {
            case Verdict.Runs _ -> Phrase.of(why.chosen() ? "why.verdict.runs.chosen" : "why.verdict.runs");
            case Verdict.RunsFor some ->
                Phrase.of(some.again() ? "why.verdict.runs-for.again" : "why.verdict.runs-for", some.time());
            case Verdict.Starts _ -> Phrase.of("why.verdict.starts");
            case Verdict.Fails fails ->
                Phrase.of(
                        fails.init() ? "why.verdict.fails.init" : "why.verdict.fails",
                        fails.container(),
                        fails.reason());
            case Verdict.Restarts restarts ->
                Phrase.of(
                        "why.verdict.restarts",
                        restarts.container(),
                        restarts.reason(),
                        Integer.toString(restarts.exitCode()),
                        restarts.restarts());
            case Verdict.NotReady unready ->
                Phrase.of(
                        unready.init()
                                ? "why.verdict.endless"
                                : unready.stuck() ? "why.verdict.unready" : "why.verdict.not-ready",
                        unready.container());
            case Verdict.KubeletSilent silent ->
                Phrase.of(silent.bound() ? "why.verdict.silent.bound" : "why.verdict.silent");
            case Verdict.AwaitsNetwork awaits ->
                Phrase.of(
                        awaits.itself()
                                ? "why.verdict.network.itself"
                                : awaits.bound() ? "why.verdict.network.bound" : "why.verdict.network");
            case Verdict.Lands _ -> Phrase.of("why.verdict.lands");
            case Verdict.LandsFor some -> Phrase.of("why.verdict.lands-for", some.time());
            case Verdict.Soon _ -> Phrase.of("why.verdict.soon");
            case Verdict.Waits _ -> Phrase.of("why.verdict.waits", refusals(why, Check.Asker.SCHEDULER));
            case Verdict.Gated gated ->
                Phrase.of("why.verdict.gated", gated.gates().size());
            case Verdict.ForeignScheduler _ -> Phrase.of("why.verdict.foreign");
            case Verdict.CreationRefused refused ->
                Phrase.of(refused.still() ? "why.verdict.creation" : "why.verdict.creation.before");
            case Verdict.KubeletRefuses refuses ->
                Phrase.of(refuses.happened() ? "why.verdict.kubelet" : "why.verdict.kubelet.would", refuses.reason());
            case Verdict.Ended ended ->
                ended.phase() == PodPhase.SUCCEEDED
                        ? Phrase.of("why.verdict.succeeded")
                        : ended.reason().isEmpty()
                                ? Phrase.of("why.verdict.failed.unknown")
                                : Phrase.of("why.verdict.failed.reason", ended.reason());
            case Verdict.Older older -> older(why, older);
            case Verdict.Misscheduled missed -> {
                var refusals = refusals(why, Check.Asker.CONTROLLER);
                var not = reason(why, missed.pod());
                yield not == null
                        ? Phrase.of("why.verdict.misscheduled", refusals)
                        : Phrase.of("why.verdict.misscheduled.not", refusals, not);
            }
            case Verdict.Leaves _ -> Phrase.of("why.verdict.leaves", refusals(why, Check.Asker.CONTROLLER));
            case Verdict.Ends ends -> ends(why, ends);
            case Verdict.CannotEnd _ -> Phrase.of("why.verdict.cannot-end");
            case Verdict.Refused _ -> Phrase.of("why.verdict.refused", refusals(why, Check.Asker.CONTROLLER));
            case Verdict.Elsewhere _ -> Phrase.of("why.verdict.elsewhere");
            case Verdict.NotHere _ -> Phrase.of("why.verdict.not-here", refusals(why, Check.Asker.SCHEDULER));
        };
    }

    /**
     * What is asked.
     *
     * @param subject the DaemonSet's or the pod's name
     */
    public static Phrase question(Why why, String subject) {
        var revision = Long.toString(why.revision());
        if (why.chosen() || why.daemonSet() == null) {
            return why.revision() == 0
                    ? Phrase.of("why.question.pod", subject)
                    : Phrase.of("why.question.pod.revision", subject, revision);
        }
        return why.revision() == 0
                ? Phrase.of("why.question.daemonset.unseen", subject)
                : Phrase.of("why.question.daemonset", subject, revision);
    }

    private static Phrase older(Why why, Verdict.Older older) {
        var revision = Long.toString(older.revision());
        if (why.chosen()) {
            return Phrase.of("why.verdict.older.chosen", revision);
        }
        var not = reason(why, older.next());
        if (not != null) {
            return older.revision() == 0
                    ? Phrase.of("why.verdict.older.not.unknown", not)
                    : Phrase.of("why.verdict.older.not", revision, not);
        }
        if (older.blocker() != null) {
            return Phrase.of("why.verdict.older.blocked", revision);
        }
        return older.revision() == 0
                ? Phrase.of("why.verdict.older.unknown")
                : Phrase.of("why.verdict.older", revision);
    }

    private static Phrase ends(Why why, Verdict.Ends ends) {
        if (ends.next() == null) {
            return Phrase.of("why.verdict.ends.last");
        }
        var not = reason(why, ends.next());
        return not == null ? Phrase.of("why.verdict.ends") : Phrase.of("why.verdict.ends.not", not);
    }

    /** Why a pod that is still to come does not run, in a clause; null if it does. */
    private static @Nullable Phrase reason(Why why, Verdict next) {
        return switch (next) {
            case Verdict.Waits _ -> why.chosen() ? Phrase.of("why.refusal.room") : refusals(why, Check.Asker.SCHEDULER);
            case Verdict.CreationRefused refused -> refused.still() ? Phrase.of("why.reason.creation") : null;
            case Verdict.Gated _ -> Phrase.of("why.reason.gated");
            case Verdict.ForeignScheduler _ -> Phrase.of("why.reason.foreign");
            case Verdict.KubeletRefuses refuses -> Phrase.of("why.reason.kubelet", refuses.reason());
            case Verdict.KubeletSilent _ -> Phrase.of("why.reason.silent");
            case Verdict.AwaitsNetwork _ -> Phrase.of("why.reason.network");
            case Verdict.LandsFor some -> Phrase.of("why.reason.for", some.time());
            case Verdict.RunsFor some -> Phrase.of("why.reason.for", some.time());
            case Verdict.Fails fails -> Phrase.of("why.reason.fails", fails.reason());
            case Verdict.Restarts restarts -> Phrase.of("why.reason.fails", restarts.reason());
            case Verdict.NotReady unready ->
                unready.stuck() ? Phrase.of(unready.init() ? "why.reason.endless" : "why.reason.unready") : null;
            case Verdict.Ended _ -> Phrase.of("why.reason.failed");
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
                    Verdict.NotHere _ -> null;
        };
    }

    /**
     * What there is to say beyond the headline, a sentence each.
     *
     * @param clock virtual time as it is read
     */
    public static List<Phrase> details(Why why, Function<Instant, String> clock) {
        return details(why, why.verdict(), clock);
    }

    private static List<Phrase> details(Why why, Verdict verdict, Function<Instant, String> clock) {
        var out = new ArrayList<Phrase>();
        switch (verdict) {
            case Verdict.RunsFor some -> {
                out.add(Phrase.of("why.detail.runs-for", some.taint().toString(), some.time()));
                if (some.until() != null) {
                    out.add(Phrase.of("why.detail.evicted-at", clock.apply(some.until())));
                }
                out.add(Phrase.of(some.again() ? "why.detail.again" : "why.detail.not-again"));
            }
            case Verdict.LandsFor some -> {
                out.add(Phrase.of("why.detail.runs-for", some.taint().toString(), some.time()));
                out.add(Phrase.of("why.detail.again"));
            }
            case Verdict.Fails fails -> {
                var meaning = RunWords.meaning(fails.reason());
                if (!meaning.isEmpty()) {
                    out.add(meaning);
                }
            }
            case Verdict.Restarts _ -> out.add(Phrase.of("why.detail.restarts"));
            case Verdict.NotReady unready ->
                out.add(Phrase.of(unready.init() ? "why.detail.endless" : "why.detail.not-ready"));
            case Verdict.KubeletSilent _ -> out.add(Phrase.of("why.detail.silent"));
            case Verdict.AwaitsNetwork awaits ->
                out.add(
                        awaits.itself()
                                ? Phrase.of("why.detail.network.itself")
                                : Phrase.of("why.detail.network", awaits.plugin()));
            case Verdict.Gated gated -> out.add(Phrase.of("why.detail.gated", Phrase.names(gated.gates())));
            case Verdict.ForeignScheduler foreign -> out.add(Phrase.of("why.detail.foreign", foreign.name()));
            case Verdict.CreationRefused refused -> {
                add(out, refused.words());
                out.add(Phrase.of(refused.still() ? "why.detail.creation" : "why.detail.creation.before"));
            }
            case Verdict.KubeletRefuses refuses -> {
                add(out, refuses.words());
                if (refuses.again() && refuses.longestBackoff().isZero()) {
                    out.add(Phrase.of("why.detail.kubelet.at-once"));
                } else if (refuses.again()) {
                    out.add(Phrase.of("why.detail.kubelet.again", refuses.firstBackoff(), refuses.longestBackoff()));
                }
            }
            case Verdict.Ended ended -> {
                add(out, ended.message());
                if (ended.again()) {
                    out.add(Phrase.of("why.detail.ended.again"));
                }
            }
            case Verdict.Older older -> {
                out.add(Phrase.of(
                        switch (older.how()) {
                            case ROLLING -> "why.detail.rolling";
                            case SURGING -> "why.detail.surging";
                            case ON_DELETE -> "why.detail.on-delete";
                            case UNSEEN -> "why.detail.unseen";
                        }));
                if (older.blocker() != null) {
                    out.add(Phrase.of("why.detail.blocked", RolloutWords.of(older.blocker())));
                }
                next(why, older.next(), clock, out);
            }
            case Verdict.CannotEnd end -> {
                out.add(Phrase.of("why.detail.cannot-end"));
                if (end.next() != null) {
                    next(why, end.next(), clock, out);
                }
            }
            case Verdict.Misscheduled missed -> out.addAll(details(why, missed.pod(), clock));
            case Verdict.Ends ends -> {
                if (ends.next() != null && reason(why, ends.next()) != null) {
                    out.addAll(details(why, ends.next(), clock));
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

    private static void next(Why why, Verdict next, Function<Instant, String> clock, List<Phrase> out) {
        var not = reason(why, next);
        if (not == null) {
            out.add(Phrase.of("why.detail.would-land"));
            return;
        }
        if (why.chosen() || why.verdict() instanceof Verdict.CannotEnd) {
            // Otherwise the headline has said it.
            out.add(Phrase.of("why.detail.would-not", not));
        }
        out.addAll(details(why, next, clock));
    }

    /** What Kubernetes says to it, if anything. */
    private static void add(List<Phrase> out, String words) {
        if (!words.isEmpty()) {
            out.add(Phrase.verbatim(words));
        }
    }

    private static Phrase refusals(Why why, Check.Asker asker) {
        return Refusal.phrase(
                why.against().stream().filter(check -> check.asker() == asker).toList());
    }
}
