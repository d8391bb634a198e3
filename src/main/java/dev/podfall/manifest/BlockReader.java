package dev.podfall.manifest;

import dev.podfall.api.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that kubectl prints, many times faster than a whole YAML parser: block maps and lists, scalars,
 * literal text. At the first thing that is anything else, or that is wrong, it gives up, and {@link YamlComposer} reads
 * the document and says what is to be said.
 */
final class BlockReader {

    /** The document is not of the plain kind. */
    private static final class Unusual extends Exception {
        private static final long serialVersionUID = 1;

        private Unusual() {
            super("not the YAML that kubectl prints", null, false, false);
        }
    }

    private static final int LONGEST_KEY = 900;

    private final String text;
    private final int end;
    private final ReadLimits limits;
    private final Notes notes;
    private final Trail trail = new Trail();
    private final Interner interned = new Interner();
    private int at;
    private int lineStart;
    /** Of what stands at {@code at}; -1 at the end. */
    private int column;
    /** Whether blank lines or remarks stood above it. */
    private boolean skipped;

    private BlockReader(String text, int from, int end, ReadLimits limits, Notes notes) {
        this.text = text;
        this.at = from;
        this.end = end;
        this.limits = limits;
        this.notes = notes;
    }

    /** The document that stands from an offset up to another; null if it is not of the plain kind. */
    static @Nullable Built read(String text, int from, int end, ReadLimits limits, Notes notes) {
        var remarks = new Notes.Kept();
        try {
            var root = new BlockReader(text, from, end, limits, remarks).root();
            remarks.tell(notes);
            return root;
        } catch (Unusual e) {
            return null;
        }
    }

    private Built root() throws Unusual {
        lineFrom(at);
        if (column != 0) {
            throw new Unusual();
        }
        var root = block(0);
        if (column >= 0) {
            throw new Unusual();
        }
        return root;
    }

    private Built block(int depth) throws Unusual {
        if (depth >= limits.depth()) {
            throw new Unusual();
        }
        return isDash() ? list(column, depth) : map(column, depth);
    }

    private Built map(int indent, int depth) throws Unusual {
        int start = at;
        var entries = new Entries();
        do {
            int offset = at;
            var key = key();
            trail.key(depth, key);
            int first = entries.put(key, offset, valueOfKey(indent, depth));
            if (first >= 0) {
                notes.duplicateKey(trail.path(depth + 1), key, offset, first);
            }
        } while (column == indent);
        if (column > indent) {
            throw new Unusual();
        }
        return entries.map(start);
    }

    private Built valueOfKey(int indent, int depth) throws Unusual {
        int afterColon = at;
        blanks();
        if (!atLineEnd()) {
            return scalar(indent);
        }
        restOfLine();
        if (column > indent) {
            return block(depth + 1);
        }
        return column == indent && isDash() ? deeper(indent, depth) : Built.scalar(Tree.NIL, afterColon);
    }

    private Built deeper(int indent, int depth) throws Unusual {
        if (depth + 1 >= limits.depth()) {
            throw new Unusual();
        }
        return list(indent, depth + 1);
    }

    private Built list(int indent, int depth) throws Unusual {
        int start = at;
        var entries = new Entries();
        for (int i = 0; column == indent && isDash(); i++) {
            trail.index(depth, i);
            entries.add(item(indent, depth));
        }
        if (column > indent) {
            throw new Unusual();
        }
        return entries.list(start);
    }

    private Built item(int indent, int depth) throws Unusual {
        int afterDash = ++at;
        blanks();
        if (atLineEnd()) {
            restOfLine();
            return column > indent ? block(depth + 1) : Built.scalar(Tree.NIL, afterDash);
        }
        column = at - lineStart;
        return isDash() || colon() >= 0 ? block(depth + 1) : scalar(indent);
    }

    /** The key that stands here; the place is then after its colon. */
    private String key() throws Unusual {
        int colon = colon();
        if (colon < 0 || colon - at > LONGEST_KEY) {
            throw new Unusual();
        }
        char first = text.charAt(at);
        String key;
        if (first == '"' || first == '\'') {
            key = text.substring(at + 1, colon - 1);
        } else {
            checkPlainStart();
            key = plainKey(text.substring(at, colon));
        }
        at = colon + 1;
        return interned.intern(key);
    }

