package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.print.GoFunctions.Parameter;
import dev.podfall.kubectl.print.GoTemplateNode.Operand;
import dev.podfall.kubectl.print.GoTemplateNode.Pipe;
import dev.podfall.kubectl.print.GoTemplateNode.Statement;
import dev.podfall.kubectl.print.GoTemplateNode.Word;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a Go template over a document.
 *
 * <p>Upstream: Go's text/template/exec.go.
 * <br>Differs: templates that call themselves end after 100 calls, some million steps, or 50 million characters.
 */
final class GoTemplateRun {
    private static final int DEEPEST_CALL = 100;
    /** What Go would have gone to. */
    private static final int DEEPEST_CALL_OF_GO = 100_000;

    private static final int MOST_STEPS = 5_000_000;
    private static final int LONGEST_OUTPUT = 50_000_000;

    /** How a statement ended: {@code break} and {@code continue} leave those around it too. */
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    private record Named(String name, GoValue value) {}

    private final String template;
    private final Map<String, List<Statement>> templates;
    private final StringBuilder out;
    private final List<Named> variables = new ArrayList<>();
    private String running = GoTemplate.NAME;
    private int calls;
    private int steps;
    /** What the run is at, for the words of a failure. */
    private @Nullable GoTemplateNode here;

    GoTemplateRun(String template, Map<String, List<Statement>> templates, StringBuilder out) {
        this.template = template;
        this.templates = templates;
        this.out = out;
    }

    /** @throws PrintException in Go's words if it fails on the way */
    void run(Tree.Obj document) {
        var dot = new GoValue(document, false, "int64");
        variables.add(new Named("$", dot));
        walk(templates.getOrDefault(GoTemplate.NAME, List.of()), dot);
    }

    private PrintException error(String what) {
        return error(new PrintException(what), "");
    }

    private PrintException error(Phrase ours) {
        return error(new PrintException(ours), "");
    }

    private PrintException error(PrintException what, String doing) {
        if (here == null) {
            return what.within("template: " + running + ": " + doing, "");
        }
        var before = template.substring(0, here.at());
        int newline = before.lastIndexOf('\n');
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = GoValue.bytes(before.substring(newline + 1)).length;
        var where = "template: " + GoTemplate.NAME + ":" + line + ":" + column + ": executing " + Quoting.quote(running)
                + " at <" + here.text() + ">: ";
        return what.within(where + doing, "");
    }

    private void step() {
        if (++steps > MOST_STEPS) {
            throw error(Phrase.of("print.too-many-steps", MOST_STEPS));
        }
    }

