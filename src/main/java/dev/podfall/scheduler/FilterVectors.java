package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Rejection;
import dev.podfall.scheduler.plugins.NodeAffinity;
import dev.podfall.scheduler.plugins.NodeName;
import dev.podfall.scheduler.plugins.NodeUnschedulable;
import dev.podfall.scheduler.plugins.TaintToleration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on a bare pod of those plugins that look at the node alone, not at what is on it.
 *
 * <p>Upstream: pkg/scheduler/framework/runtime/framework.go, {@code RunFilterPlugins}.
 * <br>Differs: four plugins only.
 */
public final class FilterVectors {
    private static final List<FilterPlugin> PLUGINS =
            List.of(new NodeUnschedulable(), new NodeName(), new TaintToleration(), new NodeAffinity());

    private FilterVectors() {}

    /** The first no, null if all say yes. */
    public static @Nullable Rejection filter(Pod pod, Node node) {
        var podInfo = PodInfo.of(pod);
        var nodeInfo = NodeInfo.of(node);
        for (var plugin : PLUGINS) {
            var reasons = plugin.filter(podInfo, nodeInfo);
            if (!reasons.isEmpty()) {
                return new Rejection(plugin.name(), reasons);
            }
        }
        return null;
    }
}
