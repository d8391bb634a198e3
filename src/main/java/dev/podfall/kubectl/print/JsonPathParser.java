package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSONPath templates.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/jsonpath/parser.go.
 * <br>Differs: filters compare one pair; there is no {@code &&}, upstream has none either.
 */
final class JsonPathParser {
    private final String text;
    private int at;

    JsonPathParser(String text) {
        this.text = text;
    }

    List<JsonPath.Part> template() {
        var parts = parts(false);
        if (at < text.length()) {
            throw new PrintException("not in range, nothing to end");
        }
        return parts;
    }

    private List<JsonPath.Part> parts(boolean inRange) {
        var out = new ArrayList<JsonPath.Part>();
        while (at < text.length()) {
            int brace = text.indexOf('{', at);
            int end = brace < 0 ? text.length() : brace;
            if (end > at) {
                out.add(new JsonPath.Part.Literal(text.substring(at, end)));
            }
            at = end;
            if (brace >= 0) {
                int start = at;
                at++;
                skipBlanks();
                if (word("end")) {
                    close();
                    if (!inRange) {
                        at = start;
                        throw new PrintException("not in range, nothing to end");
                    }
                    return out;
                }
                action(out);
            }
        }
        if (inRange) {
            throw new PrintException("unterminated range");
        }
        return out;
    }

    private void action(List<JsonPath.Part> out) {
        if (word("range")) {
            skipBlanks();
            var over = new JsonPath.Part.Path(steps());
            close();
            out.add(new JsonPath.Part.Range(over, parts(true)));
            return;
        }
        while (true) {
            skipBlanks();
            char c = peek();
            if (c == '}') {
                at++;
                return;
            }
            if (c == '"' || c == '\'') {
                out.add(new JsonPath.Part.Literal(quoted()));
            } else {
                int before = at;
                out.add(new JsonPath.Part.Path(steps()));
                if (at == before) {
                    throw new PrintException("unrecognized character in action: U+"
                            + String.format(java.util.Locale.ROOT, "%04X", (int) c) + " '" + c + "'");
                }
            }
        }
    }

    private List<JsonPath.Step> steps() {
        var out = new ArrayList<JsonPath.Step>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '$') {
                at++;
                out.add(new JsonPath.Step.Root());
            } else if (c == '@') {
                at++;
                out.add(new JsonPath.Step.Current());
            } else if (text.startsWith("..", at)) {
                at += 2;
                out.add(new JsonPath.Step.Recursive());
                field(out);
            } else if (c == '.') {
                at++;
                field(out);
            } else if (c == '[') {
                at++;
                brackets(out);
            } else if (isName(c) && out.isEmpty()) {
                field(out);
            } else {
                return out;
            }
        }
        return out;
    }

    private void field(List<JsonPath.Step> out) {
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
            out.add(new JsonPath.Step.Wildcard());
            return;
        }
        var name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                name.append(text.charAt(at + 1));
                at += 2;
            } else if (isName(c)) {
                name.append(c);
                at++;
            } else {
                break;
            }
        }
        if (!name.isEmpty()) {
            out.add(new JsonPath.Step.Field(name.toString()));
        }
    }

    private static boolean isName(char c) {
        return " \t\r\n.,[]$@{}()=!<>&|?*\"'".indexOf(c) < 0;
    }

    private void brackets(List<JsonPath.Step> out) {
        skipBlanks();
        if (text.startsWith("?(", at)) {
            at += 2;
            out.add(filter());
            expect(']');
            return;
        }
        var union = new ArrayList<List<JsonPath.Step>>();
        do {
            skipBlanks();
            union.add(List.of(element()));
            skipBlanks();
        } while (take(','));
        expect(']');
        out.add(union.size() == 1 ? union.getFirst().getFirst() : new JsonPath.Step.Union(union));
    }

    private JsonPath.Step element() {
        char c = peek();
        if (c == '*') {
            at++;
            return new JsonPath.Step.Wildcard();
        }
        if (c == '\'' || c == '"') {
            return new JsonPath.Step.Field(quoted());
        }
        var from = integer();
        if (!take(':')) {
            if (from == null) {
                throw new PrintException("invalid array index " + rest());
            }
            return new JsonPath.Step.Index(from);
        }
        var to = integer();
        var by = take(':') ? integer() : null;
        if (by != null && by <= 0) {
            throw new PrintException("step must be > 0");
        }
        return new JsonPath.Step.Slice(from, to, by == null ? 1 : by);
    }

    private JsonPath.Step filter() {
        skipBlanks();
        var left = steps();
        skipBlanks();
        String operator = "";
        for (var candidate : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (operator.isEmpty() && text.startsWith(candidate, at)) {
                operator = candidate;
                at += candidate.length();
            }
        }
        skipBlanks();
        List<JsonPath.Step> right = List.of();
        Tree literal = null;
        if (!operator.isEmpty()) {
            literal = literal();
            if (literal == null) {
                right = steps();
            }
        }
        skipBlanks();
        expect(')');
        return new JsonPath.Step.Filter(left, operator, right, literal);
    }

    private @Nullable Tree literal() {
        char c = peek();
        if (c == '"' || c == '\'') {
            return Tree.text(quoted());
        }
        if (word("true")) {
            return Tree.TRUE;
        }
        if (word("false")) {
            return Tree.FALSE;
        }
        var number = integer();
        return number == null ? null : Tree.number(number);
    }

    private String quoted() {
        char quote = text.charAt(at++);
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                out.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> escaped;
                        });
            } else {
                out.append(c);
            }
        }
        if (at >= text.length()) {
            throw new PrintException("unterminated quoted string");
        }
        at++;
        return out.toString();
    }

    private @Nullable Integer integer() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        var digits = text.substring(start, at);
        return digits.isEmpty() || digits.equals("-") ? null : Integer.valueOf(digits);
    }

    private boolean word(String word) {
        boolean there = text.startsWith(word, at)
                && (at + word.length() >= text.length() || !isName(text.charAt(at + word.length())));
        if (there) {
            at += word.length();
        }
        return there;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) {
        skipBlanks();
        if (!take(c)) {
            throw new PrintException(c == ']' ? "unterminated array" : "unterminated filter");
        }
    }

    private void close() {
        skipBlanks();
        if (!take('}')) {
            throw new PrintException("unclosed action");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new PrintException("unclosed action");
        }
        return text.charAt(at);
    }

    private String rest() {
        int end = text.indexOf(']', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
