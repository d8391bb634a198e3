package dev.podfall.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours for an editor: one line of YAML or JSON at a time, also while the text is broken. A line needs to know only
 * the {@link State} in which the one before ended; where that has not changed, nothing below needs new colours.
 */
public final class SyntaxSpans {

    public enum Kind {
        KEY,
        /** Text, quoted or not. */
        STRING,
        NUMBER,
        /** True, false and null in all their spellings. */
        KEYWORD,
        COMMENT,
        PUNCTUATION,
        ANCHOR,
        TAG,
        /** {@code ---}, {@code ...} and directives. */
        MARKER
    }

    /** From a column up to another, both counted from 0 in UTF-16 units. */
    public record Span(int start, int end, Kind kind) {}

    enum Mode {
        NORMAL,
        BLOCK_TEXT,
        SINGLE_QUOTED,
        DOUBLE_QUOTED
    }

    /** What the next line has to know: opaque, comparable. */
    public record State(Mode mode, int indent, int flow) {
        public static final State START = new State(Mode.NORMAL, 0, 0);
    }

    /** The spans of one line, from left to right, and the state in which it ends. */
    public record Line(List<Span> spans, State end) {
        private static final Line BLANK = new Line(List.of(), State.START);
    }

    private final String line;
    private final List<Span> spans = new ArrayList<>();
    private int at;
    private int flow;
    /** The column of the innermost key or dash: text in a block below stands further right. */
    private int parent = -1;

    private SyntaxSpans(String line, int flow) {
        this.line = line;
        this.flow = flow;
    }

    /** All lines of a text. */
    public static List<Line> of(String text) {
        var out = new ArrayList<Line>();
        var state = State.START;
        for (var line : text.split("\n", -1)) {
            var next = line(line, state);
            out.add(next);
            state = next.end;
        }
        return out;
    }

    /** One line, without its line break. */
    public static Line line(String line, State before) {
        if (line.isEmpty()) {
            return before.equals(State.START) ? Line.BLANK : new Line(List.of(), before);
        }
        var spans = new SyntaxSpans(line, before.flow);
        var end = spans.read(before);
        return new Line(List.copyOf(spans.spans), end);
    }

    private State read(State before) {
        if (isMarker()) {
            return afterMarker();
        }
        switch (before.mode) {
            case NORMAL -> {}
            case BLOCK_TEXT -> {
                int indent = blanks(0);
                if (indent == line.length() || indent > before.indent) {
                    add(indent, line.length(), Kind.STRING);
                    return before;
                }
            }
            case SINGLE_QUOTED, DOUBLE_QUOTED -> {
                char quote = before.mode == Mode.SINGLE_QUOTED ? '\'' : '"';
                int end = endOfQuote(0, quote);
                add(blanks(0), end < 0 ? line.length() : end, Kind.STRING);
                if (end < 0) {
                    return before;
                }
                at = end;
            }
        }
        return tokens();
    }

    private boolean isMarker() {
        boolean dashes = line.startsWith("---") || line.startsWith("...");
        return dashes && (line.length() == 3 || isBlank(line.charAt(3))) || line.startsWith("%");
    }

    private State afterMarker() {
        flow = 0;
        at = line.startsWith("%") ? line.length() : 3;
        add(0, at, Kind.MARKER);
        return tokens();
    }

