package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.GoUnquote;
import dev.podfall.kubectl.grammar.Quoting;
import dev.podfall.kubectl.print.GoTemplateLexer.Token;
import dev.podfall.kubectl.print.GoTemplateNode.Operand;
import dev.podfall.kubectl.print.GoTemplateNode.Pipe;
import dev.podfall.kubectl.print.GoTemplateNode.Statement;
import dev.podfall.kubectl.print.GoTemplateNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads Go templates.
 *
 * <p>Upstream: Go's text/template/parse/parse.go.
 * <br>Differs: blocks and parentheses nest by 100 levels, parentheses alone by 10,000 there; no complex numbers.
 */
final class GoTemplateParser {
    private static final int DEEPEST = 100;

    private final GoTemplateTokens tokens;
    private final Map<String, List<Statement>> defined = new TreeMap<>();
    private List<String> variables = new ArrayList<>(List.of("$"));
    private int actionLine;
    private int ranges;
    private int depth;
    /** What ended the statements that were read last: {@code end} or {@code else}. */
    private String ended = "";

    private GoTemplateParser(String template) {
        this.tokens = new GoTemplateTokens(template);
    }

    /**
     * The template by the name {@code output}, and those that it defines by theirs.
     *
     * @throws PrintException in Go's words if it is wrong
     */
    static Map<String, List<Statement>> parse(String template) {
        var parser = new GoTemplateParser(template);
        var root = new ArrayList<Statement>();
        while (parser.tokens.peek().type() != GoTemplateLexer.Type.EOF) {
            if (parser.tokens.peek().type() == GoTemplateLexer.Type.LEFT_DELIMITER) {
                var delimiter = parser.tokens.next();
                var first = parser.tokens.nextNonSpace();
                if (first.type() == GoTemplateLexer.Type.DEFINE) {
                    parser.definition();
                    continue;
                }
                parser.tokens.back(first);
                parser.tokens.back(delimiter);
            }
            var statement = parser.statement();
            if (statement == null) {
                throw parser.error("unexpected {{" + parser.ended + "}}");
            }
            root.add(statement);
        }
        parser.define(GoTemplate.NAME, root);
        return parser.defined;
    }

    private void define(String name, List<Statement> statements) {
        var before = defined.get(name);
        boolean empty = isEmpty(statements);
        if (before != null && !isEmpty(before)) {
            if (!empty) {
                throw error("template: multiple definition of template " + Quoting.quote(name));
            }
            return;
        }
        defined.put(name, statements);
    }

    private static boolean isEmpty(List<Statement> statements) {
        return statements.stream()
                .allMatch(each -> each instanceof GoTemplateNode.Literal literal
                        && literal.text().isBlank());
    }

    private PrintException error(String what) {
        return new PrintException("template: " + GoTemplate.NAME + ":" + tokens.line() + ": " + what);
    }

    private void descend() {
        if (++depth > DEEPEST) {
            throw error("max expression depth exceeded");
        }
    }

    private Token expect(GoTemplateLexer.Type type, String context) {
        var token = tokens.nextNonSpace();
        if (token.type() != type) {
            throw unexpected(token, context);
        }
        return token;
    }

    private PrintException unexpected(Token token, String context) {
        if (token.type() != GoTemplateLexer.Type.ERROR) {
            return error("unexpected " + token + " in " + context);
        }
        var extra = "";
        if (actionLine != 0 && actionLine != token.line()) {
            extra = (token.text().endsWith(" action") ? "" : " in action") + " started at " + GoTemplate.NAME + ":"
                    + actionLine;
        }
        return error(token + extra);
    }

    private void definition() {
        var token = tokens.nextNonSpace();
        if (token.type() != GoTemplateLexer.Type.STRING && token.type() != GoTemplateLexer.Type.RAW_STRING) {
            throw unexpected(token, "define clause");
        }
        var name = unquoted(token);
        expect(GoTemplateLexer.Type.RIGHT_DELIMITER, "define clause");
        define(name, separate("define clause"));
    }

