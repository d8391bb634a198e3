package dev.podfall.api.meta;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;

/**
 * A count, or a text that should be a percentage: {@code 1}, {@code "25%"}. A text that is none ({@code "half"}) is kept as
 * it is, for validation to complain about.
 *
 * <p>Upstream: apimachinery/pkg/util/intstr/intstr.go, and the percent rules of pkg/apis/apps/validation.
 * <p>Differs: in nothing that we know of.
 */
public sealed interface IntOrPercent {

    record Count(int value) implements IntOrPercent {}

    record Text(String text) implements IntOrPercent {}

    static IntOrPercent of(int count) {
        return new Count(count);
    }

    static IntOrPercent percent(int percent) {
        return new Text(percent + "%");
    }

    /**
     * Reads what a document says.
     *
     * @throws IllegalArgumentException if it is neither a 32 bit number nor a text
     */
    static IntOrPercent fromTree(Tree tree) {
        return switch (tree) {
            case Tree.Int(long value) when value == (int) value -> new Count((int) value);
            case Tree.Text(String text) -> new Text(text);
            case Tree.Nil() -> new Count(0);
            case Tree.Int _, Tree.Real _, Tree.Bool _, Tree.Arr _, Tree.Obj _ ->
                throw new IllegalArgumentException(
                        "%s is neither a 32 bit integer nor a string such as \"25%%\"".formatted(Json.write(tree)));
        };
    }

    default Tree toTree() {
        return switch (this) {
            case Count(int value) -> Tree.number(value);
            case Text(String text) -> Tree.text(text);
        };
    }

    /** Whether this is digits and a percent sign. */
    default boolean isPercent() {
        return this instanceof Text(String text) && text.length() > 1 && isPercent(text);
    }

    private static boolean isPercent(String text) {
        int last = text.length() - 1;
        for (int i = 0; i < last; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.charAt(last) == '%';
    }

    /** Whether this is a text that is no percentage. */
    default boolean isInvalid() {
        return this instanceof Text && !isPercent();
    }

    /** The count, or the number before the percent sign; 0 for a text that is no percentage. */
    default long number() {
        return switch (this) {
            case Count(int value) -> value;
            case Text(String text) -> {
                if (!isPercent()) {
                    yield 0;
                }
                var percent = Int64.parse(text.substring(0, text.length() - 1));
                yield percent == null ? Long.MAX_VALUE : percent;
            }
        };
    }

    /** Whether this is 0, 0% or a text that is no percentage: all three count as nothing. */
    default boolean isZero() {
        return number() == 0;
    }

    default boolean isMoreThanHundredPercent() {
        return isPercent() && number() > 100;
    }

    /**
     * The count as it is, or that part of {@code total}, rounded up.
     *
     * @throws IllegalArgumentException if this is neither
     */
    default int scaledRoundedUp(int total) {
        return scaled(total, true);
    }

    /**
     * The count as it is, or that part of {@code total}, rounded down.
     *
     * @throws IllegalArgumentException if this is neither
     */
    default int scaledRoundedDown(int total) {
        return scaled(total, false);
    }

    private int scaled(int total, boolean up) {
        return switch (this) {
            case Count(int value) -> value;
            case Text(String text) -> {
                double exact = percentage(text) * (double) total / 100;
                yield (int) (up ? Math.ceil(exact) : Math.floor(exact));
            }
        };
    }

    private static double percentage(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException(
                    "invalid value for IntOrString: invalid type: string is not a percentage");
        }
        var percent = Int64.parse(text.substring(0, text.length() - 1));
        if (percent == null) {
            throw new IllegalArgumentException(
                    "invalid value for IntOrString: invalid value \"%s\": strconv.Atoi: parsing \"%s\": invalid syntax"
                            .formatted(text, text.substring(0, text.length() - 1)));
        }
        return percent;
    }
}
