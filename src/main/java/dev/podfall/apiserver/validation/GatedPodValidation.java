package dev.podfall.apiserver.validation;

import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * A pod that waits at its gates may still be told more about where it may go, never less.
 *
 * <p>Upstream: pkg/apis/core/validation/validation.go, {@code validateNodeSelectorMutation},
 * {@code validateNodeAffinityMutation}.
 * <br>Differs: in nothing that we know of.
 */
final class GatedPodValidation {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String TERMS = "nodeSelectorTerms";

    private GatedPodValidation() {}

    /** The new spec with what may be added to as it was. */
    static Tree.Obj additions(FieldErrors errors, Tree.Obj spec, Tree.Obj old) {
        nodeSelector(errors, spec.obj("nodeSelector"), old.obj("nodeSelector"));
        var out = spec.withOptional("nodeSelector", old.get("nodeSelector"));
        var affinity = spec.obj("affinity");
        var oldNode = old.obj("affinity").get("nodeAffinity");
        if (affinity.obj("nodeAffinity").equals(old.obj("affinity").obj("nodeAffinity"))) {
            return out;
        }
        nodeAffinity(errors, affinity.obj("nodeAffinity"), oldNode instanceof Tree.Obj o ? o : Tree.obj());
        var restored = affinity.withOptional("nodeAffinity", oldNode);
        boolean gone = !old.has("affinity") && restored.isEmpty();
        return out.withOptional("affinity", gone ? null : restored);
    }

    private static void nodeSelector(FieldErrors errors, Tree.Obj selector, Tree.Obj old) {
        for (var key : old.keys()) {
            if (!old.text(key, "").equals(selector.text(key))) {
                errors.invalid(
                        FieldPath.SPEC.child("nodeSelector"),
                        selector.isEmpty() ? Tree.NIL : selector,
                        "only additions to spec.nodeSelector are allowed (no mutations or deletions)",
                        FieldError.Rule.STAYS);
                return;
            }
        }
    }

    private static void nodeAffinity(FieldErrors errors, Tree.Obj affinity, Tree.Obj old) {
        var path = FieldPath.SPEC
                .child("affinity")
                .child("nodeAffinity")
                .child(REQUIRED)
                .child(TERMS);
        var terms = affinity.obj(REQUIRED).list(TERMS);
        var oldTerms = old.obj(REQUIRED).list(TERMS);
        if (!oldTerms.isEmpty() && oldTerms.size() != terms.size()) {
            errors.invalidRendered(
                    path,
                    InternalTypes.list("NodeSelectorTerm", terms),
                    "no additions/deletions to non-empty NodeSelectorTerms list are allowed",
                    FieldError.Rule.STAYS);
            return;
        }
        for (int i = 0; i < oldTerms.size(); i++) {
            if (terms.get(i) instanceof Tree.Obj term
                    && oldTerms.get(i) instanceof Tree.Obj oldTerm
                    && !onlyAdds(term, oldTerm)) {
                errors.invalidRendered(
                        path.index(i),
                        InternalTypes.struct("NodeSelectorTerm", term),
                        "only additions are allowed (no mutations or deletions)",
                        FieldError.Rule.STAYS);
            }
        }
    }

    private static boolean onlyAdds(Tree.Obj term, Tree.Obj old) {
        var lists = List.of("matchExpressions", "matchFields");
        boolean wasEmpty = lists.stream().allMatch(list -> old.list(list).isEmpty());
        if (wasEmpty && lists.stream().anyMatch(list -> !term.list(list).isEmpty())) {
            return false;
        }
        return lists.stream().allMatch(list -> beginsWith(term.list(list), old.list(list)));
    }

    private static boolean beginsWith(List<Tree> items, List<Tree> first) {
        return items.size() >= first.size() && items.subList(0, first.size()).equals(first);
    }
}