    /** The statements of a template in the template, which sees no variables of the others. */
    private List<Statement> separate(String context) {
        var outer = variables;
        int outerRanges = ranges;
        variables = new ArrayList<>(List.of("$"));
        ranges = 0;
        var body = statements();
        if (!ended.equals("end")) {
            throw error("unexpected {{" + ended + "}} in " + context);
        }
        variables = outer;
        ranges = outerRanges;
        return body;
    }

    private List<Statement> statements() {
        descend();
        var out = new ArrayList<Statement>();
        while (tokens.peekNonSpace().type() != GoTemplateLexer.Type.EOF) {
            var statement = statement();
            if (statement == null) {
                depth--;
                return out;
            }
            out.add(statement);
        }
        throw error("unexpected EOF");
    }

    /** Null at an end or else, which {@link #ended} names then. */
    private @Nullable Statement statement() {
        var token = tokens.nextNonSpace();
        if (token.type() == GoTemplateLexer.Type.TEXT) {
            return new GoTemplateNode.Literal(token.at(), token.text());
        }
        if (token.type() != GoTemplateLexer.Type.LEFT_DELIMITER) {
            throw unexpected(token, "input");
        }
        actionLine = token.line();
        var statement = action();
        actionLine = 0;
        return statement;
    }

    private @Nullable Statement action() {
        var token = tokens.nextNonSpace();
        switch (token.type()) {
            case END -> {
                expect(GoTemplateLexer.Type.RIGHT_DELIMITER, "end");
                ended = "end";
                return null;
            }
            case ELSE -> {
                var next = tokens.peekNonSpace().type();
                if (next != GoTemplateLexer.Type.IF && next != GoTemplateLexer.Type.WITH) {
                    expect(GoTemplateLexer.Type.RIGHT_DELIMITER, "else");
                }
                ended = "else";
                return null;
            }
            case BREAK, CONTINUE -> {
                return jump(token, token.type() == GoTemplateLexer.Type.BREAK);
            }
            case IF -> {
                return branch(Word.IF);
            }
            case RANGE -> {
                return branch(Word.RANGE);
            }
            case WITH -> {
                return branch(Word.WITH);
            }
            case TEMPLATE -> {
                return call();
            }
            case BLOCK -> {
                return block();
            }
            default -> {
                tokens.back(token);
                return new GoTemplateNode.Action(
                        tokens.peek().at(), pipe("command", GoTemplateLexer.Type.RIGHT_DELIMITER));
            }
        }
    }

    private Statement jump(Token word, boolean breaks) {
        var shown = breaks ? "{{break}}" : "{{continue}}";
        expect(GoTemplateLexer.Type.RIGHT_DELIMITER, shown);
        if (ranges == 0) {
            throw error(shown + " outside {{range}}");
        }
        return new GoTemplateNode.Jump(word.at(), breaks);
    }

    private Statement branch(Word word) {
        int known = variables.size();
        var pipe = pipe(word.word(), GoTemplateLexer.Type.RIGHT_DELIMITER);
        ranges += word == Word.RANGE ? 1 : 0;
        var body = statements();
        ranges -= word == Word.RANGE ? 1 : 0;
        List<Statement> otherwise = null;
        if (ended.equals("else")) {
            var next = tokens.peek().type();
            if (word != Word.RANGE && next == (word == Word.IF ? GoTemplateLexer.Type.IF : GoTemplateLexer.Type.WITH)) {
                tokens.next();
                descend();
                otherwise = List.of(branch(word));
                depth--;
            } else {
                otherwise = statements();
                if (!ended.equals("end")) {
                    throw error("expected end; found {{" + ended + "}}");
                }
            }
        }
        variables.subList(known, variables.size()).clear();
        return new GoTemplateNode.Branch(word, pipe.at(), pipe, body, otherwise);
    }

