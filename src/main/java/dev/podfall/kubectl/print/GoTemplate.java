package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Json;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Go template: fields, variables, {@code range}, {@code if}, {@code with}, pipelines, and the functions that people
 * use with kubectl ({@code index}, {@code len}, {@code eq}, {@code ne}, {@code lt}, {@code gt}, {@code not}, {@code and},
 * {@code or}, {@code print}, {@code println}, {@code printf}, {@code exists}).
 *
 * <p>Upstream: Go's text/template; staging/src/k8s.io/cli-runtime/pkg/printers/template.go.
 * <br>Differs: no nested templates, no {@code block}, no methods.
 */
final class GoTemplate {
    private final List<Node> nodes;

    private GoTemplate(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** A piece of a template. */
    sealed interface Node {
        record Literal(String text) implements Node {}

        record Print(Pipe pipe) implements Node {}

        record Assign(String variable, Pipe pipe) implements Node {}

        record Block(
                String keyword, String indexName, String itemName, Pipe pipe, List<Node> body, List<Node> otherwise)
                implements Node {}
    }

    /** Commands, each given the result of the one before as its last argument. */
    record Pipe(List<List<Term>> commands) {}

    /** An argument of a command. */
    sealed interface Term {
        record Value(Tree value) implements Term {}

        record Function(String name) implements Term {}

        /** A path from the dot, from a variable, or from a pipeline in parentheses. */
        record Path(String variable, @Nullable Pipe of, List<String> fields) implements Term {}
    }

    /** @throws PrintException in kubectl's words if the template is wrong */
    static GoTemplate parse(String template) {
        return new GoTemplate(new GoTemplateParser(template).parse());
    }

    String text(Tree.Obj document) {
        var out = new StringBuilder();
        run(nodes, document, new Scope(document), out);
        return out.toString();
    }

    private static final class Scope {
        private final List<String> names = new ArrayList<>();
        private final List<Tree> values = new ArrayList<>();

        Scope(Tree root) {
            put("$", root);
        }

        void put(String name, Tree value) {
            names.add(name);
            values.add(value);
        }

        void set(String name, Tree value) {
            int i = names.lastIndexOf(name);
            if (i >= 0) {
                values.set(i, value);
            }
        }

        Tree get(String name) {
            int i = names.lastIndexOf(name);
            if (i < 0) {
                throw new PrintException("error parsing template: undefined variable \"" + name + "\"");
            }
            return values.get(i);
        }

        int mark() {
            return names.size();
        }

        void forget(int mark) {
            names.subList(mark, names.size()).clear();
            values.subList(mark, values.size()).clear();
        }
    }

    private static void run(List<Node> nodes, Tree dot, Scope scope, StringBuilder out) {
        int mark = scope.mark();
        for (var node : nodes) {
            switch (node) {
                case Node.Literal(String text) -> out.append(text);
                case Node.Print(Pipe pipe) -> out.append(printed(eval(pipe, dot, scope)));
                case Node.Assign(String variable, Pipe pipe) -> {
                    var value = eval(pipe, dot, scope);
                    if (variable.startsWith("=")) {
                        scope.set(variable.substring(1), value);
                    } else {
                        scope.put(variable, value);
                    }
                }
                case Node.Block block -> runBlock(block, dot, scope, out);
            }
        }
        scope.forget(mark);
    }

    private static void runBlock(Node.Block block, Tree dot, Scope scope, StringBuilder out) {
        var value = eval(block.pipe(), dot, scope);
        if (!block.keyword().equals("range")) {
            boolean yes = truth(value);
            run(
                    yes ? block.body() : block.otherwise(),
                    yes && block.keyword().equals("with") ? value : dot,
                    scope,
                    out);
            return;
        }
        var keys = new ArrayList<Tree>();
        var items = new ArrayList<Tree>();
        if (value instanceof Tree.Arr arr) {
            for (int i = 0; i < arr.size(); i++) {
                keys.add(Tree.number(i));
                items.add(arr.get(i));
            }
        } else if (value instanceof Tree.Obj obj) {
            obj.forEach((key, item) -> {
                keys.add(Tree.text(key));
                items.add(item);
            });
        }
        if (items.isEmpty()) {
            run(block.otherwise(), dot, scope, out);
        }
        for (int i = 0; i < items.size(); i++) {
            int mark = scope.mark();
            if (!block.indexName().isEmpty()) {
                scope.put(block.indexName(), keys.get(i));
            }
            if (!block.itemName().isEmpty()) {
                scope.put(block.itemName(), items.get(i));
            }
            run(block.body(), items.get(i), scope, out);
            scope.forget(mark);
        }
    }

    private static String printed(Tree value) {
        return value instanceof Tree.Nil ? "<no value>" : GoText.of(value);
    }

    private static Tree eval(Pipe pipe, Tree dot, Scope scope) {
        Tree last = null;
        for (var command : pipe.commands()) {
            var args = new ArrayList<Tree>();
            for (var term : command) {
                if (!(term instanceof Term.Function)) {
                    args.add(value(term, dot, scope));
                }
            }
            if (last != null) {
                args.add(last);
            }
            last = command.getFirst() instanceof Term.Function(String name) ? call(name, args) : args.getFirst();
        }
        return last == null ? Tree.NIL : last;
    }

    private static Tree value(Term term, Tree dot, Scope scope) {
        return switch (term) {
            case Term.Value(Tree value) -> value;
            case Term.Function(String name) -> call(name, List.of());
            case Term.Path path -> {
                var of = path.of();
                Tree here = of != null
                        ? eval(of, dot, scope)
                        : path.variable().isEmpty() ? dot : scope.get(path.variable());
                for (var field : path.fields()) {
                    var next = here instanceof Tree.Obj obj ? obj.get(field) : null;
                    here = next == null ? Tree.NIL : next;
                }
                yield here;
            }
        };
    }

    private static Tree call(String name, List<Tree> args) {
        return switch (name) {
            case "len" -> Tree.number(length(args.getFirst()));
            case "index" -> index(args);
            case "not" -> Tree.bool(!truth(args.getFirst()));
            case "and" -> args.stream().filter(a -> !truth(a)).findFirst().orElse(args.getLast());
            case "or" -> args.stream().filter(GoTemplate::truth).findFirst().orElse(args.getLast());
            case "eq" -> Tree.bool(args.subList(1, args.size()).contains(args.getFirst()));
            case "ne" -> Tree.bool(!args.getFirst().equals(args.get(1)));
            case "lt" -> Tree.bool(JsonPath.compare(args.getFirst(), args.get(1)) < 0);
            case "le" -> Tree.bool(JsonPath.compare(args.getFirst(), args.get(1)) <= 0);
            case "gt" -> Tree.bool(JsonPath.compare(args.getFirst(), args.get(1)) > 0);
            case "ge" -> Tree.bool(JsonPath.compare(args.getFirst(), args.get(1)) >= 0);
            case "exists" -> Tree.bool(!(index(args) instanceof Tree.Nil));
            case "print" ->
                Tree.text(String.join(" ", args.stream().map(GoText::of).toList()));
            case "println" ->
                Tree.text(String.join(" ", args.stream().map(GoText::of).toList()) + "\n");
            case "printf" -> Tree.text(printf(args));
            default -> throw new PrintException("error parsing template: function \"" + name + "\" not defined");
        };
    }

    private static int length(Tree tree) {
        return switch (tree) {
            case Tree.Arr arr -> arr.size();
            case Tree.Obj obj -> obj.size();
            case Tree.Text(String text) -> text.length();
            case Tree.Nil n -> 0;
            case Tree.Int n -> 0;
            case Tree.Real r -> 0;
            case Tree.Bool b -> 0;
        };
    }

    private static Tree index(List<Tree> args) {
        Tree here = args.getFirst();
        for (var key : args.subList(1, args.size())) {
            Tree next = null;
            if (here instanceof Tree.Obj obj && key instanceof Tree.Text(String name)) {
                next = obj.get(name);
            } else if (here instanceof Tree.Arr arr && key instanceof Tree.Int(long i)) {
                if (i < 0 || i >= arr.size()) {
                    throw new PrintException("error executing template: error calling index: index out of range: " + i);
                }
                next = arr.get((int) i);
            }
            here = next == null ? Tree.NIL : next;
        }
        return here;
    }

    private static String printf(List<Tree> args) {
        var format = GoText.of(args.getFirst());
        var out = new StringBuilder();
        int next = 1;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char verb = format.charAt(++i);
            if (verb == '%') {
                out.append('%');
            } else if (next < args.size()) {
                var arg = args.get(next++);
                out.append(verb == 'q' ? Json.quote(GoText.of(arg)) : GoText.of(arg));
            } else {
                out.append("%!").append(verb).append("(MISSING)");
            }
        }
        return out.toString();
    }

    private static boolean truth(Tree tree) {
        return switch (tree) {
            case Tree.Nil n -> false;
            case Tree.Bool(boolean value) -> value;
            case Tree.Int(long value) -> value != 0;
            case Tree.Real(double value) -> value != 0;
            case Tree.Text(String text) -> !text.isEmpty();
            case Tree.Arr arr -> arr.size() > 0;
            case Tree.Obj obj -> !obj.isEmpty();
        };
    }
}
