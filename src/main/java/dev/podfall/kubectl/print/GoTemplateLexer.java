package dev.podfall.kubectl.print;

import dev.podfall.kubectl.grammar.Quoting;
import java.util.Locale;
import java.util.Map;

/**
 * The tokens of a Go template, one after the other.
 *
 * <p>Upstream: Go's text/template/parse/lex.go.
 * <br>Differs: in nothing that we know of for the usual delimiters.
 */
final class GoTemplateLexer {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Map<String, Type> KEYWORDS = Map.ofEntries(
            Map.entry(".", Type.DOT),
            Map.entry("block", Type.BLOCK),
            Map.entry("break", Type.BREAK),
            Map.entry("continue", Type.CONTINUE),
            Map.entry("define", Type.DEFINE),
            Map.entry("else", Type.ELSE),
            Map.entry("end", Type.END),
            Map.entry("if", Type.IF),
            Map.entry("nil", Type.NIL),
            Map.entry("range", Type.RANGE),
            Map.entry("template", Type.TEMPLATE),
            Map.entry("true", Type.BOOL),
            Map.entry("false", Type.BOOL),
            Map.entry("with", Type.WITH));

    /** Keywords stand last. */
    enum Type {
        ERROR,
        BOOL,
        CHAR,
        CHAR_CONSTANT,
        ASSIGN,
        DECLARE,
        EOF,
        FIELD,
        IDENTIFIER,
        LEFT_DELIMITER,
        LEFT_PAREN,
        NUMBER,
        PIPE,
        RAW_STRING,
        RIGHT_DELIMITER,
        RIGHT_PAREN,
        SPACE,
        STRING,
        TEXT,
        VARIABLE,
        DOT,
        NIL,
        BLOCK,
        BREAK,
        CONTINUE,
        DEFINE,
        ELSE,
        END,
        IF,
        RANGE,
        TEMPLATE,
        WITH;

        boolean isKeyword() {
            return compareTo(DOT) >= 0;
        }
    }

    record Token(Type type, int at, String text, int line) {
        /** How messages show it. */
        @Override
        public String toString() {
            if (type == Type.EOF) {
                return "EOF";
            }
            if (type == Type.ERROR) {
                return text;
            }
            if (type.isKeyword()) {
                return "<" + text + ">";
            }
            var shown = text.length() > 10 ? text.substring(0, text.offsetByCodePoints(0, Math.min(10, points()))) : "";
            return shown.isEmpty() ? Quoting.quote(text) : Quoting.quote(shown) + "...";
        }

        private int points() {
            return text.codePointCount(0, text.length());
        }
    }

    private final String input;
    private int start;
    private int at;
    private boolean inside;
    private int depth;
    private boolean broken;
    /** How many lines were begun before {@code counted}. */
    private int lines = 1;

    private int counted;

    GoTemplateLexer(String input) {
        this.input = input;
    }

    Token next() {
        if (broken) {
            return new Token(Type.EOF, 0, "", 1);
        }
        return inside ? insideAction() : text();
    }

    private Token text() {
        while (true) {
            int open = input.indexOf(OPEN, at);
            if (open < 0) {
                at = input.length();
                return token(at > start ? Type.TEXT : Type.EOF);
            }
            boolean trims = trimsAfter(open + 2);
            int end = open;
            while (trims && end > at && isSpace(input.charAt(end - 1))) {
                end--;
            }
            if (end > at) {
                at = end;
                var text = token(Type.TEXT);
                start = open;
                at = open;
                return text;
            }
            at = open + 2;
            int marker = trims ? 2 : 0;
            if (!input.startsWith("/*", at + marker)) {
                start = open;
                var delimiter = token(Type.LEFT_DELIMITER);
                inside = true;
                depth = 0;
                at += marker;
                start = at;
                return delimiter;
            }
            start = at + marker;
            int close = input.indexOf("*/", start + 2);
            if (close < 0) {
                return error("unclosed comment");
            }
            at = close + 2;
            if (!atClose()) {
                return error("comment ends before closing delimiter");
            }
            passClose();
        }
    }

    private boolean trimsAfter(int position) {
        return input.startsWith("-", position) && position + 1 < input.length() && isSpace(input.charAt(position + 1));
    }

    private boolean trimsAt(int position) {
        return position + 1 < input.length() && isSpace(input.charAt(position)) && input.charAt(position + 1) == '-';
    }

    private boolean atClose() {
        return input.startsWith(CLOSE, at) || (trimsAt(at) && input.startsWith(CLOSE, at + 2));
    }

    private Token passClose() {
        boolean trims = !input.startsWith(CLOSE, at);
        at += trims ? 2 : 0;
        start = trims ? at : start;
        at += 2;
        var delimiter = token(Type.RIGHT_DELIMITER);
        while (trims && at < input.length() && isSpace(input.charAt(at))) {
            at++;
        }
        start = at;
        inside = false;
        return delimiter;
    }

