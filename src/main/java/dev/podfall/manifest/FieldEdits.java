package dev.podfall.manifest;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one field of a text that leave all the rest as it is written. Each is tried out by its caller: what cannot be
 * done by moving few characters is not offered.
 */
public final class FieldEdits {
    private final String text;
    private final ManifestDocument document;
    private final Lines lines;

    /** @param text that the document was read from */
    public FieldEdits(String text, ManifestDocument document) {
        this.text = text;
        this.document = document;
        this.lines = document.positions().lines();
    }

    /** A scalar as it is written. */
    private record Token(int from, int to, String written) {
        boolean isQuoted() {
            return written.startsWith("\"") || written.startsWith("'");
        }
    }

    /** What stands at the path, letter by letter and without quotes; nothing if that is not known. */
    public Optional<String> written(String path) {
        var token = token(path);
        return token == null || token.isQuoted() || token.written.isEmpty()
                ? Optional.empty()
                : Optional.of(token.written);
    }

    /** Another scalar stands there, in the quotes that the old one had. */
    public Optional<TextEdit> write(String path, Tree value) {
        var token = token(path);
        if (token == null) {
            return Optional.empty();
        }
        var written = written(value, token);
        boolean blank = token.from == token.to && token.from > 0 && text.charAt(token.from - 1) == ':';
        return Optional.of(new TextEdit(token.from, token.to, blank ? " " + written : written));
    }

    private String written(Tree value, Token old) {
        if (!(value instanceof Tree.Text(String word))) {
            return Json.write(value);
        }
        if (old.written.startsWith("'")) {
            return "'" + word.replace("'", "''") + "'";
        }
        if (old.isQuoted() || ManifestReader.looksLikeJson(text)) {
            return Json.write(value);
        }
        var plain = YamlWriter.write(value).strip();
        return plain.indexOf('\n') >= 0 || plain.chars().anyMatch(c -> "[]{},".indexOf(c) >= 0)
                ? Json.write(value)
                : plain;
    }

    /** The field gets another key. */
    public Optional<TextEdit> rename(String path, String key) {
        var steps = document.positions().steps(path);
        if (path.isEmpty() || !document.positions().find(path).exact() || !(steps.getLast() instanceof String old)) {
            return Optional.empty();
        }
        int at = lines.offset(document.positions().key(path));
        boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
        int from = quoted ? at + 1 : at;
        return text.startsWith(old, from)
                ? Optional.of(new TextEdit(from, from + old.length(), key))
                : Optional.empty();
    }

    /** The field goes, with all that is below it and the line it stood on. */
    public Optional<TextEdit> remove(String path) {
        var positions = document.positions();
        var found = positions.find(path);
        if (path.isEmpty() || !found.exact() || !(positions.steps(path).getLast() instanceof String)) {
            return Optional.empty();
        }
        return removeAt(lines.offset(found.key()));
    }

    /** The same for one that no path leads to, because it is given again. */
    public Optional<TextEdit> removeAt(Position at) {
        return removeAt(lines.offset(at));
    }

    private Optional<TextEdit> removeAt(int key) {
        int line = startOfLine(key);
        var before = text.substring(line, key);
        if (!before.chars().allMatch(c -> c == ' ' || c == '-') || isInBraces(key)) {
            return fromBraces(key);
        }
        int column = key - line;
        int end = endOfBlock(key, column);
        if (before.isBlank()) {
            return Optional.of(new TextEdit(line, end, ""));
        }
        // The first key of an item: the next one moves up behind the dash.
        int next = end;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next - end == column ? Optional.of(new TextEdit(key, next, "")) : Optional.empty();
    }

    /** Whether the nearest thing before it, across lines, opens braces or separates in them. */
    private boolean isInBraces(int at) {
        int i = at - 1;
        while (i >= 0 && Character.isWhitespace(text.charAt(i))) {
            i--;
        }
        return i >= 0 && (text.charAt(i) == '{' || text.charAt(i) == ',');
    }

    /** Up to the line after the last that belongs to the entry: remarks behind it belong to what follows. */
    private int endOfBlock(int key, int column) {
        int end = nextLine(key);
        int line = end;
        while (line < text.length()) {
            int content = line;
            while (content < text.length() && text.charAt(content) == ' ') {
                content++;
            }
            int indent = content - line;
            int next = nextLine(line);
            boolean blank = content >= text.length() || "\r\n#".indexOf(text.charAt(content)) >= 0;
            boolean item = text.startsWith("- ", content) || text.startsWith("-\n", content);
            if (!blank && (indent < column || indent == column && !item)) {
                return end;
            }
            end = blank ? end : next;
            line = next;
        }
        return end;
    }

    /** Out of {@code {a: 1, b: 2}}, with the comma after it, or else before it. */
    private Optional<TextEdit> fromBraces(int key) {
        int end = endOfEntry(key);
        if (end < 0) {
            return Optional.empty();
        }
        if (text.charAt(end) == ',') {
            int to = end + 1;
            while (to < text.length() && text.charAt(to) == ' ') {
                to++;
            }
            return Optional.of(new TextEdit(key, to, ""));
        }
        int from = key;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        boolean comma = from > 0 && text.charAt(from - 1) == ',';
        return Optional.of(new TextEdit(comma ? from - 1 : key, end, ""));
    }

    /** Where the comma or brace stands that ends an entry in braces; -1 if none does. */
    private int endOfEntry(int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"', '\'' -> {
                    int close = endOfQuotes(i);
                    if (close < 0) {
                        return -1;
                    }
                    i = close - 1;
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth-- == 0) {
                        return i;
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private @Nullable Token token(String path) {
        var found = document.positions().find(path);
        if (!found.exact() || !found.leaf()) {
            return null;
        }
        int from = lines.offset(found.value());
        if (from >= text.length()) {
            return null;
        }
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            int end = endOfQuotes(from);
            return end < 0 ? null : new Token(from, end, text.substring(from, end));
        }
        var value = document.positions().at(path);
        for (int end : ends(from)) {
            var word = text.substring(from, end).stripTrailing();
            if (YamlScalar.of(word).tree().equals(value)) {
                return new Token(from, from + word.length(), word);
            }
        }
        return null;
    }

    /** Where a plain word may end that begins at an offset: with its line, before a remark, before a comma or bracket. */
    private List<Integer> ends(int from) {
        int end = text.indexOf('\n', from);
        end = end < 0 ? text.length() : end;
        var out = new ArrayList<Integer>();
        int remark = text.indexOf(" #", from);
        out.add(remark >= 0 && remark < end ? remark : end);
        for (int i = from; i < end; i++) {
            if (",]}".indexOf(text.charAt(i)) >= 0) {
                out.add(i);
                break;
            }
        }
        return out;
    }

    /** Behind the quote that closes what opens at an offset; -1 if none does. */
    private int endOfQuotes(int from) {
        char quote = text.charAt(from);
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote && quote == '\'' && text.startsWith("''", i)) {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return -1;
    }

    private int startOfLine(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int nextLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
