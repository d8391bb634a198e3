package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Profile;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.plugins.DefaultProfile;
import dev.podfall.scheduler.plugins.SchedulingGates;
import dev.podfall.store.ClusterState;
import java.util.ArrayList;
import java.util.List;

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
        return explain(PodInfo.of(pod), nodeInfo(state, pod, node));
    }

    private static List<CheckResult> explain(PodInfo pod, NodeInfo node) {
        var rows = new ArrayList<CheckResult>();
        var gated = SchedulingGates.preEnqueue(pod);
        boolean open = row(
                rows,
                SchedulingGates.NAME,
                gated == null ? List.of() : List.of(gated),
                new Finding("", "no scheduling gates"),
                true);
        for (var entry : PROFILE.filterAll(pod, node).entrySet()) {
            var plugin = entry.getKey();
            var reasons = entry.getValue();
            var finding = reasons.isEmpty() ? plugin.passed(pod, node) : new Finding("", "");
            open = row(rows, plugin.name(), reasons, finding, open);
        }
        return List.copyOf(rows);
    }

    /** Adds a row; tells whether the next plugin is reached. */
    private static boolean row(
            List<CheckResult> rows, String plugin, List<Reason> reasons, Finding passed, boolean reached) {
        boolean yes = reasons.isEmpty();
        var verdict =
                !reached ? CheckResult.Verdict.NOT_REACHED : yes ? CheckResult.Verdict.PASS : CheckResult.Verdict.FAIL;
        var field = yes ? passed.field() : reasons.getFirst().field();
        var detail = yes
                ? passed.detail()
                : String.join("; ", reasons.stream().map(Reason::detail).toList());
        rows.add(new CheckResult(plugin, verdict, field, detail, reasons));
        return reached && yes;
    }

    private static NodeInfo nodeInfo(ClusterState state, Pod pod, Node node) {
        var info = NodeInfo.of(node);
        for (var there : state.podsOnNode(node.name())) {
            if (!there.isTerminal() && !there.key().equals(pod.key())) {
                info.add(PodInfo.of(there));
            }
        }
        return info;
    }
}