    private static String plainKey(String word) throws Unusual {
        if (word.equals("<<") || word.endsWith(" ")) {
            throw new Unusual();
        }
        var resolved = YamlScalar.of(word);
        return switch (resolved.kind()) {
            case TEXT, TIMESTAMP -> word;
            case BOOL, INT, UNSIGNED, FLOAT, NULL -> throw new Unusual();
        };
    }

    /** Where the colon of the key stands that begins here; -1 if no key does. */
    private int colon() throws Unusual {
        char first = text.charAt(at);
        int i = at;
        if (first == '"' || first == '\'') {
            for (i++; i < end && text.charAt(i) != first; i++) {
                checkCharacter(text.charAt(i));
                if (text.charAt(i) == '\\') {
                    return -1;
                }
            }
            i++;
            return i < end && text.charAt(i) == ':' && isBlankOrEnd(i + 1) ? i : -1;
        }
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '#' && i > at && text.charAt(i - 1) == ' ') {
                return -1;
            }
            if (c == ':' && isBlankOrEnd(i + 1)) {
                return i;
            }
            checkCharacter(c);
        }
        return -1;
    }

    private Built scalar(int indent) throws Unusual {
        int start = at;
        return switch (text.charAt(at)) {
            case '"' -> Built.scalar(new Tree.Text(quoted(indent, '"')), start);
            case '\'' -> Built.scalar(new Tree.Text(quoted(indent, '\'')), start);
            case '|' -> Built.scalar(new Tree.Text(literal(indent)), start);
            case '{' -> empty(start, '}').map(start);
            case '[' -> empty(start, ']').list(start);
            default -> Built.scalar(plain(indent), start);
        };
    }

    private Entries empty(int start, char close) throws Unusual {
        if (start + 1 >= end || text.charAt(start + 1) != close) {
            throw new Unusual();
        }
        at = start + 2;
        closeLine();
        return new Entries();
    }

    private Tree plain(int indent) throws Unusual {
        checkPlainStart();
        var first = plainLine();
        if (column <= indent) {
            var tree = YamlScalar.of(first).tree();
            if (tree instanceof Tree.Real(double value) && !Double.isFinite(value)) {
                throw new Unusual();
            }
            return tree instanceof Tree.Text ? new Tree.Text(interned.intern(first)) : tree;
        }
        var out = new StringBuilder(first);
        while (column > indent) {
            checkNothingSkipped();
            out.append(' ').append(plainLine());
        }
        return new Tree.Text(out.toString());
    }

    /** The plain text up to the end of the line or a remark; the place is then on the next line. */
    private String plainLine() throws Unusual {
        int start = at;
        int last = at;
        boolean remark = false;
        for (; at < end && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            checkCharacter(c);
            if (c == '#' && at > start && text.charAt(at - 1) == ' ') {
                remark = true;
            } else if (c == ':' && !remark && isBlankOrEnd(at + 1)) {
                throw new Unusual();
            }
            if (c != ' ' && !remark) {
                last = at + 1;
            }
        }
        lineFrom(at + 1);
        skipped |= remark;
        return text.substring(start, last);
    }

    /** Text in quotes, folded or not; the place is then on the next line. */
    private String quoted(int indent, char quote) throws Unusual {
        var out = new StringBuilder();
        int solid = 0;
        for (at++; at < end; at++) {
            char c = text.charAt(at);
            if (c == quote && quote == '\'' && at + 1 < end && text.charAt(at + 1) == quote) {
                at++;
            } else if (c == quote) {
                at++;
                closeLine();
                return interned.intern(out.toString());
            } else if (c == '\n') {
                // A single line break is a blank, those before it do not count.
                out.setLength(solid);
                lineFrom(at + 1);
                checkNothingSkipped();
                if (column <= indent) {
                    throw new Unusual();
                }
                c = ' ';
                at--;
            } else if (c == '\\' && quote == '"') {
                c = escaped();
                solid = out.length() + 1;
            } else {
                checkCharacter(c);
            }
            out.append(c);
            if (c != ' ') {
                solid = out.length();
            }
        }
        throw new Unusual();
    }

    private char escaped() throws Unusual {
        at++;
        return switch (at < end ? text.charAt(at) : '?') {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case ' ' -> ' ';
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> throw new Unusual();
        };
    }

    /** The lines below that stand further right; the place is then on the line after. */
    private String literal(int indent) throws Unusual {
        at++;
        char chomp = at < end ? text.charAt(at) : '\n';
        if (chomp == '-' || chomp == '+') {
            at++;
        }
        if (at < end && text.charAt(at) != '\n') {
            throw new Unusual();
        }
        int inside = indentOfFirstLine(at + 1);
        if (inside <= indent) {
            throw new Unusual();
        }
        if (text.charAt(afterBlanks(at + 1)) == '\t') {
            throw new Unusual();
        }
        var out = new StringBuilder();
        int solid = 0;
        int line = at + 1;
        while (line < end) {
            int lineEnd = lineEnd(line);
            int content = Math.min(afterBlanks(line), lineEnd);
            boolean empty = content == lineEnd;
            if (!empty && content - line < inside) {
                if (content - line > indent) {
                    throw new Unusual();
                }
                break;
            }
            if (lineEnd - line > inside) {
                checkContent(line + inside, lineEnd);
                out.append(text, line + inside, lineEnd);
                solid = out.length();
            }
            out.append('\n');
            line = lineEnd + 1;
        }
        lineFrom(line);
        out.setLength(chomp == '+' ? out.length() : chomp == '-' ? solid : solid + 1);
        return out.toString();
    }

    /** Blank lines above the first one must not be longer than its indentation. */
    private int indentOfFirstLine(int from) throws Unusual {
        int longest = 0;
        int line = from;
        while (line < end) {
            int content = afterBlanks(line);
            if (content < end && text.charAt(content) != '\n') {
                if (longest > content - line) {
                    throw new Unusual();
                }
                return content - line;
            }
            longest = Math.max(longest, content - line);
            line = content + 1;
        }
        throw new Unusual();
    }

    private void checkContent(int from, int to) throws Unusual {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\t') {
                checkCharacter(text.charAt(i));
            }
        }
    }

    /** Goes to the next line that says something, from the beginning of one. */
    private void lineFrom(int from) throws Unusual {
        skipped = false;
        int line = from;
        while (line < end) {
            int i = afterBlanks(line);
            if (i < end && text.charAt(i) != '\n' && text.charAt(i) != '#') {
                lineStart = line;
                at = i;
                column = i - line;
                checkCharacter(text.charAt(i));
                if (column == 0 && (text.startsWith("...", i) || text.charAt(i) == '%')) {
                    throw new Unusual();
                }
                return;
            }
            int lineEnd = lineEnd(i);
            checkContent(i, lineEnd);
            skipped = true;
            line = lineEnd + 1;
        }
        at = end;
        column = -1;
    }

    /** Nothing but a remark may follow on this line. */
    private void closeLine() throws Unusual {
        blanks();
        if (!atLineEnd()) {
            throw new Unusual();
        }
        restOfLine();
    }

    private void restOfLine() throws Unusual {
        int lineEnd = lineEnd(at);
        checkContent(at, lineEnd);
        lineFrom(lineEnd + 1);
    }

    private boolean atLineEnd() {
        return at >= end || text.charAt(at) == '\n' || text.charAt(at) == '#' && text.charAt(at - 1) == ' ';
    }

    private void blanks() {
        at = afterBlanks(at);
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < end && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private int lineEnd(int from) {
        int i = text.indexOf('\n', from, end);
        return i < 0 ? end : i;
    }

    private boolean isDash() {
        return at < end && text.charAt(at) == '-' && isBlankOrEnd(at + 1);
    }

    private boolean isBlankOrEnd(int i) {
        return i >= end || text.charAt(i) == ' ' || text.charAt(i) == '\n';
    }

    private void checkNothingSkipped() throws Unusual {
        if (skipped) {
            throw new Unusual();
        }
    }

    private void checkPlainStart() throws Unusual {
        switch (text.charAt(at)) {
            case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> throw new Unusual();
            case '-', '?', ':' -> {
                if (isBlankOrEnd(at + 1)) {
                    throw new Unusual();
                }
            }
            default -> {}
        }
    }

    private static void checkCharacter(char c) throws Unusual {
        boolean plain = c >= 0x20 && c < 0x7F || c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029;
        if (!plain) {
            throw new Unusual();
        }
    }
}
