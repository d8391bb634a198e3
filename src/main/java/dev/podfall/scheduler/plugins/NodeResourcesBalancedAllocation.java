package dev.podfall.scheduler.plugins;

import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Requests;
import dev.podfall.scheduler.framework.ScorePlugin;
import java.util.List;

/**
 * Prefers nodes where the pod brings the shares of CPU and memory in use closer together.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go.
 * <br>Differs: cpu and memory only, the default.
 */
public final class NodeResourcesBalancedAllocation implements ScorePlugin {
    public static final String NAME = "NodeResourcesBalancedAllocation";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public boolean skips(PodInfo pod) {
        return pod.requests().milliCpu() == 0 && pod.requests().memory() == 0;
    }

    @Override
    public long[] raw(PodInfo pod, List<NodeInfo> nodes, ImageSpread images) {
        var out = new long[nodes.size()];
        for (int i = 0; i < out.length; i++) {
            var node = nodes.get(i);
            long with = balance(node.requested().plus(pod.requests()), node.allocatable());
            long without = balance(node.requested(), node.allocatable());
            out[i] = MAX / 2 + (MAX / 2 + with - without) / 2;
        }
        return out;
    }

    /** 100 when the same share of both is in use, less the more they differ. */
    static long balance(Requests requested, Requests allocatable) {
        double deviation = 0;
        if (allocatable.milliCpu() != 0 && allocatable.memory() != 0) {
            double cpu = Math.min(1, (double) requested.milliCpu() / allocatable.milliCpu());
            double memory = Math.min(1, (double) requested.memory() / allocatable.memory());
            deviation = Math.abs((cpu - memory) / 2);
        }
        return (long) ((1 - deviation) * MAX);
    }
}
