package dev.podfall.scheduler.plugins;

import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.EventHint;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import java.util.List;

/**
 * Holds a pod to the node that it names. Such a pod is bound already and never comes to the scheduler; the rule serves
 * those who ask what would be.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/nodename/node_name.go.
 * <br>Differs: in nothing that we know of.
 */
public final class NodeName implements FilterPlugin {
    public static final String NAME = "NodeName";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reason> filter(PodInfo pod, NodeInfo node) {
        var wanted = pod.pod().nodeName();
        return wanted.isEmpty() || wanted.equals(node.name())
                ? List.of()
                : List.of(new Reason.OtherNodeName(wanted, node.name()));
    }

    @Override
    public Finding passed(PodInfo pod, NodeInfo node) {
        return pod.pod().nodeName().isEmpty()
                ? Finding.of("", "passed.no-name")
                : Finding.of("spec.nodeName", "passed.name");
    }

    @Override
    public List<EventHint> events() {
        return List.of(EventHint.always(ClusterEvent.NODE_ADD));
    }
}
