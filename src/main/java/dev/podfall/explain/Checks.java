package dev.podfall.explain;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.Toleration;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.explain.Check.Answer;
import dev.podfall.explain.Check.Asker;
import dev.podfall.explain.Check.Near;
import dev.podfall.scheduler.CheckResult;
import dev.podfall.scheduler.Explainer;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.store.ClusterState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All checks of one kind, made by those who decide. */
final class Checks {
    private Checks() {}

    static List<Check> ofController(NodePlacement placement, Node node) {
        return placement.checks(node).stream().map(Checks::of).toList();
    }

    static List<Check> ofScheduler(ClusterState state, Pod pod, Node node) {
        return Explainer.explain(state, pod, node).stream()
                .filter(row -> !(row.plugin().equals("SchedulingGates") && row.verdict() == CheckResult.Verdict.PASS))
                .map(Checks::of)
                .toList();
    }

    private static Check of(PlacementCheck check) {
        return switch (check) {
            case PlacementCheck.TemplateNodeName name -> row(check, "nodeName", name.wanted(), name.actual(), null);
            case PlacementCheck.NodeSelectorPair pair ->
                row(
                        check,
                        "nodeSelector",
                        pair.key() + "=" + pair.wanted(),
                        pair.actual() == null ? "" : pair.key() + "=" + pair.actual(),
                        null);
            case PlacementCheck.RequiredAffinity affinity -> {
                var telling = telling(affinity);
                yield row(
                        check,
                        "nodeAffinity",
                        telling == null ? "" : text(telling.wanted()),
                        telling == null || telling.actual() == null
                                ? ""
                                : telling.wanted().key() + "=" + telling.actual(),
                        null);
            }
            case PlacementCheck.NodeTaint taint -> {
                var closest = taint.closest();
                var near = taint.passes() || closest == null ? null : near(closest, taint.taint());
                var toleration = taint.toleration();
                yield row(check, "taint", taint.taint().toString(), toleration == null ? "" : text(toleration), near);
            }
        };
    }

    private static Near near(Toleration closest, Taint taint) {
        return new Near(closest, closest.mismatch(taint));
    }

    /** The requirement that decided: the first that is not met of the first term, or of the first that matches any. */
    private static PlacementCheck.@Nullable Requirement telling(PlacementCheck.RequiredAffinity affinity) {
        for (var term : affinity.terms()) {
            if (term.matches() == affinity.passes()) {
                return affinity.passes()
                        ? term.requirements().stream().findFirst().orElse(null)
                        : term.firstUnmet();
            }
        }
        return null;
    }

    private static Check row(PlacementCheck check, String rule, String wanted, String actual, @Nullable Near near) {
        boolean rather =
                check instanceof PlacementCheck.NodeTaint taint && taint.passes() && taint.toleration() == null;
        var answer = rather ? Answer.RATHER_NOT : check.passes() ? Answer.YES : Answer.NO;
        return new Check(
                Asker.CONTROLLER,
                rule,
                answer,
                check.field(),
                wanted,
                actual,
                check.summary(),
                near,
                !check.passes() && check.endsRunning());
    }

    private static Check of(CheckResult result) {
        var answer = switch (result.verdict()) {
            case PASS -> Answer.YES;
            case FAIL -> Answer.NO;
            case NOT_REACHED -> Answer.NOT_REACHED;
        };
        var reason = result.reasons().isEmpty() ? null : result.reasons().getFirst();
        Near near = null;
        var wanted = "";
        var actual = "";
        if (reason instanceof Reason.UntoleratedTaint taint) {
            wanted = taint.taint().toString();
            var closest = taint.closest();
            near = closest == null ? null : near(closest, taint.taint());
        } else if (reason instanceof Reason.SelectorMismatch pair) {
            wanted = pair.key() + "=" + pair.wanted();
            actual = pair.actual() == null ? "" : pair.key() + "=" + pair.actual();
        } else if (reason instanceof Reason.OtherNodeName name) {
            wanted = name.wanted();
            actual = name.node();
        }
        return new Check(
                Asker.SCHEDULER, result.plugin(), answer, result.field(), wanted, actual, result.detail(), near, false);
    }

    /** {@code zone In [a, b]} */
    static String text(NodeSelectorRequirement wanted) {
        return wanted.key() + " " + wanted.operator() + (wanted.values().isEmpty() ? "" : " " + wanted.values());
    }

    /** {@code gpu=true:NoSchedule}, {@code gpu:NoSchedule op=Exists}, {@code op=Exists} */
    static String text(Toleration toleration) {
        var effect = toleration.effect();
        var what = toleration.key()
                + (toleration.value().isEmpty() ? "" : "=" + toleration.value())
                + (effect == null ? "" : ":" + effect.wire());
        return toleration.operator().equals(Toleration.EXISTS) ? (what + " op=Exists").strip() : what;
    }
}
