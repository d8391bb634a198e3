package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.GoUnquote;
import dev.podfall.kubectl.grammar.Quoting;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers as a Go template writes and prints them.
 *
 * <p>Upstream: Go's text/template/parse/node.go {@code newNumber}; strconv/ftoa.go, verb g in its shortest form.
 * <br>Differs: hexadecimal fractions and imaginary numbers are none.
 */
final class GoNumbers {
    private static final Pattern WHOLE =
            Pattern.compile("[+-]?(0[xX][0-9a-fA-F_]++|0[oO]?[0-7_]++|0[bB][01_]++|[0-9_]++)");
    private static final Pattern REAL = Pattern.compile("[+-]?([0-9_]++\\.?[0-9_]*+|\\.[0-9_]++)([eE][+-]?[0-9_]++)?");
    private static final int LONGEST = 1_000;
    /** From this power of ten on numbers are written with an exponent. */
    private static final int LARGEST_PLAIN = 6;

    private GoNumbers() {}

    /** What a number's text turns out to be. */
    sealed interface Parsed {
        /** A number. */
        record Value(Tree tree) implements Parsed {}

        /** A number that fits a {@code uint64} only: no constant of a template can be one. */
        record Unsigned() implements Parsed {}

        /** @param why in Go's words */
        record None(String why) implements Parsed {}
    }

    static Parsed parse(String text) {
        if (text.startsWith("'")) {
            return character(text);
        }
        if (text.length() > LONGEST) {
            return new Parsed.None("integer overflow: " + Quoting.quote(text));
        }
        if (WHOLE.matcher(text).matches() && !text.endsWith("_") && !text.contains("__")) {
            if (text.matches("[+-]?0[0-9_]*[89][0-9_]*")) {
                // Neither octal nor decimal.
                return new Parsed.None("integer overflow: " + Quoting.quote(text));
            }
            var value = whole(text);
            if (value.bitLength() <= 63) {
                return new Parsed.Value(Tree.number(value.longValue()));
            }
            return value.signum() > 0 && value.bitLength() == 64
                    ? new Parsed.Unsigned()
                    : new Parsed.None("integer overflow: " + Quoting.quote(text));
        }
        if (REAL.matcher(text).matches()
                && !text.contains("_")
                && (text.contains(".") || text.indexOf('e') >= 0 || text.indexOf('E') >= 0)) {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return new Parsed.Value(new Tree.Real(value));
            }
        }
        return new Parsed.None("illegal number syntax: " + Quoting.quote(text));
    }

    private static BigInteger whole(String text) {
        boolean negative = text.startsWith("-");
        var digits = text.replaceFirst("^[+-]", "").replace("_", "");
        int base = 10;
        int skip = 0;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char letter = Character.toLowerCase(digits.charAt(1));
            base = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
            skip = Character.isDigit(letter) ? 1 : 2;
        }
        var value = new BigInteger(digits.substring(skip), base);
        return negative ? value.negate() : value;
    }

    private static Parsed character(String text) {
        var inside = GoUnquote.inside(text.substring(1, text.length() - 1), '\'');
        if (inside == null || inside.isEmpty()) {
            return new Parsed.None("invalid syntax");
        }
        return inside.codePointCount(0, inside.length()) == 1
                ? new Parsed.Value(Tree.number(inside.codePointAt(0)))
                : new Parsed.None("malformed character constant: " + text);
    }

    /** As Go's verb {@code %v}: {@code 1e+06}, {@code 1.5}. */
    static String shortest(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        var sign = value < 0 ? "-" : "";
        if (exponent < -4 || exponent >= LARGEST_PLAIN) {
            var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            int size = Math.abs(exponent);
            return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
        }
        return sign + decimal.abs().toPlainString();
    }
}