    private State tokens() {
        boolean atStart = true;
        while (true) {
            at = blanks(at);
            if (at >= line.length()) {
                return normal();
            }
            char c = line.charAt(at);
            if (c == '#' && (at == 0 || isBlank(line.charAt(at - 1)))) {
                add(at, line.length(), Kind.COMMENT);
                return normal();
            }
            if (atStart && flow == 0 && (c == '-' || c == '?') && endsAt(at + 1)) {
                parent = at;
                punctuation();
                continue;
            }
            if (flow == 0 && (c == '|' || c == '>') && isBlockHeader()) {
                return blockText();
            }
            switch (c) {
                case '{', '[' -> {
                    flow++;
                    punctuation();
                }
                case '}', ']' -> {
                    flow = Math.max(0, flow - 1);
                    punctuation();
                }
                case ',' -> punctuation();
                case ':' -> colonOrPlain();
                case '&', '*' -> word(Kind.ANCHOR);
                case '!' -> word(Kind.TAG);
                case '\'', '"' -> {
                    if (!quoted(c)) {
                        return new State(c == '"' ? Mode.DOUBLE_QUOTED : Mode.SINGLE_QUOTED, 0, flow);
                    }
                }
                default -> plain();
            }
            // Properties may stand before a dash or a key, a dash after a value is no dash.
            atStart = atStart && (c == '&' || c == '!');
        }
    }

    private State normal() {
        return flow == 0 ? State.START : new State(Mode.NORMAL, 0, flow);
    }

    private void colonOrPlain() {
        if (flow > 0 || endsAt(at + 1)) {
            punctuation();
        } else {
            plain();
        }
    }

    private void punctuation() {
        add(at, at + 1, Kind.PUNCTUATION);
        at++;
    }

    private void word(Kind kind) {
        int end = at + 1;
        while (end < line.length() && !isBlank(line.charAt(end)) && !(flow > 0 && isFlow(line.charAt(end)))) {
            end++;
        }
        add(at, end, kind);
        at = end;
    }

    /** Whether the quote ends on this line. */
    private boolean quoted(char quote) {
        int start = at;
        int end = endOfQuote(at + 1, quote);
        if (end < 0) {
            add(start, line.length(), Kind.STRING);
            return false;
        }
        at = end;
        int colon = blanks(end);
        boolean key = colon < line.length() && line.charAt(colon) == ':' && (flow > 0 || endsAt(colon + 1));
        if (key) {
            parent = start;
        }
        add(start, end, key ? Kind.KEY : Kind.STRING);
        return true;
    }

    private int endOfQuote(int from, char quote) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                if (quote == '"' || i + 1 >= line.length() || line.charAt(i + 1) != '\'') {
                    return i + 1;
                }
                i++;
            }
        }
        return -1;
    }

    private void plain() {
        int start = at;
        int end = start;
        boolean key = false;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == ':' && (endsAt(at + 1) || flow > 0 && isFlow(line.charAt(at + 1)))) {
                key = true;
                break;
            }
            if (c == '#' && at > start && isBlank(line.charAt(at - 1)) || flow > 0 && isFlow(c)) {
                break;
            }
            if (!isBlank(c)) {
                end = at + 1;
            }
        }
        if (key) {
            parent = start;
        }
        add(start, end, key ? Kind.KEY : kindOf(line.substring(start, end)));
    }

    private static Kind kindOf(String text) {
        return switch (YamlScalar.of(text).kind()) {
            case BOOL, NULL -> Kind.KEYWORD;
            case INT, UNSIGNED, FLOAT -> Kind.NUMBER;
            case TEXT, TIMESTAMP -> Kind.STRING;
        };
    }

    private boolean isBlockHeader() {
        int i = at + 1;
        while (i < line.length()
                && (line.charAt(i) == '+' || line.charAt(i) == '-' || Character.isDigit(line.charAt(i)))) {
            i++;
        }
        int rest = blanks(i);
        return rest == line.length() || rest > i && line.charAt(rest) == '#';
    }

    private State blockText() {
        int start = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        add(start, at, Kind.PUNCTUATION);
        at = blanks(at);
        add(at, line.length(), Kind.COMMENT);
        return new State(Mode.BLOCK_TEXT, parent, 0);
    }

    private int blanks(int from) {
        int i = from;
        while (i < line.length() && isBlank(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private boolean endsAt(int i) {
        return i >= line.length() || isBlank(line.charAt(i));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isFlow(char c) {
        return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
    }

    private void add(int start, int end, Kind kind) {
        if (end > start) {
            spans.add(new Span(start, end, kind));
        }
    }
}
