package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import dev.podfall.language.Phrase;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads JSON strictly, as Go does.
 *
 * <p>Upstream: encoding/json scanner.go (states and their words), {@code Decoder.Decode}, {@code Unmarshal}.
 * <br>Differs: a depth limit of our own; whole floats become integers, as they do on the next way through JSON.
 */
public final class JsonReader {
    /** Where a character stands that cannot stand there. */
    private enum Spot {
        VALUE("looking for beginning of value"),
        KEY("looking for beginning of object key string"),
        AFTER_KEY("after object key"),
        AFTER_ENTRY("after object key:value pair"),
        AFTER_ITEM("after array element");

        private final String words;

        Spot(String words) {
            this.words = words;
        }
    }

    private final String text;
    private final ReadLimits limits;
    private final Notes notes;
    private final Trail trail = new Trail();
    private final Interner interned = new Interner();
    private String unexpectedEnd = "unexpected EOF";
    private int at;
    private boolean invalidCharacter;

    JsonReader(String text, int from, ReadLimits limits, Notes notes) {
        this.text = text;
        this.at = from;
        this.limits = limits;
        this.notes = notes;
    }

    /** The value that the whole text is, as {@code json.Unmarshal} reads it; a key given twice: the last one counts. */
    public static Tree parse(String text) throws SyntaxError {
        var reader = new JsonReader(text, 0, ReadLimits.STANDARD, Notes.SILENT);
        reader.unexpectedEnd = "unexpected end of JSON input";
        var built = reader.next();
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.invalid("after top-level value");
        }
        return built.tree();
    }

    /** The next value of a stream. */
    Built next() throws SyntaxError {
        blanks();
        return value(0);
    }

    boolean atEnd() {
        blanks();
        return at >= text.length();
    }

    /** Whether what it could not read was a character in the wrong place. */
    boolean metInvalidCharacter() {
        return invalidCharacter;
    }

    int position() {
        return at;
    }

    /** How many bytes of UTF-8 the decoder has taken when it complains about the character there. */
    static int bytesThrough(String text, int from, int offset) {
        int end = Math.min(offset + 1, text.length());
        return text.substring(Math.min(from, end), end).getBytes(StandardCharsets.UTF_8).length;
    }

    private Built value(int depth) throws SyntaxError {
        if (depth > limits.depth()) {
            throw new SyntaxError("exceeded max depth", at, Phrase.of("syntax.too-deep"));
        }
        int start = at;
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> Built.scalar(new Tree.Text(string()), start);
            case 't' -> literal("true", Tree.TRUE);
            case 'f' -> literal("false", Tree.FALSE);
            case 'n' -> literal("null", Tree.NIL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Built.scalar(number(), start);
            default -> throw invalid(Spot.VALUE);
        };
    }

    private Built object(int depth) throws SyntaxError {
        int start = at++;
        var entries = new Entries();
        blanks();
        if (peek() == '}') {
            at++;
            return entries.map(start);
        }
        while (true) {
            if (peek() != '"') {
                throw invalid(Spot.KEY);
            }
            int offset = at;
            var key = string();
            trail.key(depth, key);
            blanks();
            if (peek() != ':') {
                throw invalid(Spot.AFTER_KEY);
            }
            at++;
            blanks();
            int first = entries.put(key, offset, value(depth + 1));
            if (first >= 0) {
                notes.duplicateKey(trail.path(depth + 1), key, offset, first);
            }
            blanks();
            char c = peek();
            at++;
            if (c == '}') {
                return entries.map(start);
            }
            if (c != ',') {
                at--;
                throw invalid(Spot.AFTER_ENTRY);
            }
            blanks();
        }
    }

    private Built array(int depth) throws SyntaxError {
        int start = at++;
        var entries = new Entries();
        blanks();
        if (peek() == ']') {
            at++;
            return entries.list(start);
        }
        for (int i = 0; ; i++) {
            trail.index(depth, i);
            entries.add(value(depth + 1));
            blanks();
            char c = peek();
            at++;
            if (c == ']') {
                return entries.list(start);
            }
            if (c != ',') {
                at--;
                throw invalid(Spot.AFTER_ITEM);
            }
            blanks();
        }
    }

    private Built literal(String word, Tree tree) throws SyntaxError {
        int start = at;
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw invalid("in literal " + word + " (expecting " + quoted(word.charAt(i)) + ")");
            }
        }
        return Built.scalar(tree, start);
    }

    private Tree number() throws SyntaxError {
        int start = at;
        if (peek() == '-') {
            at++;
            if (peek() < '0' || peek() > '9') {
                throw invalid("in numeric literal");
            }
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            whole = false;
            if (peek() < '0' || peek() > '9') {
                throw invalid("after decimal point in numeric literal");
            }
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            whole = false;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (peek() < '0' || peek() > '9') {
                throw invalid("in exponent of numeric literal");
            }
            digits();
        }
        return tree(text.substring(start, at), whole, start);
    }

    private static Tree tree(String digits, boolean whole, int start) throws SyntaxError {
        if (whole && digits.length() <= 20) {
            try {
                return new Tree.Int(Long.parseLong(digits));
            } catch (NumberFormatException tooBig) {
                return new Tree.Real(Double.parseDouble(digits));
            }
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw new SyntaxError(
                    "json: cannot unmarshal number " + digits + " into Go value of type float64",
                    start,
                    Phrase.of("syntax.smaller-number"));
        }
        return YamlScalar.throughJson(value);
    }

    private void digits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private String string() throws SyntaxError {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return interned.intern(text.substring(start, at++));
            }
            if (c == '\\') {
                return escaped(start);
            }
            if (c < 0x20) {
                throw invalid("in string literal");
            }
            at++;
        }
        throw end();
    }

    private String escaped(int start) throws SyntaxError {
        var out = new StringBuilder(text.substring(start, at));
        while (true) {
            char c = peek();
            if (c == '"') {
                at++;
                return lonelySurrogatesReplaced(out);
            }
            if (c < 0x20) {
                throw invalid("in string literal");
            }
            at++;
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char e = peek();
            switch (e) {
                case '"', '\\', '/' -> out.append(e);
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    at++;
                    out.append(hex());
                    continue;
                }
                default -> throw invalid("in string escape code");
            }
            at++;
        }
    }

    private char hex() throws SyntaxError {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            char c = peek();
            int digit = c > 'f' ? -1 : Character.digit(c, 16);
            if (digit < 0) {
                throw invalid("in \\u hexadecimal character escape");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private static String lonelySurrogatesReplaced(StringBuilder out) {
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out.toString();
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private char peek() throws SyntaxError {
        if (at >= text.length()) {
            throw end();
        }
        return text.charAt(at);
    }

    private SyntaxError end() {
        return new SyntaxError(unexpectedEnd, text.length(), Phrase.of("syntax.close"));
    }

    private SyntaxError invalid(Spot spot) {
        return invalid(spot.words, nextStep(spot));
    }

    private SyntaxError invalid(String where) {
        return invalid(where, Phrase.NONE);
    }

    private SyntaxError invalid(String where, Phrase nextStep) {
        invalidCharacter = true;
        return new SyntaxError("invalid character " + quoted(text.codePointAt(at)) + " " + where, at, nextStep);
    }

    private Phrase nextStep(Spot spot) {
        return Phrase.of(
                switch (spot) {
                    case VALUE -> text.charAt(at) == ']' ? "syntax.comma-too-many" : "syntax.quote-text";
                    case KEY -> text.charAt(at) == '}' ? "syntax.comma-too-many" : "syntax.quote-key";
                    case AFTER_KEY -> "syntax.colon-missing";
                    case AFTER_ENTRY, AFTER_ITEM -> "syntax.comma-missing";
                });
    }

    private static String quoted(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\n' -> "'\\n'";
            case '\t' -> "'\\t'";
            case '\r' -> "'\\r'";
            case '\\' -> "'\\\\'";
            default -> c < 0x20 ? String.format(Locale.ROOT, "'\\x%02x'", c) : "'" + Character.toString(c) + "'";
        };
    }
}
