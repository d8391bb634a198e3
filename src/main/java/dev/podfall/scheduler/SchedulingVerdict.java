package dev.podfall.scheduler;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import dev.podfall.scheduler.framework.Rejection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scheduling cycle decided, and on what grounds.
 *
 * @param node where the pod goes; empty if nowhere
 * @param nominated where preemption makes room for it; empty if nowhere
 * @param refusals why not, for the nodes that were looked at and said no, in that order; the first {@link #KEPT}, for
 *     the others ask {@link Explainer}
 * @param refused how many nodes were looked at and said no
 * @param others what holds for all nodes that were not looked at; null if there is nothing to say
 * @param nodes how many nodes there were
 * @param message as the event words it
 */
public record SchedulingVerdict(
        ObjectKey pod,
        String node,
        String nominated,
        Map<String, Rejection> refusals,
        int refused,
        @Nullable Rejection others,
        int nodes,
        String message)
        implements Explanation {

    /** How many nodes' refusals are kept: a pod that fits none of thousands is tried often. */
    public static final int KEPT = 256;

    static SchedulingVerdict of(ObjectKey pod, String node, String nominated, Diagnosis diagnosis, String message) {
        var byNode = diagnosis.byNode();
        return new SchedulingVerdict(
                pod, node, nominated, kept(byNode), byNode.size(), diagnosis.others(), diagnosis.nodes(), message);
    }

    private static Map<String, Rejection> kept(Map<String, Rejection> byNode) {
        if (byNode.size() <= KEPT) {
            return byNode;
        }
        var out = new LinkedHashMap<String, Rejection>();
        for (var entry : byNode.entrySet()) {
            out.put(entry.getKey(), entry.getValue());
            if (out.size() == KEPT) {
                break;
            }
        }
        return Collections.unmodifiableMap(out);
    }

    /** Whether the refusals of all nodes that were looked at are kept. */
    public boolean isComplete() {
        return refusals.size() == refused;
    }

    public boolean isPlaced() {
        return !node.isEmpty();
    }

    /** What a node said; null if it said yes, or that is not kept, or there is nothing to say of those not asked. */
    public @Nullable Rejection refusal(String nodeName) {
        var own = refusals.get(nodeName);
        if (own != null || nodeName.equals(node) || !isComplete()) {
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
    public Phrase phrase() {
        return Phrase.verbatim(message);
    }
}
