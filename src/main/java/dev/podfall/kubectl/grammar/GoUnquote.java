package dev.podfall.kubectl.grammar;

import org.jspecify.annotations.Nullable;

/**
 * Takes the escapes out of a piece of Go's text in quotes.
 *
 * <p>Upstream: Go's strconv/quote.go {@code Unquote}, {@code UnquoteChar}; client-go/util/jsonpath {@code UnquoteExtend}.
 * <br>Differs: bytes that are no UTF-8 ({@code \xff}) become the character of that number.
 */
public final class GoUnquote {
    private GoUnquote() {}

    /** What stands between the quotes, without escapes; null if it is not written as Go wants it. */
    public static @Nullable String inside(String text, char quote) {
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return null;
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (at >= text.length()) {
                return null;
            }
            char escaped = text.charAt(at++);
            int digits = digits(escaped);
            if (digits == 0) {
                int plain = plain(escaped, quote);
                if (plain < 0) {
                    return null;
                }
                out.append((char) plain);
                continue;
            }
            boolean octal = escaped <= '7';
            int from = octal ? at - 1 : at;
            int code = from + digits > text.length() ? -1 : number(text.substring(from, from + digits), octal ? 8 : 16);
            if (code < 0 || !Character.isValidCodePoint(code) || (octal && code > 0xff) || isSurrogate(code)) {
                return null;
            }
            out.appendCodePoint(code);
            at = from + digits;
        }
        return out.toString();
    }

    private static boolean isSurrogate(int code) {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }

    /** How many digits follow, or are begun by, the letter of an escape; 0 if it is none of a number. */
    private static int digits(char escaped) {
        return switch (escaped) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> 3;
            default -> 0;
        };
    }

    private static int plain(char escaped, char quote) {
        return switch (escaped) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case '\\' -> '\\';
            default -> escaped == quote ? escaped : -1;
        };
    }

    private static int number(String digits, int base) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), base) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }
}
