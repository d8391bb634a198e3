package dev.podfall.explain;

import dev.podfall.api.core.Node;
import dev.podfall.api.core.Pod;
import dev.podfall.api.tree.Tree;
import dev.podfall.scheduler.ScoreVectors;
import java.util.List;

/** How well nodes suit a pod, in the scheduler's numbers: the answer to a recorded question. */
public final class ScoreAnswer {
    private ScoreAnswer() {}

    /** @param pods those that are on the nodes already */
    public static Tree.Obj of(List<Node> nodes, List<Pod> pods, Pod asked) {
        return ScoreVectors.of(nodes, pods, asked);
    }
}
