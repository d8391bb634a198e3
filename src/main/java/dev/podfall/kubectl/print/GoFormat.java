package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.language.Phrase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code Sprint}, {@code Sprintln} and {@code Sprintf} for values of documents.
 *
 * <p>Upstream: Go's fmt/print.go, fmt/format.go.
 * <br>Differs: of the flags {@code #} changes nothing; no verb p; a text has a million characters at most.
 */
final class GoFormat {
    private static final int LONGEST = 1_000_000;
    private static final int LARGEST = 1_000_000;

    private final String format;
    private final List<GoValue> arguments;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;
    private boolean reordered;
    private boolean badIndex;

    private boolean minus;
    private boolean plus;
    private boolean zero;
    private boolean blank;
    private int width;
    private int precision;

    private GoFormat(String format, List<GoValue> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    /** Blanks between what are no texts. */
    static String print(List<GoValue> values) {
        var out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            boolean texts = i > 0
                    && (values.get(i).tree() instanceof Tree.Text
                            || values.get(i - 1).tree() instanceof Tree.Text);
            out.append(i > 0 && !texts ? " " : "")
                    .append(GoText.of(values.get(i).tree()));
        }
        return limited(out).toString();
    }

    static String printLine(List<GoValue> values) {
        var out = new StringJoiner(" ", "", "\n");
        values.forEach(value -> out.add(GoText.of(value.tree())));
        return out.toString();
    }

    static String format(String format, List<GoValue> arguments) {
        return new GoFormat(format, arguments).run();
    }

    private static StringBuilder limited(StringBuilder out) {
        if (out.length() > LONGEST) {
            throw new PrintException(Phrase.of("print.text-too-long", LONGEST));
        }
        return out;
    }

    private String run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            out.append(format, at, percent < 0 ? format.length() : percent);
            if (percent < 0) {
                break;
            }
            at = percent + 1;
            directive();
            limited(out);
        }
        if (!reordered && next < arguments.size()) {
            var extra = new StringJoiner(", ", "%!(EXTRA ", ")");
            for (var value : arguments.subList(next, arguments.size())) {
                extra.add(value.isNil() ? "<nil>" : type(value) + "=" + GoText.of(value.tree()));
            }
            out.append(extra);
        }
        return limited(out).toString();
    }

    private void directive() {
        minus = false;
        plus = false;
        zero = false;
        blank = false;
        width = -1;
        precision = -1;
        badIndex = false;
        for (; at < format.length(); at++) {
            char c = format.charAt(at);
            minus |= c == '-';
            plus |= c == '+';
            zero |= c == '0';
            blank |= c == ' ';
            if ("-+0 #".indexOf(c) < 0) {
                break;
            }
        }
        argumentNumber();
        width = number("WIDTH");
        if (width < -1) {
            minus = true;
            width = -width;
        }
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            argumentNumber();
            precision = Math.max(number("PREC"), 0);
        }
        argumentNumber();
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        var shown = Character.toString(verb);
        if (verb == '%') {
            out.append('%');
        } else if (badIndex) {
            out.append("%!").append(shown).append("(BADINDEX)");
        } else if (next >= arguments.size()) {
            out.append("%!").append(shown).append("(MISSING)");
        } else {
            var value = arguments.get(next++);
            out.append(shown(value.tree(), value.unboxed(), shown));
        }
    }

    /** {@code [2]} */
    private void argumentNumber() {
        if (at >= format.length() || format.charAt(at) != '[') {
            return;
        }
        reordered = true;
        int close = format.indexOf(']', at);
        var digits = close < 0 ? "" : format.substring(at + 1, close);
        at = close < 0 ? at + 1 : close + 1;
        boolean number =
                !digits.isEmpty() && digits.length() < 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int wanted = number ? Integer.parseInt(digits) : 0;
        badIndex = wanted < 1 || wanted > arguments.size();
        next = badIndex ? next : wanted - 1;
    }

    /** A number or a star; -1 if there is none. */
    private int number(String what) {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            var value = next < arguments.size() ? arguments.get(next++).tree() : Tree.NIL;
            if (value instanceof Tree.Int(long number) && Math.abs(number) <= LARGEST) {
                return (int) number;
            }
            out.append("%!(BAD").append(what).append(')');
            return -1;
        }
        int start = at;
        while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            at++;
        }
        if (start == at) {
            return -1;
        }
        var digits = format.substring(start, at);
        return digits.length() <= 7 && Integer.parseInt(digits) <= LARGEST ? Integer.parseInt(digits) : -1;
    }

    private static String type(GoValue value) {
        return value.unboxed().type();
    }

    private String shown(Tree tree, @Nullable GoValue value, String verb) {
        if (verb.equals("T")) {
            return padded(tree instanceof Tree.Nil ? "<nil>" : typeOf(tree, value), false);
        }
        return switch (tree) {
            case Tree.Nil _ -> verb.equals("v") ? padded("<nil>", false) : "%!" + verb + "(<nil>)";
            case Tree.Arr list -> {
                var out = new StringJoiner(" ", "[", "]");
                list.items().forEach(item -> out.add(shown(item, null, verb)));
                yield out.toString();
            }
            case Tree.Obj object -> {
                var out = new StringJoiner(" ", "map[", "]");
                object.forEach(
                        (key, item) -> out.add(shown(Tree.text(key), null, verb) + ":" + shown(item, null, verb)));
                yield out.toString();
            }
            case Tree.Bool(boolean flag) ->
                verb.equals("v") || verb.equals("t") ? padded(Boolean.toString(flag), false) : bad(tree, value, verb);
            case Tree.Text(String text) -> text(tree, text, value, verb);
            case Tree.Int(long number) -> whole(tree, number, value, verb);
            case Tree.Real(double number) -> real(tree, number, value, verb);
        };
    }

    private static String typeOf(Tree tree, @Nullable GoValue value) {
        return value == null ? GoValues.typeOf(tree) : value.type();
    }

    private String bad(Tree tree, @Nullable GoValue value, String verb) {
        return "%!" + verb + "(" + typeOf(tree, value) + "=" + shown(tree, value, "v") + ")";
    }

    private String text(Tree tree, String text, @Nullable GoValue value, String verb) {
        int points = text.codePointCount(0, text.length());
        var cut =
                precision >= 0 && precision < points ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
        return switch (verb) {
            case "s", "v" -> padded(cut, false);
            case "q" -> padded(Quoting.quote(cut), false);
            case "x", "X" -> {
                var hex = new StringBuilder();
                for (byte each : GoValue.bytes(text)) {
                    hex.append(String.format(Locale.ROOT, verb.equals("x") ? "%02x" : "%02X", each));
                }
                yield padded(hex.toString(), false);
            }
            default -> bad(tree, value, verb);
        };
    }

    private String whole(Tree tree, long number, @Nullable GoValue value, String verb) {
        return switch (verb) {
            case "d", "v" -> integer(number, 10);
            case "b" -> integer(number, 2);
            case "o" -> integer(number, 8);
            case "x" -> integer(number, 16);
            case "X" -> integer(number, 16).toUpperCase(Locale.ROOT);
            case "c" -> padded(character(number), false);
            case "q" -> padded("'" + character(number).replace("\\", "\\\\").replace("'", "\\'") + "'", false);
            case "U" -> padded(String.format(Locale.ROOT, "U+%04X", number), false);
            default -> bad(tree, value, verb);
        };
    }

    private static String character(long number) {
        return number >= 0 && number <= Character.MAX_CODE_POINT ? Character.toString((int) number) : "\uFFFD";
    }

    private String integer(long number, int base) {
        var digits = BigInteger.valueOf(number).abs().toString(base);
        digits = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        return signed(digits, number < 0, precision < 0);
    }

    private String signed(String digits, boolean negative, boolean zeros) {
        var sign = negative ? "-" : plus ? "+" : blank ? " " : "";
        if (zero && zeros && !minus && width > digits.length() + sign.length()) {
            return sign + "0".repeat(width - digits.length() - sign.length()) + digits;
        }
        return padded(sign + digits, false);
    }

    private String real(Tree tree, double number, @Nullable GoValue value, String verb) {
        if (!"vgGeEfF".contains(verb)) {
            return bad(tree, value, verb);
        }
        if (!Double.isFinite(number)) {
            return padded(GoNumbers.shortest(number), false);
        }
        boolean shortest = verb.equalsIgnoreCase("g") || verb.equals("v");
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        double size = Math.abs(number);
        if (shortest) {
            return signed(precision < 0 ? GoNumbers.shortest(size) : rounded(size), negative, true);
        }
        int places = precision < 0 ? 6 : Math.min(precision, 1_000);
        var decimal = new BigDecimal(size);
        var digits = verb.equalsIgnoreCase("f")
                ? decimal.setScale(places, RoundingMode.HALF_EVEN).toPlainString()
                : String.format(Locale.ROOT, "%." + places + verb, decimal);
        return signed(digits, negative, true);
    }

    private String rounded(double size) {
        var context = new MathContext(Math.clamp(precision, 1, 400), RoundingMode.HALF_EVEN);
        return GoNumbers.shortest(new BigDecimal(size).round(context).doubleValue());
    }

    private String padded(String text, boolean zeros) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        return minus ? text + " ".repeat(missing) : (zero && zeros ? "0" : " ").repeat(missing) + text;
    }
}
