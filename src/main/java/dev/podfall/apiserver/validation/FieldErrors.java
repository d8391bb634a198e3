package dev.podfall.apiserver.validation;

import dev.podfall.api.meta.LabelRules;
import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The field errors of one object, in the order in which upstream finds them.
 *
 * <p>Upstream: apimachinery/pkg/util/validation/field/errors.go, {@code ErrorList} and the functions that make errors.
 * <br>Differs: in nothing that we know of.
 */
public final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    public List<FieldError> toList() {
        return List.copyOf(errors);
    }

    int count() {
        return errors.size();
    }

    public void required(FieldPath path) {
        required(path, "");
    }

    public void required(FieldPath path, String detail) {
        errors.add(new FieldError(FieldError.Type.REQUIRED, path.text(), null, detail));
    }

    public void required(FieldPath path, String detail, FieldError.Rule rule) {
        errors.add(new FieldError(FieldError.Type.REQUIRED, path.text(), null, detail, rule));
    }

    public void forbidden(FieldPath path, String detail) {
        forbidden(path, detail, FieldError.Rule.OTHER);
    }

    public void forbidden(FieldPath path, String detail, FieldError.Rule rule) {
        errors.add(new FieldError(FieldError.Type.FORBIDDEN, path.text(), null, detail, rule));
    }

    public void invalid(FieldPath path, String value, String detail) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), GoText.quote(value), detail));
    }

    public void invalid(FieldPath path, long value, String detail) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), Long.toString(value), detail));
    }

    /** With a value of any shape: texts in quotes, structures as JSON. */
    public void invalid(FieldPath path, Tree value, String detail) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), rendered(value), detail));
    }

    public void invalid(FieldPath path, Tree value, String detail, FieldError.Rule rule) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), rendered(value), detail, rule));
    }

    /** With a value that is printed as it is given. */
    public void invalidRendered(FieldPath path, String rendered, String detail) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), rendered, detail));
    }

    public void invalidRendered(FieldPath path, String rendered, String detail, FieldError.Rule rule) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), rendered, detail, rule));
    }

    public void invalid(FieldPath path, String value, String detail, FieldError.Rule rule) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), GoText.quote(value), detail, rule));
    }

    public void invalid(FieldPath path, long value, String detail, FieldError.Rule rule) {
        errors.add(new FieldError(FieldError.Type.INVALID, path.text(), Long.toString(value), detail, rule));
    }

    /** A word that is none of those that are known. */
    public void invalidChoice(FieldPath path, String value, String detail, List<String> choices) {
        errors.add(new FieldError(
                FieldError.Type.INVALID, path.text(), GoText.quote(value), detail, FieldError.Rule.CHOICE, choices));
    }

    /** One error for each of the messages. */
    public void invalidEach(FieldPath path, String value, List<String> messages, FieldError.Rule rule) {
        for (var message : messages) {
            invalid(path, value, message, rule);
        }
    }

    public void notFound(FieldPath path, String value) {
        errors.add(new FieldError(FieldError.Type.NOT_FOUND, path.text(), GoText.quote(value), ""));
    }

    public void notFound(FieldPath path, String value, String detail) {
        errors.add(new FieldError(FieldError.Type.NOT_FOUND, path.text(), GoText.quote(value), detail));
    }

    /** What upstream could not make sense of. */
    public void internal(FieldPath path, String detail) {
        errors.add(new FieldError(FieldError.Type.INTERNAL, path.text(), null, detail));
    }

    public void duplicate(FieldPath path, String value) {
        errors.add(new FieldError(FieldError.Type.DUPLICATE, path.text(), GoText.quote(value), ""));
    }

    public void duplicateRendered(FieldPath path, String rendered, String detail) {
        duplicateRendered(path, rendered, detail, FieldError.Rule.OTHER);
    }

    public void duplicateRendered(FieldPath path, String rendered, String detail, FieldError.Rule rule) {
        errors.add(new FieldError(FieldError.Type.DUPLICATE, path.text(), rendered, detail, rule));
    }

    public void notSupported(FieldPath path, String value, List<String> supported) {
        notSupportedRendered(path, GoText.quote(value), supported);
    }

    public void notSupportedRendered(FieldPath path, String rendered, List<String> supported) {
        var quoted = supported.stream().map(GoText::quote).toList();
        errors.add(new FieldError(
                FieldError.Type.NOT_SUPPORTED,
                path.text(),
                rendered,
                "supported values: " + String.join(", ", quoted),
                FieldError.Rule.CHOICE,
                supported));
    }

    public void tooLong(FieldPath path, int bytes) {
        errors.add(new FieldError(
                FieldError.Type.TOO_LONG, path.text(), null, "may not be more than " + bytes + " bytes"));
    }

    public void tooMany(FieldPath path, int actual, int most) {
        errors.add(new FieldError(
                FieldError.Type.TOO_MANY,
                path.text(),
                Integer.toString(actual),
                "must have at most " + most + " items"));
    }

    /** A name that is no label of the DNS. */
    public void label(FieldPath path, String value) {
        invalidEach(path, value, LabelRules.dns1123Label(value), FieldError.Rule.NAME);
    }

    /** A name that is no subdomain of the DNS. */
    public void subdomain(FieldPath path, String value) {
        invalidEach(path, value, LabelRules.dns1123Subdomain(value), FieldError.Rule.NAME);
    }

    public void notNegative(FieldPath path, long value) {
        if (value < 0) {
            invalid(path, value, "must be greater than or equal to 0", FieldError.Rule.NOT_NEGATIVE);
        }
    }

    private static String rendered(Tree value) {
        return value instanceof Tree.Text(String text) ? GoText.quote(text) : Json.write(value);
    }
}
