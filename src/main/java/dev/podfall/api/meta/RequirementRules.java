package dev.podfall.api.meta;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * What the parts of a label requirement must look like.
 *
 * <p>Upstream: apimachinery/pkg/labels/selector.go, NewRequirement and validateLabelKey.
 * <p>Differs: in nothing that we know of.
 */
final class RequirementRules {
    private RequirementRules() {}

    /** What a key that stands alone is checked for; upstream has no path there and says so. */
    static void checkKey(String key) {
        var errors = LabelRules.qualifiedName(key);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(invalid("<nil>", key, errors));
        }
    }

    static void check(Selector.Requirement requirement) {
        var errors = new LinkedHashSet<String>();
        var wrongKey = LabelRules.qualifiedName(requirement.key());
        if (!wrongKey.isEmpty()) {
            errors.add(invalid("key", requirement.key(), wrongKey));
        }
        checkCount(requirement, errors);
        var values = requirement.values();
        for (int i = 0; i < values.size(); i++) {
            var wrong = LabelRules.labelValue(values.get(i));
            if (!wrong.isEmpty()) {
                errors.add(invalid("values[" + i + "][" + requirement.key() + "]", values.get(i), wrong));
            }
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    errors.size() == 1 ? errors.getFirst() : "[" + String.join(", ", errors) + "]");
        }
    }

    private static void checkCount(Selector.Requirement requirement, SequencedSet<String> errors) {
        var operator = requirement.operator();
        var values = requirement.values();
        if (operator.isSet() && values.isEmpty()) {
            errors.add(invalid(values, "for 'in', 'notin' operators, values set can't be empty"));
        } else if (operator.isUnary() && !values.isEmpty()) {
            errors.add(invalid(values, "values set must be empty for exists and does not exist"));
        } else if (operator.isComparison()) {
            if (values.size() != 1) {
                errors.add(invalid(values, "for 'Gt', 'Lt' operators, exactly one value is required"));
            }
            for (int i = 0; i < values.size(); i++) {
                if (Int64.parse(values.get(i)) == null) {
                    errors.add(invalid(
                            "values[" + i + "]",
                            values.get(i),
                            List.of("for 'Gt', 'Lt' operators, the value must be an integer")));
                }
            }
        } else if (!operator.isSet() && !operator.isUnary() && values.size() != 1) {
            errors.add(invalid(values, "exact-match compatibility requires one single value"));
        }
    }

    private static String invalid(List<String> values, String error) {
        return "values: Invalid value: " + Json.writePlain(Tree.texts(values)) + ": " + error;
    }

    private static String invalid(String path, String value, List<String> errors) {
        return path + ": Invalid value: " + Json.writePlain(Tree.text(value)) + ": " + String.join("; ", errors);
    }
}
