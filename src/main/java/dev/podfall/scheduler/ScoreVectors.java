package dev.podfall.scheduler;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.tree.Tree;
import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.ScorePlugin;
import dev.podfall.scheduler.plugins.NodeAffinity;
import dev.podfall.scheduler.plugins.NodeResourcesBalancedAllocation;
import dev.podfall.scheduler.plugins.NodeResourcesFit;
import dev.podfall.scheduler.plugins.TaintToleration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which nodes have room for a pod, and how well each suits it: the answer to a recorded question.
 *
 * <p>Upstream: pkg/scheduler/framework/runtime/framework.go, {@code RunScorePlugins}.
 * <br>Differs: one plugin that filters and four that score, none of which looks at images.
 */
public final class ScoreVectors {
    private static final NodeResourcesFit FIT = new NodeResourcesFit();
    private static final List<ScorePlugin> PLUGINS =
            List.of(new TaintToleration(), new NodeAffinity(), FIT, new NodeResourcesBalancedAllocation());

    private ScoreVectors() {}

    /**
     * The answer as a document.
     *
     * @param pods those that are on the nodes already
     * @return {@code fits}: for each node true or the reasons against it; for each plugin that has something to say its
     *     {@code raw} and {@code normalised} scores of the nodes that fit and its {@code weight}; {@code total}
     */
    public static Tree.Obj of(List<Node> nodes, List<Pod> pods, Pod asked) {
        var pod = PodInfo.of(asked);
        var fits = Tree.builder();
        var room = new ArrayList<NodeInfo>();
        for (var node : nodes) {
            var there = pods.stream()
                    .filter(other -> other.nodeName().equals(node.name()))
                    .map(PodInfo::of)
                    .toList();
            var info = NodeInfo.of(node, there);
            var reasons = FIT.filter(pod, info);
            if (reasons.isEmpty()) {
                room.add(info);
                fits.put(node.name(), true);
            } else {
                fits.put(
                        node.name(),
                        Tree.texts(reasons.stream().map(Reason::message).toList()));
            }
        }
        var out = Tree.builder().put("fits", fits.build());
        var total = new long[room.size()];
        for (var plugin : PLUGINS) {
            if (!room.isEmpty() && !plugin.skips(pod)) {
                out.put(plugin.name(), scores(plugin, pod, room, total));
            }
        }
        return out.put("total", byNode(room, total)).build();
    }

    private static Tree.Obj scores(ScorePlugin plugin, PodInfo pod, List<NodeInfo> nodes, long[] total) {
        var raw = plugin.raw(pod, nodes, ImageSpread.NONE);
        var rawByNode = byNode(nodes, raw);
        var normalised = plugin.normalised(raw);
        for (int i = 0; i < total.length; i++) {
            total[i] += normalised[i] * plugin.weight();
        }
        return Tree.builder()
                .put("raw", rawByNode)
                .put("normalised", byNode(nodes, normalised))
                .put("weight", plugin.weight())
                .build();
    }

    private static Tree.Obj byNode(List<NodeInfo> nodes, long[] scores) {
        var out = Tree.builder();
        for (int i = 0; i < scores.length; i++) {
            out.put(nodes.get(i).name(), scores[i]);
        }
        return out.build();
    }
}
