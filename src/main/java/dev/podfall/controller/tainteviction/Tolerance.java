package dev.podfall.controller.tainteviction;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.core.Tolerations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a pod puts up with NoExecute taints.
 *
 * <p>Upstream: pkg/controller/tainteviction/taint_eviction.go, {@code processPodOnNode}, {@code getMinTolerationTime}.
 * <br>Differs: in nothing that we know of.
 */
public sealed interface Tolerance {

    /** Not at all: the pod goes at once. */
    record None(Taint taint) implements Tolerance {}

    /**
     * For a while.
     *
     * @param taint the taint whose toleration runs out first
     * @param toleration the first in the pod's list that tolerates it
     * @param time never negative
     */
    record For(Taint taint, Toleration toleration, Duration time) implements Tolerance {}

    /** As long as these taints last. */
    record Forever() implements Tolerance {}

    /** The tolerance of all {@code taints} at once: for each the first toleration that matches counts, then the shortest. */
    static Tolerance of(List<Taint> taints, List<Toleration> tolerations) {
        var untolerated = Tolerations.firstUntolerated(taints, tolerations, Tolerations.RUNNING);
        if (untolerated != null) {
            return new None(untolerated);
        }
        var used = Objects.requireNonNull(Tolerations.matching(taints, tolerations), "tolerated one by one");
        For shortest = null;
        for (int i = 0; i < used.size(); i++) {
            var time = time(used.get(i));
            if (time != null && (shortest == null || time.compareTo(shortest.time()) < 0)) {
                shortest = new For(taints.get(i), used.get(i), time);
            }
        }
        return shortest == null ? new Forever() : shortest;
    }

    private static @Nullable Duration time(Toleration toleration) {
        var seconds = toleration.seconds();
        return seconds == null ? null : Duration.ofSeconds(Math.max(seconds, 0));
    }

    /** Those of the taints that end running pods, in the node's order. */
    static List<Taint> noExecute(List<Taint> taints) {
        for (var taint : taints) {
            if (taint.effect() == TaintEffect.NO_EXECUTE) {
                return taints.stream()
                        .filter(t -> t.effect() == TaintEffect.NO_EXECUTE)
                        .toList();
            }
        }
        return List.of();
    }
}
