package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pod's affinity. Node affinity is read; pod affinity and anti-affinity are kept in {@code rest}.
 *
 * @param required the terms of requiredDuringSchedulingIgnoredDuringExecution, any of which must match; null if absent
 * @param preferred what earns a node points
 */
public record Affinity(@Nullable List<NodeSelectorTerm> required, List<PreferredTerm> preferred, Tree.Obj rest) {

    public static final Affinity NONE = new Affinity(null, List.of(), Tree.obj());

    /** @param weight 1 to 100 */
    public record PreferredTerm(int weight, NodeSelectorTerm preference) {
        static PreferredTerm fromTree(Tree.Obj tree) {
            return new PreferredTerm((int) tree.number("weight", 0), NodeSelectorTerm.fromTree(tree.obj("preference")));
        }

        Tree.Obj toTree() {
            return Tree.builder()
                    .put("weight", weight)
                    .put("preference", preference.toTree())
                    .build();
        }
    }

    public boolean isNone() {
        return required == null && preferred.isEmpty() && rest.isEmpty();
    }

    /** Whether required node affinity, if any, lets the pod be on this node. */
    public boolean requiredMatches(Node node) {
        if (required == null) {
            return true;
        }
        for (var term : required) {
            if (term.matches(node)) {
                return true;
            }
        }
        return false;
    }

    public Affinity withRequired(@Nullable List<NodeSelectorTerm> terms) {
        return new Affinity(terms, preferred, terms == null ? rest : rest.without("nodeAffinity"));
    }

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    public static Affinity fromTree(Tree.@Nullable Obj tree) {
        if (tree == null || tree.isEmpty()) {
            return NONE;
        }
        var node = tree.obj("nodeAffinity");
        var required = node.get(REQUIRED) instanceof Tree.Obj r
                ? List.copyOf(r.<NodeSelectorTerm>list("nodeSelectorTerms", NodeSelectorTerm::fromTree))
                : null;
        List<PreferredTerm> preferred = node.list(PREFERRED, PreferredTerm::fromTree);
        // One that says nothing is kept: it comes back.
        return new Affinity(
                required, preferred, required == null && preferred.isEmpty() ? tree : tree.without("nodeAffinity"));
    }

    public Tree.Obj toTree() {
        if (required == null && preferred.isEmpty()) {
            return rest;
        }
        var node = Tree.builder();
        if (required != null) {
            node.put(REQUIRED, Tree.obj("nodeSelectorTerms", Tree.listOf(required, NodeSelectorTerm::toTree)));
        }
        node.putUnlessEmpty(PREFERRED, Tree.listOf(preferred, PreferredTerm::toTree));
        return rest.with("nodeAffinity", node.build());
    }
}
