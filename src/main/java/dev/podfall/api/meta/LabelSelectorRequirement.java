package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;
import java.util.List;

/**
 * One of a label selector's {@code matchExpressions}. The operator is whatever the document says: validation tells
 * wrong ones.
 */
public record LabelSelectorRequirement(String key, String operator, List<String> values) {
    public static final String IN = "In";
    public static final String NOT_IN = "NotIn";
    public static final String EXISTS = "Exists";
    public static final String DOES_NOT_EXIST = "DoesNotExist";

    public LabelSelectorRequirement {
        values = List.copyOf(values);
    }

    public static LabelSelectorRequirement fromTree(Tree.Obj tree) {
        return new LabelSelectorRequirement(tree.text("key", ""), tree.text("operator", ""), tree.texts("values"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .put("key", key)
                .put("operator", operator)
                .putUnlessEmpty("values", Tree.texts(values))
                .build();
    }

    /** Whether the labels satisfy this; never if the operator is none. */
    public boolean matches(Labels labels) {
        var value = labels.get(key);
        return switch (operator) {
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            default -> false;
        };
    }

    /**
     * The same for {@link Selector}.
     *
     * @throws IllegalArgumentException in upstream's words if something is wrong with it
     */
    Selector.Requirement toRequirement() {
        var meaning = switch (operator) {
            case IN -> Selector.Operator.IN;
            case NOT_IN -> Selector.Operator.NOT_IN;
            case EXISTS -> Selector.Operator.EXISTS;
            case DOES_NOT_EXIST -> Selector.Operator.DOES_NOT_EXIST;
            default ->
                throw new IllegalArgumentException("\"" + operator + "\" is not a valid label selector operator");
        };
        return new Selector.Requirement(key, meaning, values).checked();
    }
}
