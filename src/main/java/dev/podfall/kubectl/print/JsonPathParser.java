package dev.podfall.kubectl.print;

import dev.podfall.kubectl.grammar.GoUnquote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads JSONPath templates: text, and in braces steps that follow each other. Brackets hold no brackets and filters no
 * filters, so that nothing nests by more than a few levels, however long the template.
 *
 * <p>Upstream: staging/src/k8s.io/client-go/util/jsonpath/parser.go.
 * <br>Differs: in nothing that we know of.
 */
final class JsonPathParser {
    private static final Pattern RANGE = Pattern.compile("(-?\\d*+)(:-?\\d*+)?(:-?\\d*+)?");
    private static final String OPERATORS = "!<>=";

    private final String text;
    private int at;

    private JsonPathParser(String text) {
        this.text = text;
    }

    /** @throws PrintException in kubectl's words if the template is wrong */
    static List<JsonPath.Node> parse(String template) {
        return new JsonPathParser(template).template();
    }

    private List<JsonPath.Node> template() {
        var out = new ArrayList<JsonPath.Node>();
        while (at < text.length()) {
            int brace = text.indexOf('{', at);
            int end = brace < 0 ? text.length() : brace;
            if (end > at) {
                out.add(new JsonPath.Node.Text(text.substring(at, end)));
            }
            at = end;
            if (brace >= 0) {
                at++;
                out.add(steps());
            }
        }
        return out;
    }

    /** What stands in braces by itself. */
    private static JsonPath.Node.Steps action(String inside) {
        return parse("{" + inside + "}").getFirst() instanceof JsonPath.Node.Steps steps
                ? steps
                : new JsonPath.Node.Steps(List.of());
    }

    /** Until the closing brace. */
    private JsonPath.Node.Steps steps() {
        var out = new ArrayList<JsonPath.Node>();
        while (true) {
            if (at >= text.length()) {
                throw new PrintException("unclosed action");
            }
            int c = text.codePointAt(at);
            if (c == '}') {
                at++;
                return new JsonPath.Node.Steps(out);
            } else if (text.startsWith("[?(", at)) {
                out.add(filter());
            } else if (text.startsWith("..", at)) {
                recursive(out);
            } else if (c == '\r' || c == '\n') {
                throw new PrintException("unclosed action");
            } else if (c == ' ' || c == '@' || c == '$') {
                // The current object goes on as it is.
                at++;
            } else if (c == '[') {
                array(out);
            } else if (c == '"' || c == '\'') {
                out.add(quoted((char) c));
            } else if (c == '.') {
                at++;
                out.add(field());
            } else if (c == '+' || c == '-' || Character.isDigit(c)) {
                out.add(number());
            } else if (isAlphanumeric(c)) {
                out.add(identifier());
            } else {
                throw new PrintException("unrecognized character in action: " + shown(c));
            }
        }
    }

    private static String shown(int c) {
        boolean printable = c == ' ' || !(Character.isISOControl(c) || Character.isWhitespace(c));
        return String.format(Locale.ROOT, "U+%04X", c) + (printable ? " '" + Character.toString(c) + "'" : "");
    }

