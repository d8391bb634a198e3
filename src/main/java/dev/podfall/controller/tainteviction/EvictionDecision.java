package dev.podfall.controller.tainteviction;

import dev.podfall.api.core.Taint;
import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
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
    public Phrase phrase() {
        return switch (verdict) {
            case EVICTED_AT_ONCE ->
                tolerance instanceof Tolerance.None(Taint taint)
                        ? Phrase.of("decision.eviction.not-tolerated", pod, taint.toString(), node)
                        : Phrase.of("decision.eviction.no-time", pod, node);
            case SCHEDULED ->
                tolerance instanceof Tolerance.For some
                        ? Phrase.of(
                                "decision.eviction.scheduled", pod, some.taint().toString(), node, some.time())
                        : Phrase.of("decision.eviction.will-be", pod, node);
            case LEFT_SCHEDULED -> Phrase.of("decision.eviction.left", pod, node);
            case TOLERATED -> Phrase.of("decision.eviction.tolerated", pod, node);
            case CANCELLED -> Phrase.of("decision.eviction.cancelled", pod, node);
            case EVICTED -> Phrase.of("decision.eviction.over", pod, node);
        };
    }
}
