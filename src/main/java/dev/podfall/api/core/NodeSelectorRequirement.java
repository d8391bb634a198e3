package dev.podfall.api.core;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Tree;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code matchExpressions} or {@code matchFields}.
 *
 * <p>Upstream: staging/src/k8s.io/apimachinery/pkg/labels/selector.go, {@code Requirement.Matches}.
 * <br>Differs: in nothing that we know of.
 *
 * @param operator In, NotIn, Exists, DoesNotExist, Gt or Lt
 */
public record NodeSelectorRequirement(String key, String operator, List<String> values) {
    private static final Pattern INT64 = Pattern.compile("[+-]?[0-9]{1,19}");

    /** Whether a label (or field) with this value, null if absent, meets the requirement. */
    public boolean matches(@Nullable String actual) {
        return switch (operator) {
            case "In" -> actual != null && values.contains(actual);
            case "NotIn" -> actual == null || !values.contains(actual);
            case "Exists" -> actual != null;
            case "DoesNotExist" -> actual == null;
            case "Gt", "Lt" -> compares(actual);
            default -> false;
        };
    }

    /**
     * Whether this can be read as a requirement on labels: {@code NotIn ["-3"]} cannot, because no label has that value.
     *
     * <p>Upstream: staging/src/k8s.io/apimachinery/pkg/labels/selector.go, {@code NewRequirement}.
     * <br>Differs: in nothing that we know of.
     */
    public boolean isWellFormed() {
        boolean countFits = switch (operator) {
            case "In", "NotIn" -> !values.isEmpty();
            case "Exists", "DoesNotExist" -> values.isEmpty();
            case "Gt", "Lt" -> values.size() == 1 && int64(values.getFirst()) != null;
            default -> false;
        };
        if (!countFits || !LabelRules.qualifiedName(key).isEmpty()) {
            return false;
        }
        for (var value : values) {
            if (!LabelRules.labelValue(value).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether this can be read as a requirement on fields: one value, In or NotIn. */
    public boolean isWellFormedField() {
        return values.size() == 1 && (operator.equals("In") || operator.equals("NotIn"));
    }

    private boolean compares(@Nullable String actual) {
        if (actual == null || values.size() != 1) {
            return false;
        }
        var left = int64(actual);
        var right = int64(values.getFirst());
        if (left == null || right == null) {
            return false;
        }
        return operator.equals("Gt") ? left > right : left < right;
    }

    private static @Nullable Long int64(String text) {
        if (!INT64.matcher(text).matches()) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code zone In [a, b]} */
    @Override
    public String toString() {
        return key + " " + operator + (values.isEmpty() ? "" : " [" + String.join(", ", values) + "]");
    }

    public static NodeSelectorRequirement fromTree(Tree.Obj tree) {
        return new NodeSelectorRequirement(tree.text("key", ""), tree.text("operator", ""), tree.texts("values"));
    }

    public Tree.Obj toTree() {
        return Tree.builder()
                .put("key", key)
                .put("operator", operator)
                .putUnlessEmpty("values", Tree.texts(values))
                .build();
    }
}
