package dev.podfall.scheduler.plugins;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.core.Tolerations;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.scheduler.framework.ClusterEvent;
import dev.podfall.scheduler.framework.EventHint;
import dev.podfall.scheduler.framework.FilterPlugin;
import dev.podfall.scheduler.framework.Finding;
import dev.podfall.scheduler.framework.ImageSpread;
import dev.podfall.scheduler.framework.NodeInfo;
import dev.podfall.scheduler.framework.PodInfo;
import dev.podfall.scheduler.framework.Reason;
import dev.podfall.scheduler.framework.ScorePlugin;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pods away from NoSchedule and NoExecute taints that they do not tolerate; prefers nodes with fewer
 * PreferNoSchedule taints that they do not tolerate.
 *
 * <p>Upstream: pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go.
 * <br>Differs: in nothing that we know of.
 */
public final class TaintToleration implements FilterPlugin, ScorePlugin {
    public static final String NAME = "TaintToleration";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Reason> filter(PodInfo pod, NodeInfo node) {
        var taint = untolerated(pod.pod(), node.node());
        if (taint == null) {
            return List.of();
        }
        return List.of(new Reason.UntoleratedTaint(
                taint,
                node.node().taints().indexOf(taint),
                Tolerations.closest(taint, pod.pod().spec().tolerations())));
    }

    private static @Nullable Taint untolerated(Pod pod, Node node) {
        return Tolerations.firstUntolerated(node.taints(), pod.spec().tolerations(), Tolerations.PLACING);
    }

    @Override
    public Finding passed(PodInfo pod, NodeInfo node) {
        for (var taint : node.node().taints()) {
            if (Tolerations.PLACING.contains(taint.effect())) {
                return tolerating(pod, taint);
            }
        }
        return Finding.of("node.spec.taints", "passed.no-taint");
    }

    private static Finding tolerating(PodInfo pod, Taint taint) {
        var tolerations = pod.pod().spec().tolerations();
        for (int i = 0; i < tolerations.size(); i++) {
            if (tolerations.get(i).tolerates(taint)) {
                return Finding.of("spec.tolerations[" + i + "]", "passed.tolerates", taint.toString());
            }
        }
        return Finding.of("spec.tolerations", "passed.all-taints");
    }

    @Override
    public List<EventHint> events() {
        return List.of(
                new EventHint(ClusterEvent.NODE_ADD, TaintToleration::nodeOpened),
                new EventHint(ClusterEvent.NODE_TAINT, TaintToleration::nodeOpened),
                new EventHint(
                        ClusterEvent.POD_TOLERATION,
                        (pod, before, after) -> after != null && Objects.equals(after.uid(), pod.uid())));
    }

    private static boolean nodeOpened(PodInfo pod, @Nullable KubeObject before, @Nullable KubeObject after) {
        boolean wasClosed = !(before instanceof Node old) || untolerated(pod.pod(), old) != null;
        return wasClosed && after instanceof Node node && untolerated(pod.pod(), node) == null;
    }

    @Override
    public int weight() {
        return 3;
    }

    @Override
    public boolean skips(PodInfo pod) {
        return false;
    }

    @Override
    public long[] raw(PodInfo pod, List<NodeInfo> nodes, ImageSpread images) {
        var consulted = pod.pod().spec().tolerations().stream()
                .filter(t -> t.effect() == null || t.effect() == TaintEffect.PREFER_NO_SCHEDULE)
                .toList();
        var untolerated = new long[nodes.size()];
        for (int i = 0; i < untolerated.length; i++) {
            untolerated[i] = count(nodes.get(i).node().taints(), consulted);
        }
        return untolerated;
    }

    @Override
    public long[] normalised(long[] raw) {
        return ScorePlugin.scaled(raw, true);
    }

    private static long count(List<Taint> taints, List<Toleration> tolerations) {
        long count = 0;
        for (var taint : taints) {
            if (taint.effect() == TaintEffect.PREFER_NO_SCHEDULE && !Tolerations.tolerated(taint, tolerations)) {
                count++;
            }
        }
        return count;
    }
}
