package dev.podfall.apiserver.admission;

import dev.podfall.api.core.Taint;
import dev.podfall.api.core.TaintEffect;
import dev.podfall.api.core.Toleration;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A pod that says nothing about it stays for five minutes on a node that is not ready or unreachable.
 *
 * <p>Upstream: plugin/pkg/admission/defaulttolerationseconds/admission.go.
 * <br>Differs: in nothing that we know of.
 */
final class DefaultTolerationSeconds {
    private static final List<String> KEYS = List.of(Taint.NOT_READY, Taint.UNREACHABLE);
    private static final long SECONDS = 300;

    private DefaultTolerationSeconds() {}

    static List<Toleration> admit(List<Toleration> tolerations) {
        var out = tolerations;
        for (var key : KEYS) {
            if (tolerations.stream().noneMatch(t -> covers(t, key))) {
                var more = new ArrayList<Toleration>(out.size() + 1);
                more.addAll(out);
                more.add(new Toleration(key, Toleration.EXISTS, "", TaintEffect.NO_EXECUTE, SECONDS));
                out = more;
            }
        }
        return out;
    }

    private static boolean covers(Toleration toleration, String key) {
        return (toleration.key().isEmpty() || toleration.key().equals(key))
                && (toleration.effect() == null || toleration.effect() == TaintEffect.NO_EXECUTE);
    }

    /** The same for a document that may still be wrong. */
    static Tree.Obj admit(Tree.Obj spec) {
        var added = new ArrayList<Tree>();
        for (var key : KEYS) {
            if (spec.list("tolerations").stream().noneMatch(t -> covers(t, key))) {
                added.add(new Toleration(key, Toleration.EXISTS, "", TaintEffect.NO_EXECUTE, SECONDS).toTree());
            }
        }
        if (added.isEmpty()) {
            return spec;
        }
        var all = new ArrayList<>(spec.list("tolerations"));
        all.addAll(added);
        return spec.with("tolerations", Tree.list(all));
    }

    private static boolean covers(Tree item, String key) {
        if (!(item instanceof Tree.Obj toleration)) {
            return false;
        }
        var itsKey = toleration.text("key", "");
        var effect = toleration.text("effect", "");
        return (itsKey.isEmpty() || itsKey.equals(key))
                && (effect.isEmpty() || effect.equals(TaintEffect.NO_EXECUTE.wire()));
    }
}