    private Flow walk(List<Statement> statements, GoValue dot) {
        for (var statement : statements) {
            var flow = walk(statement, dot);
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    private Flow walk(Statement statement, GoValue dot) {
        here = statement;
        step();
        switch (statement) {
            case GoTemplateNode.Literal literal -> append(literal.text());
            case GoTemplateNode.Action action -> {
                var value = evaluate(action.pipe(), dot);
                if (action.pipe().declares().isEmpty()) {
                    append(value.isValid() ? GoText.of(value.tree()) : "<no value>");
                }
            }
            case GoTemplateNode.Jump(int _, boolean breaks) -> {
                return breaks ? Flow.BREAK : Flow.CONTINUE;
            }
            case GoTemplateNode.Call call -> call(call, dot);
            case GoTemplateNode.Branch branch -> {
                int known = variables.size();
                var flow = branch.word() == Word.RANGE ? range(branch, dot) : choose(branch, dot);
                forget(known);
                return flow;
            }
        }
        return Flow.ON;
    }

    private void append(String text) {
        if (out.length() + text.length() > LONGEST_OUTPUT) {
            throw error(Phrase.of("print.output-too-long", LONGEST_OUTPUT));
        }
        out.append(text);
    }

    private void forget(int known) {
        variables.subList(known, variables.size()).clear();
    }

    private Flow choose(GoTemplateNode.Branch branch, GoValue dot) {
        var value = evaluate(branch.pipe(), dot);
        if (value.truth()) {
            return walk(branch.body(), branch.word() == Word.WITH ? value : dot);
        }
        return walk(branch.otherwise() == null ? List.of() : branch.otherwise(), dot);
    }

    private Flow range(GoTemplateNode.Branch branch, GoValue dot) {
        var over = evaluate(branch.pipe(), dot).unboxed();
        int declared = branch.pipe().declares().size();
        switch (over.tree()) {
            case Tree.Arr list -> {
                for (int i = 0; i < list.size(); i++) {
                    var index = GoValue.of(Tree.number(i));
                    if (once(branch, index, GoValue.inDocument(list.get(i))) == Flow.BREAK) {
                        break;
                    }
                }
                if (list.size() > 0) {
                    return Flow.ON;
                }
            }
            case Tree.Obj object -> {
                var keys = new ArrayList<String>();
                object.forEach((key, _) -> keys.add(key));
                for (var key : keys) {
                    var value = object.get(key);
                    var item = GoValue.inDocument(value == null ? Tree.NIL : value);
                    if (once(branch, GoValue.of(Tree.text(key)), item) == Flow.BREAK) {
                        break;
                    }
                }
                if (!keys.isEmpty()) {
                    return Flow.ON;
                }
            }
            case Tree.Int(long count) -> {
                if (declared > 1) {
                    throw error("can't use " + count + " to iterate over more than one variable");
                }
                for (long i = 0; i < count; i++) {
                    var item = new GoValue(Tree.number(i), false, over.whole());
                    if (once(branch, GoValue.INVALID, item) == Flow.BREAK) {
                        break;
                    }
                }
                if (count > 0) {
                    return Flow.ON;
                }
            }
            case Tree.Nil _ -> {
                // Nothing to go through.
            }
            case Tree.Text _, Tree.Real _, Tree.Bool _ ->
                throw error("range can't iterate over " + GoText.of(over.tree()));
        }
        return walk(branch.otherwise() == null ? List.of() : branch.otherwise(), dot);
    }

    private Flow once(GoTemplateNode.Branch branch, GoValue index, GoValue item) {
        int known = variables.size();
        step();
        var declares = branch.pipe().declares();
        if (!declares.isEmpty()) {
            // Of one variable it is the item.
            set(branch.pipe(), declares.size() - 1, item);
            if (declares.size() > 1) {
                set(branch.pipe(), 0, index);
            }
        }
        var flow = walk(branch.body(), item);
        forget(known);
        return flow;
    }

    /** The variables that a range declares are the last that there are. */
    private void set(Pipe pipe, int which, GoValue value) {
        if (pipe.assigns()) {
            assign(pipe.declares().get(which), value);
        } else {
            int at = variables.size() - pipe.declares().size() + which;
            variables.set(at, new Named(variables.get(at).name(), value));
        }
    }

    private void assign(String name, GoValue value) {
        variables.set(indexOf(name), new Named(name, value));
    }

    private GoValue variable(String name) {
        return variables.get(indexOf(name)).value();
    }

    /** Of several of one name the last counts. */
    private int indexOf(String name) {
        for (int i = variables.size() - 1; i >= 0; i--) {
            if (variables.get(i).name().equals(name)) {
                return i;
            }
        }
        throw error("undefined variable: " + name);
    }

    private void call(GoTemplateNode.Call call, GoValue dot) {
        var body = templates.get(call.name());
        if (body == null) {
            throw error("template " + Quoting.quote(call.name()) + " not defined");
        }
        if (calls == DEEPEST_CALL) {
            throw error("exceeded maximum template depth (" + DEEPEST_CALL_OF_GO + ")");
        }
        var argument = call.pipe() == null ? GoValue.INVALID : evaluate(call.pipe(), dot);
        var outer = List.copyOf(variables);
        var caller = running;
        variables.clear();
        variables.add(new Named("$", argument));
        running = call.name();
        calls++;
        walk(body, argument);
        calls--;
        running = caller;
        variables.clear();
        variables.addAll(outer);
    }

    private GoValue evaluate(Pipe pipe, GoValue dot) {
        here = pipe;
        step();
        GoValue value = null;
        for (var command : pipe.commands()) {
            value = evaluate(command, dot, value).unboxed();
        }
        var result = value == null ? GoValue.INVALID : value;
        for (var name : pipe.declares()) {
            if (pipe.assigns()) {
                assign(name, result);
            } else {
                variables.add(new Named(name, result));
            }
        }
        return result;
    }

    /** @param last what the command before made, its last argument; null if there is none */
    private GoValue evaluate(GoTemplateNode.Command command, GoValue dot, @Nullable GoValue last) {
        var first = command.operands().getFirst();
        boolean given = command.operands().size() > 1 || last != null;
        switch (first) {
            case GoTemplateNode.Field field -> {
                here = field;
                return chain(dot, field.names(), given);
            }
            case GoTemplateNode.Chain chain -> {
                return chain(chain, dot, given);
            }
            case GoTemplateNode.Identifier function -> {
                here = function;
                return function(function.text(), command.operands(), command, dot, last);
            }
            case GoTemplateNode.Pipe pipe -> {
                takesNothing(pipe, given);
                return evaluate(pipe, dot);
            }
            case GoTemplateNode.Variable variable -> {
                return variable(variable, given);
            }
            case GoTemplateNode.Dot _ -> {
                here = first;
                takesNothing(first, given);
                return dot;
            }
            case GoTemplateNode.Nil _ -> {
                here = first;
                takesNothing(first, given);
                throw error("nil is not a command");
            }
            case GoTemplateNode.Constant constant -> {
                here = first;
                takesNothing(first, given);
                return constant(constant);
            }
        }
    }

    private void takesNothing(Operand operand, boolean given) {
        if (given) {
            throw error("can't give argument to non-function " + operand.text());
        }
    }

    private GoValue constant(GoTemplateNode.Constant constant) {
        here = constant;
        var value = constant.value();
        if (value == null) {
            throw error(constant.text() + " overflows int");
        }
        return GoValue.of(value);
    }

    private GoValue variable(GoTemplateNode.Variable variable, boolean given) {
        here = variable;
        var value = variable(variable.names().getFirst());
        if (variable.names().size() == 1) {
            takesNothing(variable, given);
            return value;
        }
        return chain(value, variable.names().subList(1, variable.names().size()), given);
    }

    private GoValue chain(GoTemplateNode.Chain chain, GoValue dot, boolean given) {
        here = chain;
        if (chain.of() instanceof GoTemplateNode.Nil) {
            throw error("indirection through explicit nil in " + chain.text());
        }
        return chain(argument(chain.of(), Parameter.VALUE, dot), chain.names(), given);
    }

    private GoValue chain(GoValue from, List<String> names, boolean given) {
        var value = from;
        for (int i = 0; i < names.size(); i++) {
            value = field(value, names.get(i), given && i == names.size() - 1);
        }
        return value;
    }

    private GoValue field(GoValue of, String name, boolean given) {
        if (!of.isValid()) {
            return GoValue.INVALID;
        }
        if (of.isNil()) {
            throw error("nil pointer evaluating " + of.type() + "." + name);
        }
        if (!(of.tree() instanceof Tree.Obj object)) {
            throw error("can't evaluate field " + name + " in type " + of.type());
        }
        if (given) {
            throw error(name + " is not a method but has arguments");
        }
        var found = object.get(name);
        return found == null ? GoValue.INVALID : GoValue.inDocument(found);
    }

    private GoValue function(
            String name, List<Operand> operands, GoTemplateNode at, GoValue dot, @Nullable GoValue last) {
        var parameters = GoFunctions.parameters(name);
        int given = operands.size() - 1;
        int count = given + (last == null ? 0 : 1);
        if (parameters.repeats() && count < parameters.fixed()) {
            throw error("wrong number of args for " + name + ": want at least " + parameters.fixed() + " got " + given);
        }
        if (!parameters.repeats() && count != parameters.fixed()) {
            throw error("wrong number of args for " + name + ": want " + parameters.fixed() + " got " + count);
        }
        boolean stops = name.equals("and") || name.equals("or");
        var arguments = new ArrayList<GoValue>();
        for (int i = 0; i < given; i++) {
            var value = argument(operands.get(i + 1), parameters.of(i), dot);
            if (stops && value.truth() == name.equals("or")) {
                return value;
            }
            arguments.add(value);
        }
        if (last != null) {
            arguments.add(checked(last, parameters.of(given)));
        }
        if (stops) {
            return arguments.getLast();
        }
        try {
            return GoFunctions.call(
                    name, arguments, operands.size() > 1 ? operands.get(1).text() : "");
        } catch (PrintException failed) {
            here = at;
            throw error(failed, "error calling " + name + ": ");
        }
    }

    private GoValue argument(Operand operand, Parameter parameter, GoValue dot) {
        here = operand;
        return switch (operand) {
            case GoTemplateNode.Dot _ -> checked(dot, parameter);
            case GoTemplateNode.Nil _ -> {
                if (parameter == Parameter.TEXT) {
                    throw error("cannot assign nil to string");
                }
                yield parameter == Parameter.ANYTHING ? GoValue.inDocument(Tree.NIL) : GoValue.INVALID;
            }
            case GoTemplateNode.Field field -> checked(chain(dot, field.names(), false), parameter);
            case GoTemplateNode.Variable variable -> checked(variable(variable, false), parameter);
            case GoTemplateNode.Pipe pipe -> checked(evaluate(pipe, dot), parameter);
            case GoTemplateNode.Identifier function ->
                checked(function(function.text(), List.of(function), function, dot, null), parameter);
            case GoTemplateNode.Chain chain -> checked(chain(chain, dot, false), parameter);
            case GoTemplateNode.Constant constant -> {
                if (parameter == Parameter.TEXT && !(constant.value() instanceof Tree.Text)) {
                    throw error("expected string; found " + constant.text());
                }
                yield constant(constant);
            }
        };
    }

    private GoValue checked(GoValue value, Parameter parameter) {
        return switch (parameter) {
            case VALUE -> value;
            case ANYTHING -> value.isValid() ? value : GoValue.inDocument(Tree.NIL);
            case TEXT -> {
                if (!value.isValid()) {
                    throw error("invalid value; expected string");
                }
                if (!(value.tree() instanceof Tree.Text)) {
                    var type = value.isNil() ? value : value.unboxed();
                    throw error("wrong type for value; expected string; got " + type.type());
                }
                yield value.unboxed();
            }
        };
    }
}
