package dev.podfall.scheduler.plugins;

import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.ScorePlugin;
import java.util.List;

/**
 * Prefers nodes that have the pod's images already, by size, and by how widely each image is spread.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/imagelocality/image_locality.go.
 * <br>Differs: image volumes are not counted.
 */
public final class ImageLocality implements ScorePlugin {
    public static final String NAME = "ImageLocality";
    private static final long MEBIBYTE = 1L << 20;
    private static final long LEAST = 23 * MEBIBYTE;
    private static final long MOST_PER_CONTAINER = 1000 * MEBIBYTE;

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
        return false;
    }

    @Override
    public long[] raw(PodInfo pod, List<NodeInfo> nodes, ImageSpread spread) {
        var wanted = pod.images();
        var out = new long[nodes.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = priority(sum(wanted, nodes.get(i), spread), wanted.size());
        }
        return out;
    }

    private static long sum(List<String> wanted, NodeInfo node, ImageSpread spread) {
        long sum = 0;
        var there = node.images();
        if (there.isEmpty()) {
            return 0;
        }
        for (var image : wanted) {
            var size = there.get(image);
            if (size != null) {
                sum += (long) (size * ((double) spread.nodesWith(image) / spread.totalNodes()));
            }
        }
        return sum;
    }

    private static long priority(long sum, int containers) {
        long most = MOST_PER_CONTAINER * containers;
        long clamped = Math.min(Math.max(sum, LEAST), most);
        return MAX * (clamped - LEAST) / (most - LEAST);
    }
}
