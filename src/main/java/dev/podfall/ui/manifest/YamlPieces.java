package dev.podfall.ui.manifest;

import java.util.ArrayList;
import java.util.List;

/** What gives a line of block-style YAML its place: its dashes, and its key. Reads broken lines too. */
final class YamlPieces {
    /**
     * A dash, or a key.
     *
     * @param key empty for a dash
     * @param rest what stands behind a key's colon, without blanks at its ends
     */
    record Piece(int column, String key, String rest) {
        boolean isDash() {
            return key.isEmpty();
        }
    }

    /**
     * A line taken apart.
     *
     * @param from where what is neither a dash nor a key begins: a value, or half a word
     */
    record Line(List<Piece> pieces, int from) {
        Line {
            pieces = List.copyOf(pieces);
        }

        boolean isBlank() {
            return pieces.isEmpty();
        }

        boolean hasKey() {
            return !pieces.isEmpty() && !pieces.getLast().isDash();
        }
    }

    private YamlPieces() {}

    static Line of(String line) {
        var out = new ArrayList<Piece>();
        int at = blanks(line, 0);
        while (at < line.length() && line.charAt(at) == '-' && endsAt(line, at + 1)) {
            out.add(new Piece(at, "", ""));
            at = blanks(line, at + 1);
        }
        if (at >= line.length() || line.charAt(at) == '#') {
            return new Line(out, at);
        }
        int colon = colon(line, at);
        if (colon < 0) {
            return new Line(out, at);
        }
        var key = unquoted(line.substring(at, colon).strip());
        if (key.isEmpty()) {
            return new Line(out, at);
        }
        int value = blanks(line, colon + 1);
        out.add(new Piece(at, key, withoutRemark(line.substring(value))));
        return new Line(out, value);
    }

    /** Where a remark begins; the line's length if there is none. */
    static int remark(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && (i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1)))) {
                quote = c;
            } else if (c == '#' && (i == 0 || isBlank(line.charAt(i - 1)))) {
                return i;
            }
        }
        return line.length();
    }

    static String withoutRemark(String text) {
        return text.substring(0, remark(text)).strip();
    }

    static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static int colon(String line, int from) {
        char first = line.charAt(from);
        if (first == '{' || first == '[' || first == '|' || first == '>') {
            return -1;
        }
        int at = from;
        if (first == '"' || first == '\'') {
            int end = line.indexOf(first, from + 1);
            if (end < 0) {
                return -1;
            }
            at = end + 1;
        }
        int end = remark(line);
        for (; at < end; at++) {
            if (line.charAt(at) == ':' && endsAt(line, at + 1)) {
                return at;
            }
        }
        return -1;
    }

    static int blanks(String line, int from) {
        int i = from;
        while (i < line.length() && isBlank(line.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean endsAt(String line, int i) {
        return i >= line.length() || isBlank(line.charAt(i));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
