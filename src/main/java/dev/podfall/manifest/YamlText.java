package dev.podfall.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Strings in YAML: which of plain, single quotes, double quotes and literal block, and where they are folded.
 *
 * <p>Upstream: go.yaml.in/yaml/v2 encode.go {@code stringv}; emitterc.go {@code yaml_emitter_analyze_scalar},
 * {@code yaml_emitter_select_scalar_style} and the writers of each style.
 * <br>Differs: in nothing that we know of.
 */
final class YamlText {
    private static final int WIDTH = 80;
    private static final int LONGEST_SIMPLE_KEY = 128;

    private final StringBuilder out;

    YamlText(StringBuilder out) {
        this.out = out;
    }

    private enum Style {
        PLAIN,
        SINGLE,
        DOUBLE,
        LITERAL
    }

    /** Writes a key; whether it is a simple one, that is without {@code ?} before it. */
    boolean key(String key, int indent) {
        var shape = Shape.of(key);
        boolean simple = !shape.multiline && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY;
        if (!simple) {
            out.append("? ");
        }
        write(key, style(key, shape, simple), indent + 2, !simple);
        return simple;
    }

    void value(String value, int indent) {
        write(value, style(value, Shape.of(value), false), indent, true);
    }

    private static Style style(String text, Shape shape, boolean simpleKey) {
        var wanted = text.indexOf('\n') >= 0 ? Style.LITERAL : canBePlain(text) ? Style.PLAIN : Style.DOUBLE;
        return switch (wanted) {
            case PLAIN -> shape.plain ? Style.PLAIN : shape.single ? Style.SINGLE : Style.DOUBLE;
            case LITERAL -> shape.block && !simpleKey ? Style.LITERAL : Style.DOUBLE;
            case SINGLE, DOUBLE -> Style.DOUBLE;
        };
    }

    private static boolean canBePlain(String text) {
        return YamlScalar.of(text).kind() == YamlScalar.Kind.TEXT && !Sexagesimal.is(text);
    }

    private void write(String text, Style style, int indent, boolean fold) {
        switch (style) {
            case PLAIN -> folded(text, indent, fold, false);
            case SINGLE -> {
                out.append('\'');
                folded(text, indent, fold, true);
                out.append('\'');
            }
            case DOUBLE -> doubleQuoted(text, indent, fold);
            case LITERAL -> literal(text, indent);
        }
    }

