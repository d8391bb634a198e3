package dev.podfall.scheduler.framework;

import java.util.List;

/**
 * Prefers some nodes to others.
 *
 * <p>Upstream: staging/src/k8s.io/kube-scheduler/framework/interface.go, {@code PreScorePlugin}, {@code ScorePlugin}.
 * <br>Differs: scores all nodes at once.
 */
public interface ScorePlugin {
    long MAX = 100;

    String name();

    /** How often the score counts. */
    int weight();

    /** Whether it has nothing to say about this pod, so that it adds nothing to any node. */
    boolean skips(PodInfo pod);

    /** For each node how well it suits, on a scale of the plugin's own. */
    long[] raw(PodInfo pod, List<NodeInfo> nodes, ImageSpread images);

    /** The same as 0 to 100; may be written over the raw scores. */
    default long[] normalised(long[] raw) {
        return raw;
    }

    /** For each node 0 to 100. */
    default long[] score(PodInfo pod, List<NodeInfo> nodes, ImageSpread images) {
        return normalised(raw(pod, nodes, images));
    }

    /**
     * Scales scores so that the largest becomes 100, and turns them round if asked to.
     *
     * <p>Upstream: pkg/scheduler/framework/plugins/helper/normalize_score.go.
     */
    static long[] scaled(long[] scores, boolean reversed) {
        long max = 0;
        for (long score : scores) {
            max = Math.max(max, score);
        }
        for (int i = 0; i < scores.length; i++) {
            long scaled = max == 0 ? 0 : scores[i] * MAX / max;
            scores[i] = reversed ? MAX - scaled : scaled;
        }
        return scores;
    }
}
