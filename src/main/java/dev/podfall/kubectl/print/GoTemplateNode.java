package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import dev.podfall.kubectl.grammar.Quoting;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a Go template.
 *
 * <p>Upstream: Go's text/template/parse/node.go.
 * <br>Differs: numbers are whole or not; none is complex.
 */
sealed interface GoTemplateNode {
    /** Where it begins in the template. */
    int at();

    /** As messages show it. */
    String text();

    /** What makes output. */
    sealed interface Statement extends GoTemplateNode {}

    /** What has a value. */
    sealed interface Operand extends GoTemplateNode {}

    enum Word {
        IF("if"),
        RANGE("range"),
        WITH("with");

        private final String word;

        Word(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    record Literal(int at, String text) implements Statement {}

    record Action(int at, Pipe pipe) implements Statement {
        @Override
        public String text() {
            return "{{" + pipe.text() + "}}";
        }
    }

    record Branch(
            Word word,
            int at,
            Pipe pipe,
            List<Statement> body,
            @Nullable List<Statement> otherwise) implements Statement {
        @Override
        public String text() {
            var out = new StringBuilder("{{" + word.word() + " " + pipe.text() + "}}");
            body.forEach(each -> out.append(each.text()));
            if (otherwise != null) {
                out.append("{{else}}");
                otherwise.forEach(each -> out.append(each.text()));
            }
            return out.append("{{end}}").toString();
        }
    }

    /** Out of a loop, or on to its next turn. */
    record Jump(int at, boolean breaks) implements Statement {
        @Override
        public String text() {
            return breaks ? "{{break}}" : "{{continue}}";
        }
    }

    record Call(int at, String name, @Nullable Pipe pipe) implements Statement {
        @Override
        public String text() {
            return "{{template " + Quoting.quote(name) + (pipe == null ? "" : " " + pipe.text()) + "}}";
        }
    }

    record Pipe(int at, List<String> declares, boolean assigns, List<Command> commands) implements Operand {
        @Override
        public String text() {
            var out = new StringJoiner(" | ");
            commands.forEach(command -> out.add(command.text()));
            return (declares.isEmpty() ? "" : String.join(", ", declares) + (assigns ? " = " : " := ")) + out;
        }
    }

    record Command(int at, List<Operand> operands) implements GoTemplateNode {
        @Override
        public String text() {
            var out = new StringJoiner(" ");
            operands.forEach(each -> out.add(each instanceof Pipe ? "(" + each.text() + ")" : each.text()));
            return out.toString();
        }
    }

    record Field(int at, List<String> names) implements Operand {
        @Override
        public String text() {
            return "." + String.join(".", names);
        }
    }

    /** The first of the names begins with a dollar sign. */
    record Variable(int at, List<String> names) implements Operand {
        @Override
        public String text() {
            return String.join(".", names);
        }
    }

    record Chain(int at, Operand of, List<String> names) implements Operand {
        @Override
        public String text() {
            return (of instanceof Pipe ? "(" + of.text() + ")" : of.text()) + "." + String.join(".", names);
        }
    }

    record Identifier(int at, String text) implements Operand {}

    record Dot(int at) implements Operand {
        @Override
        public String text() {
            return ".";
        }
    }

    record Nil(int at) implements Operand {
        @Override
        public String text() {
            return "nil";
        }
    }

    /** @param value null for a number that is none of Go's type int */
    record Constant(int at, String text, @Nullable Tree value) implements Operand {}
}
