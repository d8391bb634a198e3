package dev.podfall.api.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules about lists of tolerations against lists of taints.
 *
 * <p>Upstream: staging/src/k8s.io/component-helpers/scheduling/corev1/helpers.go, pkg/apis/core/v1/helper/helpers.go.
 * <br>Differs: in nothing that we know of.
 */
public final class Tolerations {
    private Tolerations() {}

    /** Effects that keep a pod from being placed. */
    public static final Set<TaintEffect> PLACING = Set.of(TaintEffect.NO_SCHEDULE, TaintEffect.NO_EXECUTE);

    /** The effect that ends a running pod. */
    public static final Set<TaintEffect> RUNNING = Set.of(TaintEffect.NO_EXECUTE);

    public static boolean tolerated(Taint taint, List<Toleration> tolerations) {
        for (var toleration : tolerations) {
            if (toleration.tolerates(taint)) {
                return true;
            }
        }
        return false;
    }

    /** The first taint, in the node's order, of one of these effects that no toleration tolerates. */
    public static @Nullable Taint firstUntolerated(
            List<Taint> taints, List<Toleration> tolerations, Set<TaintEffect> effects) {
        for (var taint : taints) {
            if (effects.contains(taint.effect()) && !tolerated(taint, tolerations)) {
                return taint;
            }
        }
        return null;
    }

    /**
     * For each taint the first toleration in the pod's list that tolerates it; null if some taint has none.
     *
     * <p>Upstream: {@code GetMatchingTolerations}.
     */
    public static @Nullable List<Toleration> matching(List<Taint> taints, List<Toleration> tolerations) {
        var out = new ArrayList<Toleration>();
        for (var taint : taints) {
            Toleration found = null;
            for (var toleration : tolerations) {
                if (toleration.tolerates(taint)) {
                    found = toleration;
                    break;
                }
            }
            if (found == null) {
                return null;
            }
            out.add(found);
        }
        return out;
    }

    /** The list with {@code added} in the slot of an equal one, or at the end. */
    public static List<Toleration> addOrReplace(List<Toleration> tolerations, Toleration added) {
        var out = new ArrayList<Toleration>(tolerations.size() + 1);
        boolean replaced = false;
        for (var toleration : tolerations) {
            if (toleration.sameSlot(added)) {
                out.add(added);
                replaced = true;
            } else {
                out.add(toleration);
            }
        }
        if (!replaced) {
            out.add(added);
        }
        return List.copyOf(out);
    }

    /**
     * The toleration that came closest to tolerating the taint: the one whose first mismatch comes latest when key
     * matters most, then value, then effect. Null if there are no tolerations.
     */
    public static @Nullable Toleration closest(Taint taint, List<Toleration> tolerations) {
        Toleration best = null;
        int bestScore = -1;
        for (var toleration : tolerations) {
            int score = 0;
            if (toleration.key().isEmpty() || toleration.key().equals(taint.key())) {
                score += 4;
            }
            if (toleration.operator().equals(Toleration.EXISTS)
                    || toleration.value().equals(taint.value())) {
                score += 2;
            }
            if (toleration.effect() == null || toleration.effect() == taint.effect()) {
                score += 1;
            }
            if (score > bestScore) {
                bestScore = score;
                best = toleration;
            }
        }
        return bestScore >= 4 ? best : null;
    }
}
