package dev.podfall.kubectl;

/** Follows the quotes of a line, character by character: between them no sign means anything. */
final class Quotes {
    private char open;

    /** Whether the next character is a quote, or stands between two. */
    boolean cover(char c) {
        if (open != 0) {
            open = c == open ? 0 : open;
            return true;
        }
        if (c == '\'' || c == '"') {
            open = c;
            return true;
        }
        return false;
    }

    /** Whether a comment begins there, outside of quotes: what is behind it is not read. */
    static boolean isComment(String line, int at) {
        return line.charAt(at) == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)));
    }
}