    /** Plain and single quoted: a single blank beyond the width becomes a line break. */
    private void folded(String text, int indent, boolean fold, boolean quoted) {
        boolean afterBlank = false;
        boolean afterBreak = false;
        int column = column();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                boolean inside = !quoted || i > 0 && i < text.length() - 1;
                boolean single = !afterBlank && (i + 1 == text.length() || text.charAt(i + 1) != ' ');
                if (fold && inside && single && column > WIDTH) {
                    breakLine(indent);
                    column = indent;
                } else {
                    out.append(' ');
                    column++;
                }
                afterBlank = true;
            } else if (isBreak(c)) {
                if (!afterBreak && c == '\n') {
                    out.append('\n');
                }
                out.append(c);
                column = 0;
                afterBreak = true;
            } else {
                if (afterBreak) {
                    out.repeat(' ', indent);
                    column = indent;
                }
                if (quoted && c == '\'') {
                    out.append('\'');
                    column++;
                }
                out.append(c);
                column += Character.isLowSurrogate(c) ? 0 : 1;
                afterBlank = false;
                afterBreak = false;
            }
        }
    }

    private void doubleQuoted(String text, int indent, boolean fold) {
        out.append('"');
        boolean afterBlank = false;
        // Upstream looks for the byte order mark at the beginning whichever character it looks at.
        boolean allEscaped = text.startsWith("\uFEFF");
        int column = column();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (allEscaped || !Shape.isPrintable(c) || isBreak(c) || c == '"' || c == '\\') {
                int before = out.length();
                escape(c);
                column += out.length() - before;
                afterBlank = false;
            } else if (c == ' ') {
                if (fold && !afterBlank && column > WIDTH && i > 0 && next < text.length()) {
                    breakLine(indent);
                    column = indent;
                    if (text.charAt(next) == ' ') {
                        out.append('\\');
                        column++;
                    }
                } else {
                    out.append(' ');
                    column++;
                }
                afterBlank = true;
            } else {
                out.appendCodePoint(c);
                column++;
                afterBlank = false;
            }
            i = next;
        }
        out.append('"');
    }

    private void escape(int c) {
        out.append('\\');
        switch (c) {
            case 0 -> out.append('0');
            case 7 -> out.append('a');
            case 8 -> out.append('b');
            case 9 -> out.append('t');
            case 10 -> out.append('n');
            case 11 -> out.append('v');
            case 12 -> out.append('f');
            case 13 -> out.append('r');
            case 27 -> out.append('e');
            case '"' -> out.append('"');
            case '\\' -> out.append('\\');
            case 0x85 -> out.append('N');
            case 0xA0 -> out.append('_');
            case 0x2028 -> out.append('L');
            case 0x2029 -> out.append('P');
            default -> {
                var format = c <= 0xFF ? "x%02X" : c <= 0xFFFF ? "u%04X" : "U%08X";
                out.append(String.format(Locale.ROOT, format, c));
            }
        }
    }

    private void literal(String text, int indent) {
        out.append('|');
        if (text.charAt(0) == ' ' || isBreak(text.charAt(0))) {
            out.append('2');
        }
        int last = text.length() - 1;
        boolean ended = isBreak(text.charAt(last));
        if (!ended) {
            out.append('-');
        } else if (last == 0 || isBreak(text.charAt(last - 1))) {
            out.append('+');
        }
        out.append('\n');
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBreak(c)) {
                out.append(c);
                lineStart = true;
            } else {
                if (lineStart) {
                    out.repeat(' ', indent);
                    lineStart = false;
                }
                out.append(c);
            }
        }
        // The last break of the text is the one that ends the entry.
        if (text.charAt(last) == '\n') {
            out.setLength(out.length() - 1);
        }
    }

    private void breakLine(int indent) {
        out.append('\n').repeat(' ', indent);
    }

    private int column() {
        int start = out.length();
        while (start > 0 && !isBreak(out.charAt(start - 1))) {
            start--;
        }
        return out.codePointCount(start, out.length());
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** What a string allows. */
    private record Shape(boolean multiline, boolean plain, boolean single, boolean block) {

        static Shape of(String text) {
            if (text.isEmpty()) {
                return new Shape(false, true, true, false);
            }
            boolean indicators = text.startsWith("---") || text.startsWith("...");
            boolean breaks = false;
            boolean special = false;
            boolean breakSpace = false;
            boolean spaceBreak = false;
            boolean afterSpace = false;
            boolean afterBreak = false;
            boolean afterBlank = true;
            for (int i = 0; i < text.length(); ) {
                int c = text.codePointAt(i);
                int next = i + Character.charCount(c);
                boolean beforeBlank = next >= text.length() || text.charAt(next) == ' ' || text.charAt(next) == '\t';
                indicators |= indicates(c, i == 0, beforeBlank, afterBlank);
                special |= !isPrintable(c);
                breakSpace |= c == ' ' && afterBreak;
                boolean isBreak = isBreak(c);
                spaceBreak |= isBreak && afterSpace;
                breaks |= isBreak;
                afterSpace = c == ' ';
                afterBreak = isBreak;
                afterBlank = c == ' ' || c == '\t' || isBreak || c == 0;
                i = next;
            }
            int last = text.charAt(text.length() - 1);
            boolean edges = text.charAt(0) == ' ' || isBreak(text.charAt(0)) || last == ' ' || isBreak(last);
            boolean odd = spaceBreak || special;
            boolean plain = !edges && !breakSpace && !odd && !breaks && !indicators;
            return new Shape(breaks, plain, !breakSpace && !odd, last != ' ' && !odd);
        }

        private static boolean indicates(int c, boolean first, boolean beforeBlank, boolean afterBlank) {
            if (!first) {
                return c == ':' && beforeBlank || c == '#' && afterBlank;
            }
            return switch (c) {
                case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> true;
                case '?', ':', '-' -> beforeBlank;
                default -> false;
            };
        }

        /** Upstream counts no character beyond the first 65,536 as printable. */
        static boolean isPrintable(int c) {
            return c == '\n'
                    || c >= 0x20 && c <= 0x7E
                    || c >= 0xA0 && c <= 0xD7FF
                    || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
        }
    }

    /** Numbers to the base of 60, which other readers take {@code 1:30} for. */
    private static final class Sexagesimal {
        static boolean is(String text) {
            int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
            if (!isDigit(text, at)) {
                return false;
            }
            while (isDigit(text, at) || is(text, at, '_')) {
                at++;
            }
            if (!is(text, at, ':')) {
                return false;
            }
            while (is(text, at, ':')) {
                int digits = isDigit(text, at + 2) ? 2 : isDigit(text, at + 1) ? 1 : 0;
                if (digits == 0 || digits == 2 && (!isDigit(text, at + 1) || text.charAt(at + 1) > '5')) {
                    return false;
                }
                at += 1 + digits;
            }
            if (is(text, at, '.')) {
                at++;
                while (isDigit(text, at) || is(text, at, '_')) {
                    at++;
                }
            }
            return at == text.length();
        }

        private static boolean is(String text, int at, char c) {
            return at < text.length() && text.charAt(at) == c;
        }

        private static boolean isDigit(String text, int at) {
            return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }
    }
}
