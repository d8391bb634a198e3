package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A pod's leave to be on nodes with certain taints.
 *
 * <p>Upstream: staging/src/k8s.io/api/core/v1/toleration.go, {@code ToleratesTaint}.
 * <br>Differs: the operators Lt and Gt (alpha, off by default in v1.36) never tolerate.
 *
 * @param key empty means any key, with {@code Exists}
 * @param operator as written; empty means {@code Equal}
 * @param effect null means any effect
 * @param seconds how long a NoExecute taint is tolerated; null means for ever. Plays no part in matching.
 */
public record Toleration(
        String key,
        String operator,
        String value,
        @Nullable TaintEffect effect,
        @Nullable Long seconds) {

    public static final String EXISTS = "Exists";
    public static final String EQUAL = "Equal";

    public static Toleration exists(String key, @Nullable TaintEffect effect) {
        return new Toleration(key, EXISTS, "", effect, null);
    }

    public boolean tolerates(Taint taint) {
        return mismatch(taint) == Mismatch.NONE;
    }

    /** The first thing, in upstream's order of looking, that keeps this toleration from tolerating the taint. */
    public enum Mismatch {
        EFFECT,
        KEY,
        VALUE,
        OPERATOR,
        NONE
    }

    public Mismatch mismatch(Taint taint) {
        if (effect != null && effect != taint.effect()) {
            return Mismatch.EFFECT;
        }
        if (!key.isEmpty() && !key.equals(taint.key())) {
            return Mismatch.KEY;
        }
        return switch (operator) {
            case "", EQUAL -> value.equals(taint.value()) ? Mismatch.NONE : Mismatch.VALUE;
            case EXISTS -> Mismatch.NONE;
            default -> Mismatch.OPERATOR;
        };
    }

    /** Same key, effect, operator and value: a controller's toleration replaces such a one instead of joining it. */
    public boolean sameSlot(Toleration other) {
        return key.equals(other.key)
                && effect == other.effect
                && operator.equals(other.operator)
                && value.equals(other.value);
    }

    /** The same without an end. */
    public Toleration forEver() {
        return new Toleration(key, operator, value, effect, null);
    }

    /**
     * {@code gpu=true:NoSchedule}, {@code gpu:NoExecute op=Exists for 300s}
     *
     * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code printTolerationsMultilineWithIndent}.
     */
    @Override
    public String toString() {
        var out = new StringBuilder(key);
        if (!value.isEmpty()) {
            out.append('=').append(value);
        }
        if (effect != null) {
            out.append(':').append(effect.wire());
        }
        if (operator.equals(EXISTS) && value.isEmpty()) {
            out.append(out.isEmpty() ? "op=Exists" : " op=Exists");
        }
        if (seconds != null) {
            out.append(" for ").append(seconds).append('s');
        }
        return out.toString();
    }

    public static Toleration fromTree(Tree.Obj tree) {
        return new Toleration(
                tree.text("key", ""),
                tree.text("operator", ""),
                tree.text("value", ""),
                TaintEffect.of(tree.text("effect", "")),
                tree.number("tolerationSeconds"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putUnlessEmpty("key", key)
                .putUnlessEmpty("operator", operator)
                .putUnlessEmpty("value", value)
                .put("effect", effect == null ? null : effect.wire())
                .put("tolerationSeconds", seconds)
                .build();
    }
}
