package dev.podfall.api.tree;

import java.math.BigDecimal;

/**
 * Compact JSON as Go's {@code encoding/json} writes it: keys sorted, no blanks, {@code <}, {@code >} and {@code &}
 * escaped.
 */
public final class Json {
    private Json() {}

    /** Compact JSON, HTML characters escaped as {@code json.Marshal} does. */
    public static String write(Tree tree) {
        var out = new StringBuilder();
        write(tree, out, true);
        return out.toString();
    }

    /** Compact JSON without the HTML escapes ({@code SetEscapeHTML(false)}). */
    public static String writePlain(Tree tree) {
        var out = new StringBuilder();
        write(tree, out, false);
        return out.toString();
    }

    /** The number as Go prints a float64 in JSON: no exponent between 1e-6 and 1e21. */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-6 && magnitude < 1e21) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
        var text = Double.toString(value).replace(".0E", "E").replace("E", "e");
        int e = text.indexOf('e');
        if (e < 0) {
            return text;
        }
        var exponent = text.substring(e + 1);
        return text.substring(0, e + 1) + (exponent.startsWith("-") ? exponent : "+" + exponent);
    }

    private static void write(Tree tree, StringBuilder out, boolean html) {
        switch (tree) {
            case Tree.Nil() -> out.append("null");
            case Tree.Bool(boolean value) -> out.append(value);
            case Tree.Int(long value) -> out.append(value);
            case Tree.Real(double value) -> out.append(number(value));
            case Tree.Text(String value) -> quote(value, out, html);
            case Tree.Arr arr -> {
                out.append('[');
                for (int i = 0; i < arr.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(arr.get(i), out, html);
                }
                out.append(']');
            }
            case Tree.Obj obj -> {
                out.append('{');
                int start = out.length();
                obj.forEach((key, value) -> {
                    if (out.length() > start) {
                        out.append(',');
                    }
                    quote(key, out, html);
                    out.append(':');
                    write(value, out, html);
                });
                out.append('}');
            }
        }
    }

    /** A JSON string in its quotes. */
    public static String quote(String text) {
        var out = new StringBuilder(text.length() + 2);
        quote(text, out, true);
        return out.toString();
    }

    private static void quote(String text, StringBuilder out, boolean html) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    boolean escaped =
                            c < 0x20 || c == '\u2028' || c == '\u2029' || (html && (c == '<' || c == '>' || c == '&'));
                    if (escaped) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
