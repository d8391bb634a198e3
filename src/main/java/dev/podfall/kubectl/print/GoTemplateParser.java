package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Reads Go templates. */
final class GoTemplateParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|:=|=|\\||,|\\(|\\)(?:\\.[\\w]+)*|-?\\d+(?:\\.\\d+)?|\\$?\\w*(?:\\.\\w+)*\\.?)");

    private final String template;
    private int at;
    private final Deque<String> tokens = new ArrayDeque<>();

    GoTemplateParser(String template) {
        this.template = template;
    }

    List<GoTemplate.Node> parse() {
        var nodes = new ArrayList<GoTemplate.Node>();
        var end = nodes(nodes);
        if (!end.isEmpty()) {
            throw error("unexpected {{" + end + "}}");
        }
        return nodes;
    }

    /** Reads until the block ends; returns the keyword that ended it, empty at the end of the template. */
    private String nodes(List<GoTemplate.Node> out) {
        while (at < template.length()) {
            int open = template.indexOf("{{", at);
            int textEnd = open < 0 ? template.length() : open;
            boolean trimLeft = open >= 0 && template.startsWith("{{- ", open);
            var text = template.substring(at, textEnd);
            if (!text.isEmpty()) {
                out.add(new GoTemplate.Node.Literal(trimLeft ? text.stripTrailing() : text));
            }
            at = textEnd;
            if (open < 0) {
                break;
            }
            int close = template.indexOf("}}", open);
            if (close < 0) {
                throw error("unclosed action");
            }
            var action = template.substring(open + (trimLeft ? 3 : 2), close);
            at = close + 2;
            if (action.endsWith(" -")) {
                action = action.substring(0, action.length() - 2);
                while (at < template.length() && Character.isWhitespace(template.charAt(at))) {
                    at++;
                }
            }
            var end = action(action.strip(), out);
            if (!end.isEmpty()) {
                return end;
            }
        }
        return "";
    }

    private String action(String action, List<GoTemplate.Node> out) {
        if (action.startsWith("/*")) {
            return "";
        }
        tokenise(action);
        var first = tokens.isEmpty() ? "" : tokens.peekFirst();
        switch (first) {
            case "end", "else" -> {
                tokens.removeFirst();
                return tokens.isEmpty() ? first : "else " + tokens.removeFirst();
            }
            case "range", "if", "with" -> {
                tokens.removeFirst();
                out.add(block(first));
            }
            default -> out.add(statement());
        }
        return "";
    }

    private GoTemplate.Node statement() {
        var name = tokens.peekFirst();
        if (name != null && name.startsWith("$") && !name.contains(".")) {
            var kept = tokens.removeFirst();
            var next = tokens.peekFirst();
            if (":=".equals(next) || "=".equals(next)) {
                tokens.removeFirst();
                return new GoTemplate.Node.Assign("=".equals(next) ? "=" + kept : kept, pipe());
            }
            tokens.addFirst(kept);
        }
        return new GoTemplate.Node.Print(pipe());
    }

    private GoTemplate.Node block(String keyword) {
        String index = "";
        String item = "";
        if (tokens.contains(":=")) {
            item = tokens.removeFirst();
            if (",".equals(tokens.peekFirst())) {
                tokens.removeFirst();
                index = item;
                item = tokens.removeFirst();
            }
            tokens.removeFirst();
        }
        var pipe = pipe();
        var body = new ArrayList<GoTemplate.Node>();
        var otherwise = new ArrayList<GoTemplate.Node>();
        var end = nodes(body);
        if (end.equals("else")) {
            end = nodes(otherwise);
        } else if (end.startsWith("else ")) {
            otherwise.add(block(end.substring(5)));
            return new GoTemplate.Node.Block(keyword, index, item, pipe, body, otherwise);
        }
        if (!end.equals("end")) {
            throw error("unexpected EOF");
        }
        return new GoTemplate.Node.Block(keyword, index, item, pipe, body, otherwise);
    }

    private GoTemplate.Pipe pipe() {
        var commands = new ArrayList<List<GoTemplate.Term>>();
        var command = new ArrayList<GoTemplate.Term>();
        while (!tokens.isEmpty() && !tokens.element().startsWith(")")) {
            var token = tokens.removeFirst();
            if (token.equals("|")) {
                commands.add(List.copyOf(command));
                command.clear();
            } else {
                command.add(term(token));
            }
        }
        if (command.isEmpty()) {
            throw error("missing value for command");
        }
        commands.add(List.copyOf(command));
        return new GoTemplate.Pipe(List.copyOf(commands));
    }

    private GoTemplate.Term term(String token) {
        if (token.equals("(")) {
            var inner = pipe();
            var close = tokens.isEmpty() ? "" : tokens.removeFirst();
            if (!close.startsWith(")")) {
                throw error("unclosed left paren");
            }
            return new GoTemplate.Term.Path("", inner, fields(close.substring(1)));
        }
        char c = token.charAt(0);
        if (c == '"' || c == '`') {
            return new GoTemplate.Term.Value(Tree.text(unquoted(token)));
        }
        if (Character.isDigit(c) || c == '-') {
            return new GoTemplate.Term.Value(
                    token.contains(".")
                            ? new Tree.Real(Double.parseDouble(token))
                            : Tree.number(Long.parseLong(token)));
        }
        if (token.equals("true") || token.equals("false")) {
            return new GoTemplate.Term.Value(Tree.bool(token.equals("true")));
        }
        if (c == '.') {
            return new GoTemplate.Term.Path("", null, fields(token));
        }
        if (c == '$') {
            int dot = token.indexOf('.');
            return new GoTemplate.Term.Path(
                    dot < 0 ? token : token.substring(0, dot), null, fields(dot < 0 ? "" : token.substring(dot)));
        }
        return new GoTemplate.Term.Function(token);
    }

    private static List<String> fields(String path) {
        var out = new ArrayList<String>();
        for (var field : path.split("\\.", -1)) {
            if (!field.isEmpty()) {
                out.add(field);
            }
        }
        return List.copyOf(out);
    }

    private static String unquoted(String token) {
        var inner = token.substring(1, token.length() - 1);
        return token.charAt(0) == '`' ? inner : inner.translateEscapes();
    }

    private void tokenise(String action) {
        tokens.clear();
        var matcher = TOKEN.matcher(action);
        int from = 0;
        while (from < action.length()) {
            if (!matcher.find(from)
                    || matcher.start() != from
                    || matcher.group(1).isEmpty()) {
                if (action.substring(from).isBlank()) {
                    return;
                }
                throw error("unexpected \"" + action.substring(from).strip() + "\" in command");
            }
            tokens.addLast(matcher.group(1));
            from = matcher.end();
        }
    }

    private PrintException error(String what) {
        return new PrintException("error parsing template " + template + ", template: output:1: " + what);
    }
}
