package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selector as objects carry it: labels and expressions that must all hold. The empty one selects everything; where a
 * selector is absent (null), nothing is selected.
 *
 * <p>Upstream: apimachinery/pkg/apis/meta/v1/types.go LabelSelector, helpers.go LabelSelectorAsSelector and
 * FormatLabelSelector.
 * <p>Differs: in nothing that we know of.
 */
public record LabelSelector(Labels matchLabels, List<LabelSelectorRequirement> matchExpressions) {
    public static final LabelSelector EMPTY = new LabelSelector(Labels.of(), List.of());

    public LabelSelector {
        matchExpressions = List.copyOf(matchExpressions);
    }

    public static LabelSelector of(Labels matchLabels) {
        return new LabelSelector(matchLabels, List.of());
    }

    public static LabelSelector fromTree(Tree.Obj tree) {
        return new LabelSelector(
                Labels.fromTree(tree.obj("matchLabels")),
                tree.list("matchExpressions", LabelSelectorRequirement::fromTree));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .putUnlessEmpty("matchLabels", matchLabels.toTree())
                .putUnlessEmpty("matchExpressions", Tree.listOf(matchExpressions, LabelSelectorRequirement::toTree))
                .build();
    }

    public boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }

    /** Whether the labels satisfy all of this. An expression with a wrong operator is satisfied by none. */
    public boolean matches(Labels labels) {
        for (var wanted : matchLabels.asMap().entrySet()) {
            if (!labels.has(wanted.getKey(), wanted.getValue())) {
                return false;
            }
        }
        for (var expression : matchExpressions) {
            if (!expression.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The same as requirements.
     *
     * @throws IllegalArgumentException in upstream's words if an expression is wrong
     */
    public Selector toSelector() {
        var requirements = new ArrayList<Selector.Requirement>();
        matchLabels.forEach((key, value) ->
                requirements.add(new Selector.Requirement(key, Selector.Operator.EQUALS, List.of(value)).checked()));
        for (var expression : matchExpressions) {
            requirements.add(expression.toRequirement());
        }
        return Selector.of(requirements);
    }

    /** The selector, or {@link Selector#NOTHING} where there is none. */
    public static Selector selectorOf(@Nullable LabelSelector selector) {
        return selector == null ? Selector.NOTHING : selector.toSelector();
    }

    /** As tables and descriptions print it: {@code a=b,c in (d)}, or {@code <none>}, or {@code <error>}. */
    public static String format(@Nullable LabelSelector selector) {
        try {
            var text = selectorOf(selector).toString();
            return text.isEmpty() ? "<none>" : text;
        } catch (IllegalArgumentException e) {
            return "<error>";
        }
    }
}