    private Token insideAction() {
        if (atClose()) {
            return depth == 0 ? passClose() : error("unclosed left paren");
        }
        if (at >= input.length()) {
            return error("unclosed action");
        }
        int c = input.codePointAt(at);
        if (isSpace(c)) {
            return space();
        }
        if (c == '.' && (at + 1 >= input.length() || !isDigit(input.charAt(at + 1)))) {
            at++;
            return at < input.length() ? fieldOrVariable(Type.FIELD) : number(at - 1);
        }
        if (c == '.' || c == '+' || c == '-' || (c < 128 && isDigit((char) c))) {
            return number(at);
        }
        if (isAlphanumeric(c)) {
            return identifier();
        }
        at += Character.charCount(c);
        return switch (c) {
            case '=' -> token(Type.ASSIGN);
            case ':' -> {
                if (!input.startsWith("=", at)) {
                    at = Math.min(at + 1, input.length());
                    yield error("expected :=");
                }
                at++;
                yield token(Type.DECLARE);
            }
            case '|' -> token(Type.PIPE);
            case '"' -> quoted('"', Type.STRING, "unterminated quoted string");
            case '\'' -> quoted('\'', Type.CHAR_CONSTANT, "unterminated character constant");
            case '`' -> {
                int close = input.indexOf('`', at);
                at = close + 1;
                yield close < 0 ? error("unterminated raw quoted string") : token(Type.RAW_STRING);
            }
            case '$' -> atTerminator() ? token(Type.VARIABLE) : fieldOrVariable(Type.VARIABLE);
            case '(' -> {
                depth++;
                yield token(Type.LEFT_PAREN);
            }
            case ')' -> --depth < 0 ? error("unexpected right paren") : token(Type.RIGHT_PAREN);
            default ->
                c >= 0x20 && c < 0x7f ? token(Type.CHAR) : error("unrecognized character in action: " + unicode(c));
        };
    }

    private Token space() {
        int spaces = 0;
        while (at < input.length() && isSpace(input.charAt(at))) {
            at++;
            spaces++;
        }
        if (trimsAt(at - 1) && input.startsWith(CLOSE, at + 1)) {
            at--;
            if (spaces == 1) {
                return passClose();
            }
        }
        return token(Type.SPACE);
    }

    private Token identifier() {
        skipAlphanumeric();
        if (!atTerminator()) {
            return error("bad character " + unicodeAt());
        }
        return token(KEYWORDS.getOrDefault(input.substring(start, at), Type.IDENTIFIER));
    }

    private Token fieldOrVariable(Type type) {
        if (atTerminator()) {
            return token(type == Type.VARIABLE ? type : Type.DOT);
        }
        skipAlphanumeric();
        return atTerminator() ? token(type) : error("bad character " + unicodeAt());
    }

    private void skipAlphanumeric() {
        while (at < input.length() && isAlphanumeric(input.codePointAt(at))) {
            at += Character.charCount(input.codePointAt(at));
        }
    }

    private boolean atTerminator() {
        return at >= input.length()
                || isSpace(input.charAt(at))
                || ".,|:)(".indexOf(input.charAt(at)) >= 0
                || input.startsWith(CLOSE, at);
    }

    private Token quoted(char quote, Type type, String unterminated) {
        while (at < input.length() && input.charAt(at) != '\n') {
            char c = input.charAt(at++);
            if (c == quote) {
                return token(type);
            }
            if (c == '\\') {
                if (at >= input.length() || input.charAt(at) == '\n') {
                    break;
                }
                at++;
            }
        }
        return error(unterminated);
    }

    private Token number(int from) {
        at = from;
        boolean fine = scanNumber();
        if (fine && at < input.length() && (input.charAt(at) == '+' || input.charAt(at) == '-')) {
            // The two parts of a complex number; there is no arithmetic.
            fine = scanNumber() && input.charAt(at - 1) == 'i';
        }
        return fine ? token(Type.NUMBER) : error("bad number syntax: " + Quoting.quote(input.substring(start, at)));
    }

    private boolean scanNumber() {
        accept("+-");
        var digits = "0123456789_";
        if (accept("0")) {
            digits = accept("xX")
                    ? "0123456789abcdefABCDEF_"
                    : accept("oO") ? "01234567_" : accept("bB") ? "01_" : digits;
        }
        acceptRun(digits);
        if (accept(".")) {
            acceptRun(digits);
        }
        if ((digits.length() == 11 && accept("eE")) || (digits.length() == 23 && accept("pP"))) {
            accept("+-");
            acceptRun("0123456789_");
        }
        accept("i");
        if (at < input.length() && isAlphanumeric(input.codePointAt(at))) {
            at += Character.charCount(input.codePointAt(at));
            return false;
        }
        return true;
    }

    private boolean accept(String valid) {
        boolean there = at < input.length() && valid.indexOf(input.charAt(at)) >= 0;
        at += there ? 1 : 0;
        return there;
    }

    private void acceptRun(String valid) {
        while (accept(valid)) {
            // As far as they go.
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAlphanumeric(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    private String unicodeAt() {
        return at < input.length() ? unicode(input.codePointAt(at)) : "U+FFFFFFFFFFFFFFFF";
    }

    /** As Go's verb {@code %#U}. */
    static String unicode(int c) {
        boolean printable = c == ' ' || !(Character.isISOControl(c) || Character.isWhitespace(c));
        return String.format(Locale.ROOT, "U+%04X", c) + (printable ? " '" + Character.toString(c) + "'" : "");
    }

    private Token token(Type type) {
        var token = new Token(type, start, input.substring(start, at), line(start));
        start = at;
        return token;
    }

    private Token error(String message) {
        broken = true;
        return new Token(Type.ERROR, start, message, line(start));
    }

    /** Tokens come in order, so that each line is counted once. */
    private int line(int position) {
        for (; counted < position; counted++) {
            if (input.charAt(counted) == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
