package dev.podfall.api.core;

import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * A term of required or preferred node affinity: all its expressions and all its fields must match. An empty term
 * matches nothing.
 *
 * <p>Upstream: staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go.
 * <br>Differs: in nothing that we know of.
 */
public record NodeSelectorTerm(
        List<NodeSelectorRequirement> matchExpressions, List<NodeSelectorRequirement> matchFields) {

    public static final String NAME_FIELD = "metadata.name";

    /** The term by which the DaemonSet controller pins a pod to its node. */
    public static NodeSelectorTerm pinnedTo(String nodeName) {
        return new NodeSelectorTerm(
                List.of(), List.of(new NodeSelectorRequirement(NAME_FIELD, "In", List.of(nodeName))));
    }

    public boolean isEmpty() {
        return matchExpressions.isEmpty() && matchFields.isEmpty();
    }

    public boolean matches(Node node) {
        if (isEmpty()) {
            return false;
        }
        for (var expression : matchExpressions) {
            if (!expression.matches(node.meta().labels().get(expression.key()))) {
                return false;
            }
        }
        for (var field : matchFields) {
            if (!field.matches(field.key().equals(NAME_FIELD) ? node.name() : null)) {
                return false;
            }
        }
        return isWellFormed();
    }

    /** Whether all requirements can be read; a term with one that cannot matches nothing. */
    public boolean isWellFormed() {
        for (var expression : matchExpressions) {
            if (!expression.isWellFormed()) {
                return false;
            }
        }
        for (var field : matchFields) {
            if (!field.isWellFormedField()) {
                return false;
            }
        }
        return true;
    }

    public static NodeSelectorTerm fromTree(Tree.Obj tree) {
        return new NodeSelectorTerm(
                tree.list("matchExpressions", NodeSelectorRequirement::fromTree),
                tree.list("matchFields", NodeSelectorRequirement::fromTree));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putUnlessEmpty("matchExpressions", Tree.listOf(matchExpressions, NodeSelectorRequirement::toTree))
                .putUnlessEmpty("matchFields", Tree.listOf(matchFields, NodeSelectorRequirement::toTree))
                .build();
    }
}