    private Statement call() {
        var token = tokens.nextNonSpace();
        var name = templateName(token, "template clause");
        Pipe pipe = null;
        var next = tokens.nextNonSpace();
        if (next.type() != GoTemplateLexer.Type.RIGHT_DELIMITER) {
            tokens.back(next);
            pipe = pipe("template clause", GoTemplateLexer.Type.RIGHT_DELIMITER);
        }
        return new GoTemplateNode.Call(token.at(), name, pipe);
    }

    private Statement block() {
        var token = tokens.nextNonSpace();
        var name = templateName(token, "block clause");
        var pipe = pipe("block clause", GoTemplateLexer.Type.RIGHT_DELIMITER);
        define(name, separate("block clause"));
        return new GoTemplateNode.Call(token.at(), name, pipe);
    }

    private String templateName(Token token, String context) {
        if (token.type() != GoTemplateLexer.Type.STRING && token.type() != GoTemplateLexer.Type.RAW_STRING) {
            throw unexpected(token, context);
        }
        return unquoted(token);
    }

    private String unquoted(Token token) {
        var inside = token.text().substring(1, token.text().length() - 1);
        if (token.type() == GoTemplateLexer.Type.RAW_STRING) {
            return inside.replace("\r", "");
        }
        var text = GoUnquote.inside(inside, '"');
        if (text == null) {
            throw error("invalid syntax");
        }
        return text;
    }

    private Pipe pipe(String context, GoTemplateLexer.Type end) {
        int at = tokens.peekNonSpace().at();
        var declares = new ArrayList<String>();
        boolean assigns = false;
        boolean declaring = true;
        while (declaring && tokens.peekNonSpace().type() == GoTemplateLexer.Type.VARIABLE) {
            declaring = false;
            var variable = tokens.next();
            var after = tokens.next();
            var operator = after.type() == GoTemplateLexer.Type.SPACE ? tokens.nextNonSpace() : after;
            if (operator.type() == GoTemplateLexer.Type.ASSIGN || operator.type() == GoTemplateLexer.Type.DECLARE) {
                assigns = operator.type() == GoTemplateLexer.Type.ASSIGN;
                declares.add(variable.text());
                variables.add(variable.text());
            } else if (operator.type() == GoTemplateLexer.Type.CHAR
                    && operator.text().equals(",")) {
                declares.add(variable.text());
                variables.add(variable.text());
                if (!context.equals("range") || declares.size() >= 2) {
                    throw error("too many declarations in " + context);
                }
                var next = tokens.peekNonSpace().type();
                if (next != GoTemplateLexer.Type.VARIABLE
                        && next != GoTemplateLexer.Type.RIGHT_DELIMITER
                        && next != GoTemplateLexer.Type.RIGHT_PAREN) {
                    throw error("range can only initialize variables");
                }
                declaring = true;
            } else {
                tokens.back(operator);
                if (after.type() == GoTemplateLexer.Type.SPACE) {
                    tokens.back(after);
                }
                tokens.back(variable);
            }
        }
        return new Pipe(at, declares, assigns, commands(context, end));
    }

    private List<GoTemplateNode.Command> commands(String context, GoTemplateLexer.Type end) {
        var out = new ArrayList<GoTemplateNode.Command>();
        while (true) {
            var token = tokens.nextNonSpace();
            if (token.type() == end) {
                break;
            }
            switch (token.type()) {
                case BOOL,
                        CHAR_CONSTANT,
                        DOT,
                        FIELD,
                        IDENTIFIER,
                        NUMBER,
                        NIL,
                        RAW_STRING,
                        STRING,
                        VARIABLE,
                        LEFT_PAREN -> tokens.back(token);
                default -> throw unexpected(token, context);
            }
            out.add(command());
        }
        if (out.isEmpty()) {
            throw error("missing value for " + context);
        }
        for (int i = 1; i < out.size(); i++) {
            switch (out.get(i).operands().getFirst()) {
                case GoTemplateNode.Constant _, GoTemplateNode.Dot _, GoTemplateNode.Nil _ ->
                    throw error("non executable command in pipeline stage " + (i + 1));
                case GoTemplateNode.Field _,
                        GoTemplateNode.Variable _,
                        GoTemplateNode.Chain _,
                        GoTemplateNode.Identifier _,
                        GoTemplateNode.Pipe _ -> {
                    // May be given an argument.
                }
            }
        }
        return out;
    }

