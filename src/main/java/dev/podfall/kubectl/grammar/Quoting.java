package dev.podfall.kubectl.grammar;

import java.util.Locale;

/**
 * Text in double quotes, as Go prints it with {@code %q}.
 *
 * <p>Upstream: Go's strconv/quote.go {@code Quote}.
 * <br>Differs: takes every character above U+00A0 for a printable one.
 */
public final class Quoting {
    private Quoting() {}

    public static String quote(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7f) {
                        out.append(String.format(Locale.ROOT, "\\x%02x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
