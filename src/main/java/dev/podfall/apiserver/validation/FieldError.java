package dev.podfall.apiserver.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one field.
 *
 * <p>Upstream: apimachinery/pkg/util/validation/field/errors.go, {@code Error}.
 * <br>Differs: the bad value is kept as it is printed.
 *
 * @param badValue as it is printed: a text in quotes, a number, a structure as JSON; null if none is printed
 * @param detail empty if there is nothing to add
 * @param rule never printed, and no part of the API
 * @param choices the values of which one has to stand there, if there are only a few; not printed from here
 */
public record FieldError(
        Type type, String path, @Nullable String badValue, String detail, Rule rule, List<String> choices) {

    public FieldError {
        choices = List.copyOf(choices);
    }

    /** Which rule is broken, of those about which there is more to say than upstream does. */
    public enum Rule {
        /** Any other. */
        OTHER,
        /** The name of an object, container, volume. */
        NAME,
        /** The key of a label, annotation, taint, or a finalizer. */
        KEY,
        LABEL_VALUE,
        PORT_NAME,
        VARIABLE_NAME,
        CONFIG_KEY,
        RESOURCE_NAME,
        NOT_NEGATIVE,
        /** A number between two limits. */
        RANGE,
        PERCENT,
        /** What cannot be changed once it is there. */
        STAYS,
        /** One of a few words. */
        CHOICE,
        /** A path that stays below where it begins. */
        PATH,
        /** What may stand in a list only once. */
        UNIQUE,
        /** What only goes without another field. */
        EXCLUDES,
        SELECTOR_NOT_EMPTY,
        /** A request is no more than its limit. */
        WITHIN_LIMIT,
        POD_HAS_CONTAINERS,
        CONTAINER_HAS_IMAGE,
        SELECTOR_MATCHES_TEMPLATE,
        SELECTOR_STAYS,
        EVERY_KEY_NEEDS_EXISTS,
        SECONDS_NEED_NO_EXECUTE,
        NO_SURGE_WHILE_UNAVAILABLE,
        SURGE_OR_UNAVAILABLE,
        UID_IS_UNIQUE,
        /** The namespace of a new object is not about to go. */
        NAMESPACE_STAYS
    }

    /** One of which upstream's words say it all. */
    public FieldError(Type type, String path, @Nullable String badValue, String detail) {
        this(type, path, badValue, detail, Rule.OTHER);
    }

    public FieldError(Type type, String path, @Nullable String badValue, String detail, Rule rule) {
        this(type, path, badValue, detail, rule, List.of());
    }

    /** What kind of wrong it is; {@link #words} is how it is said. */
    public enum Type {
        NOT_FOUND("Not found", "FieldValueNotFound"),
        REQUIRED("Required value", "FieldValueRequired"),
        DUPLICATE("Duplicate value", "FieldValueDuplicate"),
        INVALID("Invalid value", "FieldValueInvalid"),
        NOT_SUPPORTED("Unsupported value", "FieldValueNotSupported"),
        FORBIDDEN("Forbidden", "FieldValueForbidden"),
        TOO_LONG("Too long", "FieldValueTooLong"),
        TOO_MANY("Too many", "FieldValueTooMany"),
        INTERNAL("Internal error", "InternalError"),
        /** The document cannot be read there; the detail says it all. */
        UNREADABLE("", "");

        private final String words;
        private final String reason;

        Type(String words, String reason) {
            this.words = words;
            this.reason = reason;
        }

        public String words() {
            return words;
        }

        /** How the API names it in a cause; empty if it does not. */
        public String reason() {
            return reason;
        }
    }

    /** The line without its path: {@code Invalid value: -1: must be greater than or equal to 0}. */
    public String body() {
        if (type == Type.UNREADABLE) {
            return detail;
        }
        var out = new StringBuilder(type.words());
        if (badValue != null) {
            out.append(": ").append(badValue);
        }
        if (!detail.isEmpty()) {
            out.append(": ").append(detail);
        }
        return out.toString();
    }

    /** The whole line. */
    @Override
    public String toString() {
        return path + ": " + body();
    }
}