    private static boolean isAlphanumeric(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    private static boolean isTerminator(char c) {
        return " \t\r\n.,[]$@{}".indexOf(c) >= 0;
    }

    private void recursive(List<JsonPath.Node> out) {
        if (!out.isEmpty() && out.getLast() instanceof JsonPath.Node.Recursive) {
            throw new PrintException("invalid multiple recursive descent");
        }
        at += 2;
        out.add(new JsonPath.Node.Recursive());
        if (at < text.length() && isAlphanumeric(text.codePointAt(at))) {
            out.add(field());
        }
    }

    private JsonPath.Node field() {
        int start = at;
        while (at < text.length() && !isTerminator(text.charAt(at))) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        var name = text.substring(start, at);
        return name.equals("*") ? new JsonPath.Node.Wildcard() : new JsonPath.Node.Field(name.replace("\\", ""));
    }

    private JsonPath.Node identifier() {
        int start = at;
        while (at < text.length() && !isTerminator(text.charAt(at))) {
            at++;
        }
        var name = text.substring(start, at);
        return switch (name) {
            case "true" -> new JsonPath.Node.Bool(true);
            case "false" -> new JsonPath.Node.Bool(false);
            default -> new JsonPath.Node.Identifier(name);
        };
    }

    private JsonPath.Node number() {
        int start = at;
        at++;
        while (at < text.length() && (text.charAt(at) == '.' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        var digits = text.substring(start, at);
        try {
            return new JsonPath.Node.Int(Long.parseLong(digits));
        } catch (NumberFormatException notWhole) {
            return real(digits);
        }
    }

    private static JsonPath.Node real(String digits) {
        try {
            double value = Double.parseDouble(digits);
            if (Double.isFinite(value)) {
                return new JsonPath.Node.Real(value);
            }
        } catch (NumberFormatException none) {
            throw new PrintException("cannot parse number " + digits);
        }
        throw new PrintException("cannot parse number " + digits);
    }

    private JsonPath.Node quoted(char quote) {
        int start = at;
        at++;
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw new PrintException("unterminated quoted string");
            }
            char c = text.charAt(at++);
            if (c == quote && text.charAt(at - 2) != '\\') {
                break;
            }
        }
        var whole = text.substring(start, at);
        var unquoted = GoUnquote.inside(whole.substring(1, whole.length() - 1), quote);
        if (unquoted == null) {
            throw new PrintException("unquote string " + whole + " error invalid syntax");
        }
        return new JsonPath.Node.Text(unquoted);
    }

    private void array(List<JsonPath.Node> out) {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != ']' && text.charAt(at) != '\n') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) == '\n') {
            throw new PrintException("unterminated array");
        }
        var inside = text.substring(start, at++);
        if (inside.contains(",")) {
            var union = new ArrayList<JsonPath.Node.Steps>();
            for (var each : inside.split(",", -1)) {
                union.add(action("[" + stripBlanks(each) + "]"));
            }
            out.add(new JsonPath.Node.Union(union));
        } else if (inside.length() >= 2 && inside.startsWith("'") && inside.indexOf('\'', 1) == inside.length() - 1) {
            out.addAll(action("." + inside.substring(1, inside.length() - 1)).of());
        } else {
            out.add(slice(inside.equals("*") ? ":" : inside));
        }
    }

    private static String stripBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    private static JsonPath.Node slice(String inside) {
        var matcher = RANGE.matcher(inside);
        if (!matcher.matches()) {
            throw new PrintException("invalid array index " + inside);
        }
        var first = matcher.group(1).isEmpty() ? null : index(matcher.group(1));
        var last = matcher.group(2);
        var by = matcher.group(3);
        // One index alone is the slice of one.
        boolean alone = last == null;
        var end = alone
                ? Long.valueOf((first == null ? 0 : first) + 1)
                : last.length() == 1 ? null : index(last.substring(1));
        var step = by == null || by.length() == 1 ? null : index(by.substring(1));
        return new JsonPath.Node.Slice(first, end, alone, step);
    }

    private static Long index(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException none) {
            throw new PrintException("array index " + digits + " is not a number");
        }
    }

    private JsonPath.Node filter() {
        at += "[?(".length();
        var inside = filterText();
        int operator = 0;
        while (operator < inside.length() && OPERATORS.indexOf(inside.charAt(operator)) < 0) {
            operator++;
        }
        int end = operator;
        while (end < inside.length() && OPERATORS.indexOf(inside.charAt(end)) >= 0) {
            end++;
        }
        if (end == inside.length() && end > operator) {
            // Something has to be left to compare with.
            end--;
        }
        if (operator == 0 || end == operator) {
            return new JsonPath.Node.Filter(action(inside), new JsonPath.Node.Steps(List.of()), "");
        }
        return new JsonPath.Node.Filter(
                action(inside.substring(0, operator)), action(inside.substring(end)), inside.substring(operator, end));
    }

    /** Up to the closing parenthesis and bracket; one in quotes does not count. */
    private String filterText() {
        int start = at;
        boolean begun = false;
        boolean ended = false;
        char pair = 0;
        while (true) {
            if (at >= text.length() || text.charAt(at) == '\n') {
                throw new PrintException("unterminated filter");
            }
            char c = text.charAt(at++);
            if ((c == '"' || c == '\'') && !begun) {
                begun = true;
                pair = c;
            } else if ((c == '"' || c == '\'') && text.charAt(at - 2) != '\\' && c == pair) {
                ended = true;
            } else if (c == ')' && begun == ended) {
                break;
            }
        }
        if (at >= text.length() || text.charAt(at) != ']') {
            throw new PrintException("unclosed array expect ]");
        }
        return text.substring(start, at++ - 1);
    }
}
