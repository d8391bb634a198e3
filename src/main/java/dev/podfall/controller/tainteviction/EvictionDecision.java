package dev.podfall.controller.tainteviction;

import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taint eviction decided about a pod.
 *
 * @param node where the pod is
 * @param taints the node's NoExecute taints
 * @param tolerance how long the pod puts up with them; null if there are none, or the pod is gone
 * @param at when the pod will be evicted, or was; null if it will not be
 */
public record EvictionDecision(
        ObjectKey pod,
        String node,
        Verdict verdict,
        List<Taint> taints,
        @Nullable Tolerance tolerance,
        @Nullable Instant at)
        implements Explanation {

    public enum Verdict {
        /** Some taint is not tolerated, or for no time. */
        EVICTED_AT_ONCE,
        /** The countdown begins. */
        SCHEDULED,
        /** There is a countdown already, and it stays as it is, whatever the seconds are now. */
        LEFT_SCHEDULED,
        /** All taints are tolerated for ever: no countdown, or no longer. */
        TOLERATED,
        /** The taints or the pod are gone: the countdown ends. */
        CANCELLED,
        /** The countdown is over. */
        EVICTED
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
        return switch (verdict) {
            case EVICTED_AT_ONCE ->
                tolerance instanceof Tolerance.None(Taint taint)
                        ? pod + " does not tolerate " + taint + " on " + node + ": evicted at once"
                        : pod + " tolerates the NoExecute taints of " + node + " for no time: evicted at once";
            case SCHEDULED ->
                tolerance instanceof Tolerance.For some
                        ? pod + " tolerates " + some.taint() + " on " + node + " for "
                                + some.time().toSeconds() + "s: evicted then unless the taint goes"
                        : pod + " will be evicted from " + node;
            case LEFT_SCHEDULED ->
                pod + " is to be evicted from " + node + " already; a countdown that runs is not moved";
            case TOLERATED -> pod + " tolerates all NoExecute taints of " + node + " for as long as they last";
            case CANCELLED -> "the eviction of " + pod + " from " + node + " is cancelled";
            case EVICTED -> "the seconds are over for which " + pod + " tolerated the taints of " + node + ": evicted";
        };
    }
}
