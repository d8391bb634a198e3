package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.scheduling.PriorityClass;
import dev.podfall.scheduler.framework.Code;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.scheduler.plugins.DefaultProfile;
import dev.podfall.scheduler.plugins.SchedulingGates;
import dev.podfall.store.ClusterState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every check of the scheduler for one pod on one node, by the rules that decide. Pure: asks a state, changes nothing.
 *
 * <p>Upstream: pkg/scheduler/framework/runtime/framework.go, {@code RunFilterPlugins}, which stops at the first no.
 * <br>Differs: goes on to the end; pods nominated to the node are not counted.
 */
public final class Explainer {
    private static final Profile PROFILE = DefaultProfile.create();

    private Explainer() {}

    /** A row for every plugin that can say no, in their order. The pod itself is not counted as being on the node. */
    public static List<CheckResult> explain(ClusterState state, Pod pod, Node node) {
        return explain(state, pod, node, other -> false);
    }

    /** The same, as if some of the pods that are there were not. */
    public static List<CheckResult> explain(ClusterState state, Pod pod, Node node, Predicate<Pod> gone) {
        return explain(PodInfo.of(pod), nodeInfo(state, pod, node, gone));
    }

    /**
     * What preemption would do for a pod that the plugins refuse, on this node alone.
     *
     * @param gone pods to be left out
     * @return null if nothing refuses the pod
     */
    public static @Nullable PreemptionOutlook preemption(
            ClusterState state, Pod pod, Node node, Instant now, Predicate<Pod> gone) {
        var asked = PodInfo.of(pod);
        var on = nodeInfo(state, pod, node, gone);
        var refusal = PROFILE.filter(asked, on);
        if (refusal == null) {
            return null;
        }
        int priority = asked.priority();
        if (refusal.code() != Code.UNSCHEDULABLE) {
            return new PreemptionOutlook.NotHelpful(priority);
        }
        if (pod.spec().preemptionPolicy().equals(PriorityClass.NEVER)) {
            return new PreemptionOutlook.Never(priority);
        }
        var lowest = on.pods().stream().mapToInt(PodInfo::priority).min();
        return switch (Preemption.tryOut(asked, on, now, tried -> PROFILE.filter(asked, tried))) {
            case Preemption.Room(var victims) ->
                new PreemptionOutlook.Helps(
                        priority, victims.stream().map(PodInfo::key).toList());
            case Preemption.Refused _ ->
                lowest.isEmpty() || lowest.getAsInt() >= priority
                        ? new PreemptionOutlook.NobodyLower(priority, lowest.isEmpty() ? priority : lowest.getAsInt())
                        : new PreemptionOutlook.NotEnough(priority);
        };
    }

    private static List<CheckResult> explain(PodInfo pod, NodeInfo node) {
        var rows = new ArrayList<CheckResult>();
        var gated = SchedulingGates.preEnqueue(pod);
        boolean open = gated == null;
        rows.add(
                gated == null
                        ? new CheckResult(SchedulingGates.NAME, true, Finding.of("", "passed.no-gates"), List.of())
                        : new CheckResult(SchedulingGates.NAME, true, null, List.of(gated)));
        for (var entry : PROFILE.filterAll(pod, node).entrySet()) {
            var plugin = entry.getKey();
            var reasons = entry.getValue();
            rows.add(
                    new CheckResult(plugin.name(), open, reasons.isEmpty() ? plugin.passed(pod, node) : null, reasons));
            open &= reasons.isEmpty();
        }
        return List.copyOf(rows);
    }

    private static NodeInfo nodeInfo(ClusterState state, Pod pod, Node node, Predicate<Pod> gone) {
        var counted = new ArrayList<PodInfo>();
        for (var there : state.podsOnNode(node.name())) {
            if (!there.isTerminal() && !there.key().equals(pod.key()) && !gone.test(there)) {
                counted.add(PodInfo.of(there));
            }
        }
        return NodeInfo.of(node, counted);
    }
}
