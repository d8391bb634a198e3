package dev.podfall.explain;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeSelectorRequirement;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.controller.daemon.DaemonPods;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.controller.daemon.PlacementCheck;
import dev.podfall.explain.Check.Answer;
import dev.podfall.explain.Check.Asker;
import dev.podfall.explain.Check.Near;
import dev.podfall.kubelet.Admission;
import dev.podfall.kubelet.Rejection;
import dev.podfall.scheduler.CheckResult;
import dev.podfall.scheduler.Explainer;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.plugins.DefaultProfile;
import dev.podfall.scheduler.plugins.NodePorts;
import dev.podfall.scheduler.plugins.NodeResourcesFit;
import dev.podfall.scheduler.plugins.SchedulingGates;
import dev.podfall.store.ClusterState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All checks of one kind, made by those who decide. */
final class Checks {
    private Checks() {}

    /** @param template of the pods, for what the controller makes of its tolerations */
    static List<Check> ofController(NodePlacement placement, PodSpec template, Node node) {
        var out = new ArrayList<Check>();
        placement.checks(node).forEach(check -> out.add(of(check)));
        for (var note : TemplateNote.of(template)) {
            if (note instanceof TemplateNote.SecondsLost(String field, Toleration lost)) {
                out.add(new Check(
                        Asker.CONTROLLER,
                        Check.TOLERATION_SECONDS,
                        Answer.NOTE,
                        "spec.template.spec." + field,
                        text(lost),
                        "",
                        "",
                        null,
                        new Check.SecondsLost(lost),
                        false));
            }
        }
        return out;
    }

    /** @param gone pods that are not there any more when the pod comes */
    static List<Check> ofScheduler(ClusterState state, Pod pod, Node node, Instant now, Predicate<Pod> gone) {
        var out = new ArrayList<Check>();
        var name = pod.spec().schedulerName();
        boolean foreign =
                !name.equals(DefaultProfile.SCHEDULER_NAME) && pod.nodeName().isEmpty();
        if (foreign) {
            out.add(new Check(
                    Asker.SCHEDULER,
                    Check.SCHEDULER_NAME,
                    Answer.NO,
                    "spec.schedulerName",
                    name,
                    DefaultProfile.SCHEDULER_NAME,
                    "",
                    null,
                    new Check.NobodySchedules(name),
                    false));
        }
        for (var row : Explainer.explain(state, pod, node, gone)) {
            if (!row.plugin().equals(SchedulingGates.NAME) || row.verdict() != CheckResult.Verdict.PASS) {
                out.add(foreign ? notReached(row) : of(row));
            }
        }
        boolean gated = !pod.spec().schedulingGates().isEmpty();
        var preemption = foreign || gated ? null : Explainer.preemption(state, pod, node, now, gone);
        boolean ofRoom = out.stream()
                .anyMatch(check -> check.refuses()
                        && (check.rule().equals(NodeResourcesFit.NAME)
                                || check.rule().equals(NodePorts.NAME)));
        // Where labels and taints refuse, nobody thinks of priorities.
        if (preemption != null && ofRoom) {
            out.add(new Check(
                    Asker.SCHEDULER,
                    Check.PREEMPTION,
                    Answer.NOTE,
                    "spec.priority",
                    "",
                    "",
                    "",
                    null,
                    new Check.Preempts(preemption),
                    false));
        }
        return out;
    }

    /** @param others the pods that the kubelet has taken in */
    static List<Check> ofKubelet(Pod pod, Node node, List<Pod> others) {
        var out = new ArrayList<Check>();
        boolean silent = PodVerdicts.isSilent(node);
        out.add(kubelet(Check.KUBELET_READY, "node.status.conditions[Ready]", silent ? Answer.NO : Answer.YES, null));
        for (var asked : Admission.all(pod, node, others)) {
            var rule = switch (asked.rule()) {
                case PRESSURE -> Check.KUBELET_PRESSURE;
                case RESOURCES -> "resources";
                case NODE_AFFINITY -> "NodeAffinity";
                case NODE_PORTS -> "NodePorts";
                case TAINT_TOLERATION -> "TaintToleration";
            };
            var field = asked.rule() == Admission.Rule.PRESSURE ? "node.status.conditions" : "";
            out.add(kubelet(rule, field, asked.rejection() == null ? Answer.YES : Answer.NO, asked.rejection()));
        }
        return out;
    }

    private static Check kubelet(String rule, String field, Answer answer, @Nullable Rejection rejection) {
        var told = rejection == null ? null : new Check.Rejected(rejection);
        return new Check(Asker.KUBELET, rule, answer, field, "", "", "", null, told, false);
    }

    private static Check notReached(CheckResult row) {
        return new Check(
                Asker.SCHEDULER,
                row.plugin(),
                Answer.NOT_REACHED,
                row.field(),
                "",
                "",
                row.detail(),
                null,
                null,
                false);
    }

    private static Check of(PlacementCheck check) {
        return switch (check) {
            case PlacementCheck.TemplateNodeName name ->
                row(check, "nodeName", name.wanted(), name.actual(), null, null);
            case PlacementCheck.NodeSelectorPair pair ->
                row(
                        check,
                        "nodeSelector",
                        pair.key() + "=" + pair.wanted(),
                        pair.actual() == null ? "" : pair.key() + "=" + pair.actual(),
                        null,
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
                        null,
                        null);
            }
            case PlacementCheck.NodeTaint taint -> {
                var closest = taint.closest();
                var near = taint.passes() || closest == null ? null : near(closest, taint.taint());
                var toleration = taint.toleration();
                yield row(
                        check,
                        "taint",
                        taint.taint().toString(),
                        toleration == null ? "" : text(toleration),
                        near,
                        toleration == null ? null : tolerated(taint, toleration));
            }
        };
    }

    /** Seconds count for the effect that ends pods only. */
    private static Check.Tolerated tolerated(PlacementCheck.NodeTaint check, Toleration toleration) {
        var seconds = check.taint().effect() == TaintEffect.NO_EXECUTE ? toleration.seconds() : null;
        var time = seconds == null ? null : Duration.ofSeconds(Math.max(0, seconds));
        boolean added = check.automatic() || DaemonPods.isAutomatic(toleration);
        return new Check.Tolerated(toleration, added, time);
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

    private static Check row(
            PlacementCheck check,
            String rule,
            String wanted,
            String actual,
            @Nullable Near near,
            Check.@Nullable Told told) {
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
                check.phrase().toString(),
                near,
                told,
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
                Asker.SCHEDULER,
                result.plugin(),
                answer,
                result.field(),
                wanted,
                actual,
                result.detail(),
                near,
                null,
                false);
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
