package dev.podfall.explain;

import dev.podfall.api.core.Condition;
import dev.podfall.api.core.Node;
import dev.podfall.api.core.NodeNetwork;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.PodSpec;
import dev.podfall.api.core.Toleration;
import dev.podfall.controller.daemon.NodePlacement;
import dev.podfall.kubelet.Admission;
import dev.podfall.scheduler.CheckResult;
import dev.podfall.scheduler.Explainer;
import dev.podfall.scheduler.plugins.DefaultProfile;
import dev.podfall.scheduler.plugins.SchedulingGates;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All checks of one kind, made by those who decide. */
final class Checks {
    private Checks() {}

    /** @param template of the pods, for what the controller makes of its tolerations */
    static List<Check> ofController(NodePlacement placement, PodSpec template, Node node) {
        var out = new ArrayList<Check>();
        placement.checks(node).forEach(check -> out.add(new Check.Placement(check)));
        for (var note : TemplateNote.of(template)) {
            if (note instanceof TemplateNote.SecondsLost(String field, Toleration lost)) {
                out.add(new Check.SecondsLost("spec.template.spec." + field, lost));
            }
        }
        return out;
    }

    /** @param gone pods that are not there any more when the pod comes */
    static List<Check> ofScheduler(ClusterState state, Pod pod, Node node, Instant now, Predicate<Pod> gone) {
        var out = new ArrayList<Check>();
        boolean foreign = pod.nodeName().isEmpty() && isForeign(pod);
        if (foreign) {
            out.add(new Check.NobodySchedules(pod.spec().schedulerName()));
        }
        var rows = Explainer.explain(state, pod, node, gone);
        for (var row : rows) {
            // That a pod has no gates is not worth a row.
            if (!row.plugin().equals(SchedulingGates.NAME) || row.verdict() != CheckResult.Verdict.PASS) {
                out.add(new Check.Plugin(foreign ? row.notReached() : row));
            }
        }
        boolean gated = !pod.spec().schedulingGates().isEmpty();
        var preemption = foreign || gated ? null : Explainer.preemption(state, pod, node, now, gone);
        // Where labels and taints refuse, nobody thinks of priorities.
        if (preemption != null && rows.stream().anyMatch(Checks::lacksRoom)) {
            out.add(new Check.Preempts(preemption));
        }
        return out;
    }

    private static boolean isForeign(Pod pod) {
        return !pod.spec().schedulerName().equals(DefaultProfile.SCHEDULER_NAME);
    }

    private static boolean lacksRoom(CheckResult row) {
        return row.verdict() == CheckResult.Verdict.FAIL
                && row.reasons().stream().anyMatch(PendingAnswer::isOfRoom);
    }

    /** @param others the pods that the kubelet has taken in */
    static List<Check> ofKubelet(Pod pod, Node node, List<Pod> others) {
        var out = new ArrayList<Check>();
        var ready = node.status().condition(Condition.READY);
        boolean says = ready != null && ready.status().equals(Condition.FALSE);
        out.add(new Check.KubeletAnswers(PodVerdicts.isSilent(node), says ? ready : null));
        Admission.all(pod, node, others).forEach(asked -> out.add(new Check.Admits(asked)));
        var plugin = NodeNetwork.awaited(node);
        if (plugin != null) {
            out.add(new Check.HasNetwork(plugin, !pod.spec().hostNetwork()));
        }
        return out;
    }
}
