package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar means: YAML 1.1's words for true and false, octal and binary numbers, no sexagesimals, dates stay
 * strings.
 *
 * <p>Upstream: go.yaml.in/yaml/v2 resolve.go {@code resolve}, then encoding/json.
 * <br>Differs: in nothing that we know of.
 *
 * @param kind the type it resolves to
 * @param tree its value after the way through JSON: a whole float is an integer again
 * @param number the value of a float before that
 */
record YamlScalar(Kind kind, Tree tree, double number) {

    enum Kind {
        TEXT,
        BOOL,
        INT,
        /** Above the largest signed integer: no key may be one. */
        UNSIGNED,
        FLOAT,
        NULL,
        TIMESTAMP
    }

    /** Of the largest integer in the smallest base. */
    private static final int MOST_DIGITS = 64;

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
            + "(?:(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?(?:Z|[-+]([0-9]{2}):([0-9]{2})))"
            + "|(?: ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]+)?))?");
    private static final YamlScalar YES = new YamlScalar(Kind.BOOL, Tree.TRUE, 0);
    private static final YamlScalar NO = new YamlScalar(Kind.BOOL, Tree.FALSE, 0);
    private static final YamlScalar NOTHING = new YamlScalar(Kind.NULL, Tree.NIL, 0);

    static YamlScalar of(String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        char first = text.charAt(0);
        if (first >= '0' && first <= '9' || first == '+' || first == '-') {
            return number(text, first);
        }
        return switch (first) {
            case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> word(text);
            case '.' -> afterDot(text);
            default -> text(text);
        };
    }

    static YamlScalar text(String text) {
        return new YamlScalar(Kind.TEXT, new Tree.Text(text), 0);
    }

    private static YamlScalar word(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> YES;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> NO;
            case "~", "null", "Null", "NULL" -> NOTHING;
            default -> text(text);
        };
    }

    private static YamlScalar afterDot(String text) {
        return switch (text) {
            case ".nan", ".NaN", ".NAN" -> real(Double.NaN);
            case ".inf", ".Inf", ".INF" -> real(Double.POSITIVE_INFINITY);
            default -> decimal(text, text);
        };
    }

    private static YamlScalar number(String text, char first) {
        switch (text) {
            case "+.inf", "+.Inf", "+.INF" -> {
                return real(Double.POSITIVE_INFINITY);
            }
            case "-.inf", "-.Inf", "-.INF" -> {
                return real(Double.NEGATIVE_INFINITY);
            }
            default -> {}
        }
        if (first != '+' && first != '-' && isTimestamp(text)) {
            return new YamlScalar(Kind.TIMESTAMP, new Tree.Text(text), 0);
        }
        var plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
        var whole = integer(plain);
        if (whole != null) {
            return whole;
        }
        var decimal = decimal(plain, text);
        if (decimal.kind != Kind.TEXT) {
            return decimal;
        }
        // The sign may also follow the prefix: 0b-101.
        if (plain.length() > 3 && plain.startsWith("0b") && (plain.charAt(2) == '-' || plain.charAt(2) == '+')) {
            var digits = plain.substring(3);
            if (areDigits(digits, 2)) {
                return signed(plain.charAt(2) == '-' ? "-" + digits : digits, 2, decimal);
            }
        }
        return decimal;
    }

    private static @Nullable YamlScalar integer(String plain) {
        boolean hasSign = plain.startsWith("-") || plain.startsWith("+");
        var digits = hasSign ? plain.substring(1) : plain;
        int base = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            base = switch (digits.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 0;
            };
            digits = digits.substring(base == 0 ? 1 : 2);
            base = base == 0 ? 8 : base;
        }
        if (!areDigits(digits, base) || digits.length() > MOST_DIGITS && digits.charAt(0) != '0') {
            return null;
        }
        var none = text(plain);
        var value = signed(plain.startsWith("-") ? "-" + digits : digits, base, none);
        if (value != none) {
            return value;
        }
        if (hasSign) {
            return null;
        }
        try {
            long bits = Long.parseUnsignedLong(digits, base);
            double unsigned = new BigDecimal(Long.toUnsignedString(bits)).doubleValue();
            return new YamlScalar(Kind.UNSIGNED, new Tree.Real(unsigned), unsigned);
        } catch (NumberFormatException tooBig) {
            return null;
        }
    }

    private static YamlScalar signed(String digits, int base, YamlScalar otherwise) {
        try {
            return new YamlScalar(Kind.INT, new Tree.Int(Long.parseLong(digits, base)), 0);
        } catch (NumberFormatException tooBig) {
            return otherwise;
        }
    }

    private static boolean areDigits(String text, int base) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, base) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static YamlScalar decimal(String plain, String original) {
        if (!FLOAT.matcher(plain).matches()) {
            return text(original);
        }
        double value = Double.parseDouble(plain);
        return Double.isInfinite(value) ? text(original) : real(value);
    }

    private static YamlScalar real(double value) {
        return new YamlScalar(Kind.FLOAT, throughJson(value), value);
    }

    /** A float as it comes back from JSON, which writes whole floats without a point. */
    static Tree throughJson(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
            try {
                return new Tree.Int(new BigDecimal(Double.toString(value)).longValueExact());
            } catch (ArithmeticException beyondLong) {
                return new Tree.Real(value);
            }
        }
        return new Tree.Real(value);
    }

    /** The text of a float key, which has 32 bits only. */
    static String floatKey(double value) {
        return Double.isNaN(value)
                ? ".nan"
                : Double.isInfinite(value) ? (value > 0 ? ".inf" : "-.inf") : general(Float.toString((float) value));
    }

    /** The text of a 64-bit float: the shortest one, with an exponent below 1e-4 and from 1e6. */
    static String floatText(double value) {
        return Double.isNaN(value)
                ? ".nan"
                : Double.isInfinite(value) ? (value > 0 ? ".inf" : "-.inf") : general(Double.toString(value));
    }

    private static String general(String shortest) {
        if (shortest.contains("Infinity")) {
            return shortest.startsWith("-") ? "-.inf" : ".inf";
        }
        var decimal = new BigDecimal(shortest).stripTrailingZeros();
        if (decimal.signum() == 0) {
            return shortest.startsWith("-") ? "-0" : "0";
        }
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return decimal.toPlainString();
        }
        var digits = decimal.unscaledValue().abs().toString();
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (decimal.signum() < 0 ? "-" : "")
                + mantissa
                + (exponent < 0 ? "e-" : "e+")
                + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }

    private static boolean isTimestamp(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') {
            return false;
        }
        var m = TIMESTAMP.matcher(text);
        if (!m.matches()) {
            return false;
        }
        int month = Integer.parseInt(m.group(2));
        int day = Integer.parseInt(m.group(3));
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean zoned = m.group(4) != null;
        int first = zoned ? 4 : 9;
        return day <= YearMonth.of(Integer.parseInt(m.group(1)), month).lengthOfMonth()
                && (m.group(first) == null
                        || below(m.group(first), 24) && below(m.group(first + 1), 60) && below(m.group(first + 2), 60))
                && (m.group(7) == null || below(m.group(7), 25) && below(m.group(8), 61));
    }

    private static boolean below(String digits, int limit) {
        return Integer.parseInt(digits) < limit;
    }
}
