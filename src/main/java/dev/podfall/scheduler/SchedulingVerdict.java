package dev.podfall.scheduler;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.scheduler.framework.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduling cycle decided, and on what grounds.
 *
 * @param node where the pod goes; empty if nowhere
 * @param nominated where preemption makes room for it; empty if nowhere
 * @param refusals why not, for each node that was looked at and said no, in that order
 * @param others what holds for all nodes that were not looked at; null if there is nothing to say
 * @param nodes how many nodes there were
 * @param message as the event words it
 */
public record SchedulingVerdict(
        ObjectKey pod,
        String node,
        String nominated,
        Map<String, Rejection> refusals,
        @Nullable Rejection others,
        int nodes,
        String message)
        implements Explanation {

    static SchedulingVerdict of(ObjectKey pod, String node, String nominated, Diagnosis diagnosis, String message) {
        return new SchedulingVerdict(
                pod, node, nominated, diagnosis.byNode(), diagnosis.others(), diagnosis.nodes(), message);
    }

    public boolean isPlaced() {
        return !node.isEmpty();
    }

    /** What a node said; null if it said yes, or was not asked and there is nothing to say of those. */
    public @Nullable Rejection refusal(String nodeName) {
        var own = refusals.get(nodeName);
        if (own != null || nodeName.equals(node)) {
            return own;
        }
        return others;
    }

    @Override
    public Kind subjectKind() {
        return Kind.POD;
    }

    @Override
    public ObjectKey subject() {
        return pod;
    }

    @Override
    public String summary() {
        return message;
    }
}
