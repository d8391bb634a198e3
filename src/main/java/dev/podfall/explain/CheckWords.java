package dev.podfall.explain;

import dev.podfall.api.core.Amount;
import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.kubelet.Rejection;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.CheckResult;
import dev.podfall.scheduler.PreemptionOutlook;
import dev.podfall.scheduler.framework.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says a check: what is asked, what is looked at, what came of it. */
public final class CheckWords {
    private CheckWords() {}

    /** What is asked. */
    public static Phrase rule(Check check) {
        return switch (check) {
            case Check.Placement(PlacementCheck.NodeTaint _) -> Phrase.of("why.rule.taint");
            case Check.Admits admits -> admission(admits);
            case Check.Placement _,
                    Check.SecondsLost _,
                    Check.NobodySchedules _,
                    Check.Plugin _,
                    Check.Preempts _,
                    Check.KubeletAnswers _,
                    Check.HasNetwork _ -> Phrase.verbatim(check.rule());
        };
    }

    /** The kubelet has names for those questions only that it shares with the scheduler. */
    private static Phrase admission(Check.Admits check) {
        return switch (check.asked().rule()) {
            case PRESSURE -> Phrase.of("why.rule.conditions");
            case RESOURCES -> Phrase.of("why.rule.resources");
            case NODE_AFFINITY, NODE_PORTS, TAINT_TOLERATION -> Phrase.verbatim(check.rule());
        };
    }

    /** What is looked at, as manifests write it; empty if the note says all, or if nobody looks. */
    public static String code(Check check) {
        return switch (check) {
            case Check.Placement placement -> code(placement.question());
            case Check.SecondsLost lost -> lost.toleration().toString();
            case Check.NobodySchedules nobody -> nobody.scheduler();
            case Check.Plugin plugin -> plugin.refuses() ? code(plugin.result()) : "";
            case Check.Preempts _, Check.KubeletAnswers _, Check.HasNetwork _, Check.Admits _ -> "";
        };
    }

    private static String code(PlacementCheck question) {
        return switch (question) {
            case PlacementCheck.TemplateNodeName name -> name.wanted();
            case PlacementCheck.NodeSelectorPair pair -> pair.key() + "=" + pair.wanted();
            case PlacementCheck.RequiredAffinity affinity -> {
                var telling = telling(affinity);
                yield telling == null ? "" : telling.wanted().toString();
            }
            case PlacementCheck.NodeTaint taint -> taint.taint().toString();
        };
    }

    private static String code(CheckResult result) {
        return switch (result.reasons().getFirst()) {
            case Reason.UntoleratedTaint taint -> taint.taint().toString();
            case Reason.SelectorMismatch pair -> pair.key() + "=" + pair.wanted();
            case Reason.OtherNodeName name -> name.wanted();
            case Reason.Gated _,
                    Reason.Unschedulable _,
                    Reason.AffinityMismatch _,
                    Reason.AffinityConflict _,
                    Reason.NotAmongNodes _,
                    Reason.PortConflict _,
                    Reason.TooManyPods _,
                    Reason.Insufficient _,
                    Reason.NoVictims _,
                    Reason.PreemptionNotHelpful _ -> "";
        };
    }

    /** What came of it; {@link Phrase#NONE} if a yes says all. */
    public static Phrase note(Check check) {
        return switch (check) {
            case Check.Placement placement -> note(placement.question());
            case Check.SecondsLost _ -> Phrase.of("why.seconds-lost");
            case Check.NobodySchedules _ -> Phrase.of("why.nobody-schedules");
            case Check.Plugin plugin -> note(plugin.result());
            case Check.Preempts preempts -> note(preempts.outlook());
            case Check.KubeletAnswers(boolean silent, Condition notReady) ->
                silent
                        ? Phrase.of("why.kubelet.silent")
                        : notReady == null
                                ? Phrase.NONE
                                : Phrase.of(
                                        "why.kubelet.not-ready",
                                        Phrase.verbatim(notReady.reason()),
                                        Phrase.verbatim(notReady.message()));
            case Check.HasNetwork(ObjectKey plugin, boolean needed) ->
                needed ? Phrase.of("why.kubelet.no-network", plugin) : Phrase.of("why.kubelet.host-network");
            case Check.Admits admits -> note(admits.asked().rejection());
        };
    }

    private static Phrase note(PlacementCheck question) {
        return switch (question) {
            case PlacementCheck.TemplateNodeName name -> Phrase.of("why.node-is", name.actual());
            case PlacementCheck.NodeSelectorPair pair ->
                pair.passes()
                        ? Phrase.NONE
                        : pair.actual() == null
                                ? Phrase.of("why.no-label")
                                : Phrase.of("why.node-has", pair.key() + "=" + pair.actual());
            case PlacementCheck.RequiredAffinity affinity -> note(affinity);
            case PlacementCheck.NodeTaint taint -> note(taint);
        };
    }

