package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.meta.LabelSelectorRequirement;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Labels, annotations and label selectors.
 *
 * <p>Upstream: apimachinery/pkg/apis/meta/v1/validation/validation.go; apimachinery/pkg/api/validation/objectmeta.go,
 * {@code ValidateAnnotations}.
 * <br>Differs: in nothing that we know of.
 */
final class LabelValidation {
    private static final int ANNOTATION_BYTES = 256 * 1024;

    private static final List<String> OPERATORS = List.of(
            LabelSelectorRequirement.IN,
            LabelSelectorRequirement.NOT_IN,
            LabelSelectorRequirement.EXISTS,
            LabelSelectorRequirement.DOES_NOT_EXIST);

    private LabelValidation() {}

    static void labels(FieldErrors errors, FieldPath path, Tree.Obj labels) {
        labels.forEach((key, value) -> {
            labelName(errors, path, key);
            var text = value instanceof Tree.Text(String t) ? t : "";
            errors.invalidEach(path, text, LabelRules.labelValue(text), FieldError.Rule.LABEL_VALUE);
        });
    }

    static void labelName(FieldErrors errors, FieldPath path, String name) {
        errors.invalidEach(path, name, LabelRules.qualifiedName(name), FieldError.Rule.KEY);
    }

    static void annotations(FieldErrors errors, FieldPath path, Tree.Obj annotations) {
        long[] size = new long[1];
        annotations.forEach((key, value) -> {
            errors.invalidEach(path, key, LabelRules.qualifiedName(key.toLowerCase(Locale.ROOT)), FieldError.Rule.KEY);
            var text = value instanceof Tree.Text(String t) ? t : "";
            size[0] += bytes(key) + bytes(text);
        });
        if (size[0] > ANNOTATION_BYTES) {
            errors.tooLong(path, ANNOTATION_BYTES);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static void selector(FieldErrors errors, FieldPath path, Tree.@Nullable Obj selector) {
        if (selector == null) {
            return;
        }
        labels(errors, path.child("matchLabels"), selector.obj("matchLabels"));
        var expressions = selector.list("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            if (expressions.get(i) instanceof Tree.Obj expression) {
                requirement(errors, path.child("matchExpressions").index(i), expression);
            }
        }
    }

    private static void requirement(FieldErrors errors, FieldPath path, Tree.Obj requirement) {
        var operator = requirement.text("operator", "");
        var values = requirement.texts("values");
        switch (operator) {
            case LabelSelectorRequirement.IN, LabelSelectorRequirement.NOT_IN -> {
                if (values.isEmpty()) {
                    errors.required(path.child("values"), "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case LabelSelectorRequirement.EXISTS, LabelSelectorRequirement.DOES_NOT_EXIST -> {
                if (!values.isEmpty()) {
                    errors.forbidden(
                            path.child("values"),
                            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                            FieldError.Rule.EXCLUDES);
                }
            }
            default ->
                errors.invalidChoice(path.child("operator"), operator, "not a valid selector operator", OPERATORS);
        }
        labelName(errors, path.child("key"), requirement.text("key", ""));
        for (int i = 0; i < values.size(); i++) {
            errors.invalidEach(
                    path.child("values").index(i),
                    values.get(i),
                    LabelRules.labelValue(values.get(i)),
                    FieldError.Rule.LABEL_VALUE);
        }
    }

    /** A selector as Go prints it: its fields in the order of the type, not of the alphabet. */
    static String rendered(Tree.Obj selector) {
        var parts = new StringBuilder("{");
        var labels = selector.obj("matchLabels");
        if (!labels.isEmpty()) {
            parts.append("\"matchLabels\":").append(Json.write(labels));
        }
        var expressions = selector.list("matchExpressions");
        if (!expressions.isEmpty()) {
            parts.append(parts.length() > 1 ? "," : "").append("\"matchExpressions\":[");
            for (int i = 0; i < expressions.size(); i++) {
                parts.append(i > 0 ? "," : "");
                var expression = expressions.get(i) instanceof Tree.Obj o ? o : Tree.obj();
                parts.append("{\"key\":").append(Json.quote(expression.text("key", "")));
                parts.append(",\"operator\":").append(Json.quote(expression.text("operator", "")));
                var values = expression.list("values");
                if (!values.isEmpty()) {
                    parts.append(",\"values\":").append(Json.write(Tree.list(values)));
                }
                parts.append('}');
            }
            parts.append(']');
        }
        return parts.append('}').toString();
    }
}
