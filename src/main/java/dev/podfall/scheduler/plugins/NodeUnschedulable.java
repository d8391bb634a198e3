package dev.podfall.scheduler.plugins;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Tolerations;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.EventHint;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pods away from cordoned nodes, unless they tolerate that.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/nodeunschedulable/node_unschedulable.go.
 * <br>Differs: in nothing that we know of.
 */
public final class NodeUnschedulable implements FilterPlugin {
    public static final String NAME = "NodeUnschedulable";
    private static final Taint CORDONED = Taint.of(Taint.UNSCHEDULABLE, TaintEffect.NO_SCHEDULE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reason> filter(PodInfo pod, NodeInfo node) {
        if (!node.node().spec().unschedulable() || tolerates(pod.pod())) {
            return List.of();
        }
        return List.of(new Reason.Unschedulable(node.name()));
    }

    private static boolean tolerates(Pod pod) {
        return Tolerations.tolerated(CORDONED, pod.spec().tolerations());
    }

    @Override
    public Finding passed(PodInfo pod, NodeInfo node) {
        return node.node().spec().unschedulable()
                ? Finding.of("spec.tolerations", "passed.cordoned")
                : Finding.of("node.spec.unschedulable", "passed.not-cordoned");
    }

    @Override
    public List<EventHint> events() {
        return List.of(
                new EventHint(ClusterEvent.NODE_ADD, NodeUnschedulable::nodeOpened),
                new EventHint(ClusterEvent.NODE_TAINT, NodeUnschedulable::nodeOpened),
                new EventHint(
                        ClusterEvent.POD_TOLERATION, (pod, before, after) -> after instanceof Pod p && tolerates(p)));
    }

    private static boolean nodeOpened(PodInfo pod, @Nullable KubeObject before, @Nullable KubeObject after) {
        boolean wasClosed = !(before instanceof Node old) || old.spec().unschedulable();
        return wasClosed && after instanceof Node node && !node.spec().unschedulable();
    }
}