    private static Phrase note(PlacementCheck.RequiredAffinity affinity) {
        var telling = telling(affinity);
        if (telling == null || (affinity.passes() && telling.actual() == null)) {
            return affinity.phrase();
        }
        return telling.actual() == null
                ? Phrase.of("why.no-label")
                : Phrase.of("why.node-has", telling.wanted().key() + "=" + telling.actual());
    }

    /** The requirement that decided: the first of the term that matches, or the first that is not met of any. */
    private static PlacementCheck.@Nullable Requirement telling(PlacementCheck.RequiredAffinity affinity) {
        for (var term : affinity.terms()) {
            if (term.matches() == affinity.passes()) {
                var telling = affinity.passes()
                        ? term.requirements().stream().findFirst().orElse(null)
                        : term.firstUnmet();
                if (telling != null) {
                    return telling;
                }
            }
        }
        return null;
    }

    private static Phrase note(PlacementCheck.NodeTaint check) {
        var toleration = check.toleration();
        if (toleration != null) {
            return tolerated(check, toleration);
        }
        if (check.passes()) {
            return Phrase.of("why.preference");
        }
        var closest = check.closest();
        return Phrase.of(
                check.endsRunning() ? "why.untolerated.ends-running" : "why.untolerated.spares-running",
                closest == null ? Phrase.of("why.no-toleration") : closest(closest, check.taint()));
    }

    /** Seconds count for the effect that ends pods only. None of the controller's own has any. */
    private static Phrase tolerated(PlacementCheck.NodeTaint check, Toleration toleration) {
        var by = toleration.forEver().toString();
        var seconds = check.taint().effect() == TaintEffect.NO_EXECUTE ? toleration.seconds() : null;
        if (seconds != null) {
            return Phrase.of("why.tolerated.while", by, Duration.ofSeconds(Math.max(0, seconds)));
        }
        boolean added = check.automatic() || DaemonPods.isAutomatic(toleration);
        return Phrase.of(added ? "why.tolerated.automatic" : "why.tolerated", by);
    }

    private static Phrase note(CheckResult result) {
        if (result.verdict() == CheckResult.Verdict.NOT_REACHED) {
            return Phrase.of("why.not-reached");
        }
        return !result.reasons().isEmpty()
                        && result.reasons().getFirst() instanceof Reason.UntoleratedTaint taint
                        && taint.closest() != null
                ? closest(taint.closest(), taint.taint())
                : result.phrase();
    }

    private static Phrase closest(Toleration closest, Taint taint) {
        return switch (closest.mismatch(taint)) {
            case EFFECT -> Phrase.of("why.closest.effect", closest.toString());
            case KEY -> Phrase.of("why.closest.key", closest.toString());
            case VALUE -> Phrase.of("why.closest.value", closest.toString(), closest.value());
            case OPERATOR -> Phrase.of("why.closest.operator", closest.toString(), closest.operator());
            case NONE -> Phrase.of("why.tolerated", closest.toString());
        };
    }

    /** What preemption can do. */
    public static Phrase note(PreemptionOutlook outlook) {
        var priority = Integer.toString(outlook.priority());
        return switch (outlook) {
            case PreemptionOutlook.NotHelpful _ -> Phrase.of("why.preempts.not-helpful", priority);
            case PreemptionOutlook.Never _ -> Phrase.of("why.preempts.never", priority);
            case PreemptionOutlook.NobodyLower _ -> Phrase.of("why.preempts.nobody", priority);
            case PreemptionOutlook.NotEnough _ -> Phrase.of("why.preempts.not-enough", priority);
            case PreemptionOutlook.Helps helps ->
                Phrase.of(
                        "why.preempts.helps",
                        priority,
                        Phrase.names(
                                helps.victims().stream().map(ObjectKey::name).toList()));
        };
    }

    private static Phrase note(@Nullable Rejection rejection) {
        return switch (rejection) {
            case Rejection.Evicted evicted -> Phrase.of("why.kubelet.pressure", Phrase.names(evicted.conditions()));
            case Rejection.OutOf lack ->
                Phrase.of(
                        "why.kubelet.lacks",
                        lack.resource(),
                        new Amount(lack.resource(), lack.requested()).toString(),
                        new Amount(lack.resource(), lack.used()).toString(),
                        new Amount(lack.resource(), lack.capacity()).toString());
            case Rejection.NodeAffinity _ -> Phrase.of("why.kubelet.affinity");
            case Rejection.NodePorts port ->
                Phrase.of("why.kubelet.port", Integer.toString(port.port().hostPort()));
            case Rejection.TaintToleration taint ->
                Phrase.of("why.kubelet.taint", taint.taint().toString());
            case null -> Phrase.NONE;
        };
    }
}
