package dev.podfall.kubectl;

import dev.podfall.kubectl.filter.FilterException;
import dev.podfall.kubectl.filter.Filters;
import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A line of the console, taken apart as a shell would: commands one after the other, each with what stands behind its pipes.
 *
 * @param steps in order
 */
record Script(List<Step> steps) {
    private static final Set<String> KUBECTL = Set.of("kubectl", "k");
    private static final String OPERATORS = "|&;<>";

    /** When a step has its turn: as the code of the one before it says. */
    enum When {
        ALWAYS,
        AFTER_SUCCESS,
        AFTER_FAILURE;

        boolean allows(int code) {
            return this == ALWAYS || (code == 0) == (this == AFTER_SUCCESS);
        }
    }

    /** @param stages the words of the command, and of each of what stands behind a pipe */
    record Step(When when, List<List<String>> stages) {
        Step {
            stages = List.copyOf(stages);
        }

        List<String> command() {
            return stages.getFirst();
        }
    }

    /** The line is no sentence of a shell's, or asks for what there is not. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Phrase why;
        private final int code;

        Wrong(Phrase why, int code) {
            super(why.toString());
            this.why = why;
            this.code = code;
        }

        Phrase why() {
            return why;
        }

        /** The exit code. */
        int code() {
            return code;
        }
    }

    Script {
        steps = List.copyOf(steps);
    }

    /** @throws Wrong if it cannot be understood; nothing of it is to be done then */
    static Script of(String line) {
        var steps = new ArrayList<Step>();
        var stages = new ArrayList<List<String>>();
        var words = new ArrayList<String>();
        var when = When.ALWAYS;
        var last = "";
        for (var token : tokens(line)) {
            if (!token.operator()) {
                words.add(token.text());
                last = "";
                continue;
            }
            if (words.isEmpty()) {
                throw new Wrong(Phrase.of("console.nothing-before", token.text()), Console.SYNTAX);
            }
            stages.add(List.copyOf(words));
            words.clear();
            last = token.text();
            if (!last.equals("|")) {
                steps.add(new Step(when, stages));
                stages.clear();
                when = switch (last) {
                    case "&&" -> When.AFTER_SUCCESS;
                    case "||" -> When.AFTER_FAILURE;
                    default -> When.ALWAYS;
                };
            }
        }
        if (!words.isEmpty()) {
            stages.add(List.copyOf(words));
            steps.add(new Step(when, stages));
        } else if (!last.isEmpty() && !last.equals(";")) {
            throw new Wrong(Phrase.of("console.nothing-behind", last), Console.SYNTAX);
        }
        return new Script(steps);
    }

    /** Whether the words are a command, and no filter. */
    static boolean isKubectl(List<String> words) {
        return KUBECTL.contains(words.getFirst());
    }

    /** @throws Wrong if something stands behind a pipe that cannot stand there */
    Script checked() {
        for (var step : steps) {
            for (var stage : step.stages().subList(1, step.stages().size())) {
                try {
                    if (!isKubectl(stage)) {
                        Filters.of(stage);
                    }
                } catch (FilterException wrong) {
                    throw new Wrong(wrong.why(), Filters.has(stage.getFirst()) ? Console.SYNTAX : Console.UNKNOWN);
                }
            }
        }
        return this;
    }

    /** The commands that stand one after the other whatever comes of them, each as it was typed; none of a comment. */
    static List<String> statements(String line) {
        var out = new ArrayList<String>();
        int from = 0;
        int end = line.length();
        var quotes = new Quotes();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quotes.cover(c)) {
                continue;
            }
            if (Quotes.isComment(line, i)) {
                end = i;
                break;
            }
            if (c == ';') {
                out.add(line.substring(from, i).strip());
                from = i + 1;
            }
        }
        var last = line.substring(from, end).strip();
        if (!last.isEmpty() || out.isEmpty()) {
            out.add(last);
        }
        return out;
    }

    private record Token(String text, boolean operator) {}

    private static List<Token> tokens(String line) {
        var tokens = new ArrayList<Token>();
        int from = 0;
        var quotes = new Quotes();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quotes.cover(c)) {
                continue;
            }
            if (Quotes.isComment(line, i)) {
                addWords(tokens, line.substring(from, i));
                return tokens;
            }
            if (OPERATORS.indexOf(c) >= 0) {
                addWords(tokens, line.substring(from, i));
                boolean twice = i + 1 < line.length() && line.charAt(i + 1) == c && c != ';';
                var operator = line.substring(i, i + (twice ? 2 : 1));
                refuse(operator);
                tokens.add(new Token(operator, true));
                i += operator.length() - 1;
                from = i + 1;
            }
        }
        addWords(tokens, line.substring(from));
        return tokens;
    }

    private static void refuse(String operator) {
        if (operator.startsWith("<") || operator.startsWith(">")) {
            throw new Wrong(Phrase.of("console.no-redirect", operator), Console.SYNTAX);
        }
        if (operator.equals("&")) {
            throw new Wrong(Phrase.of("console.no-background"), Console.SYNTAX);
        }
    }

    private static void addWords(List<Token> tokens, String text) {
        Words.split(text).forEach(word -> tokens.add(new Token(word, false)));
    }

    /** Where in a line, up to the cursor, the command or filter begins that is being typed; behind which sign it stands. */
    record Place(int from, boolean piped) {}

    static Place placeOf(String line) {
        int from = 0;
        boolean piped = false;
        var quotes = new Quotes();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quotes.cover(c)) {
                continue;
            }
            if (c == '|' || c == '&' || c == ';') {
                piped = c == '|' && line.charAt(Math.max(0, i - 1)) != '|';
                from = i + 1;
            }
        }
        return new Place(from, piped);
    }
}
