package dev.podfall.apiserver.validation;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with one field.
 *
 * <p>Upstream: apimachinery/pkg/util/validation/field/errors.go, {@code Error}.
 * <br>Differs: the bad value is kept as it is printed.
 *
 * @param badValue as it is printed: a text in quotes, a number, a structure as JSON; null if none is printed
 * @param detail empty if there is nothing to add
 */
public record FieldError(Type type, String path, @Nullable String badValue, String detail) {

    /** What kind of wrong it is; {@link #words} is how it is said. */
    public enum Type {
        NOT_FOUND("Not found"),
        REQUIRED("Required value"),
        DUPLICATE("Duplicate value"),
        INVALID("Invalid value"),
        NOT_SUPPORTED("Unsupported value"),
        FORBIDDEN("Forbidden"),
        TOO_LONG("Too long"),
        TOO_MANY("Too many"),
        /** The document cannot be read there; the detail says it all. */
        UNREADABLE("");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        public String words() {
            return words;
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