    private GoTemplateNode.Command command() {
        int at = tokens.peekNonSpace().at();
        var operands = new ArrayList<Operand>();
        while (true) {
            tokens.peekNonSpace();
            var operand = operand();
            if (operand != null) {
                operands.add(operand);
            }
            var token = tokens.next();
            if (token.type() == GoTemplateLexer.Type.SPACE) {
                continue;
            }
            if (token.type() == GoTemplateLexer.Type.RIGHT_DELIMITER
                    || token.type() == GoTemplateLexer.Type.RIGHT_PAREN) {
                tokens.back(token);
            } else if (token.type() != GoTemplateLexer.Type.PIPE) {
                throw unexpected(token, "operand");
            }
            break;
        }
        if (operands.isEmpty()) {
            throw error("empty command");
        }
        return new GoTemplateNode.Command(at, operands);
    }

    private @Nullable Operand operand() {
        var term = term();
        if (term == null || tokens.peek().type() != GoTemplateLexer.Type.FIELD) {
            return term;
        }
        int at = tokens.peek().at();
        var names = new ArrayList<String>();
        while (tokens.peek().type() == GoTemplateLexer.Type.FIELD) {
            names.add(tokens.next().text().substring(1));
        }
        return switch (term) {
            case GoTemplateNode.Field field -> {
                names.addAll(0, field.names());
                yield new GoTemplateNode.Field(at, names);
            }
            case GoTemplateNode.Variable variable -> {
                names.addAll(0, variable.names());
                yield new GoTemplateNode.Variable(at, names);
            }
            case GoTemplateNode.Constant _, GoTemplateNode.Nil _, GoTemplateNode.Dot _ ->
                throw error("unexpected . after term " + Quoting.quote(term.text()));
            case GoTemplateNode.Chain _, GoTemplateNode.Identifier _, GoTemplateNode.Pipe _ ->
                new GoTemplateNode.Chain(at, term, names);
        };
    }

    private @Nullable Operand term() {
        var token = tokens.nextNonSpace();
        switch (token.type()) {
            case IDENTIFIER -> {
                if (!GoFunctions.NAMES.contains(token.text())) {
                    throw error("function " + Quoting.quote(token.text()) + " not defined");
                }
                return new GoTemplateNode.Identifier(token.at(), token.text());
            }
            case DOT -> {
                return new GoTemplateNode.Dot(token.at());
            }
            case NIL -> {
                return new GoTemplateNode.Nil(token.at());
            }
            case VARIABLE -> {
                if (!variables.contains(token.text())) {
                    throw error("undefined variable " + Quoting.quote(token.text()));
                }
                return new GoTemplateNode.Variable(token.at(), List.of(token.text()));
            }
            case FIELD -> {
                return new GoTemplateNode.Field(token.at(), List.of(token.text().substring(1)));
            }
            case BOOL -> {
                return constant(token, Tree.bool(token.text().equals("true")));
            }
            case NUMBER, CHAR_CONSTANT -> {
                return constant(token, number(token));
            }
            case STRING, RAW_STRING -> {
                return constant(token, Tree.text(unquoted(token)));
            }
            case LEFT_PAREN -> {
                descend();
                var pipe = pipe("parenthesized pipeline", GoTemplateLexer.Type.RIGHT_PAREN);
                depth--;
                return pipe;
            }
            default -> {
                tokens.back(token);
                return null;
            }
        }
    }

    private static Operand constant(Token token, @Nullable Tree value) {
        return new GoTemplateNode.Constant(token.at(), token.text(), value);
    }

    private @Nullable Tree number(Token token) {
        return switch (GoNumbers.parse(token.text())) {
            case GoNumbers.Parsed.Value(Tree value) -> value;
            case GoNumbers.Parsed.Unsigned _ -> null;
            case GoNumbers.Parsed.None(String why) -> throw error(why);
        };
    }
}
