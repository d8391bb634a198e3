package dev.podfall.manifest;

import dev.podfall.language.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * SnakeYAML's complaint in go-yaml's words, with a next step.
 *
 * <p>Upstream: go.yaml.in/yaml/v2 decode.go {@code parser.fail}, scannerc.go, parserc.go.
 * <br>Differs: rare directives and escapes keep SnakeYAML's words.
 */
final class YamlProblem {
    /** @param late whether it is noticed only behind what is broken: then the place is where that begins */
    private record Translation(String context, String problem, String words, Phrase nextStep, boolean late) {
        Translation(String context, String problem, String words, String nextStep) {
            this(context, problem, words, Phrase.of("syntax." + nextStep), false);
        }

        Translation noticedLate() {
            return new Translation(context, problem, words, nextStep, true);
        }
    }

    private static final List<Translation> TRANSLATIONS = List.of(
            new Translation("", "found character '\\t", "found character that cannot start any token", "tab"),
            new Translation("", "found character", "found character that cannot start any token", "quote"),
            new Translation("", "could not find expected ':'", "could not find expected ':'", "colon").noticedLate(),
            new Translation(
                    "",
                    "sequence entries are not allowed here",
                    "block sequence entries are not allowed in this context",
                    "list-below"),
            new Translation(
                    "", "mapping keys are not allowed here", "mapping keys are not allowed in this context", "columns"),
            new Translation(
                    "",
                    "mapping values are not allowed here",
                    "mapping values are not allowed in this context",
                    "quote-colon"),
            new Translation(
                            "quoted scalar",
                            "found unexpected end of stream",
                            "found unexpected end of stream",
                            "close-quotes")
                    .noticedLate(),
            new Translation(
                    "",
                    "found unexpected document separator",
                    "found unexpected document indicator",
                    "close-quotes-before-dashes"),
            new Translation("", "found unknown escape character", "found unknown escape character", "backslash"),
            new Translation("", "expected escape sequence of", "did not find expected hexdecimal number", "backslash"),
            new Translation(
                    "block scalar",
                    "expected indentation indicator",
                    "found an indentation indicator equal to 0",
                    "block-text"),
            new Translation("block scalar", "expected", "did not find expected comment or line break", "block-text"),
            new Translation("anchor", "", "did not find expected alphabetic or numeric character", "quote-anchor"),
            new Translation("alias", "", "did not find expected alphabetic or numeric character", "quote-alias"),
            new Translation("block mapping", "expected <block end>", "did not find expected key", "columns"),
            new Translation(
                    "block collection", "expected <block end>", "did not find expected '-' indicator", "dashes"),
            new Translation("flow sequence", "expected ',' or ']'", "did not find expected ',' or ']'", "list-comma"),
            new Translation("flow mapping", "expected ',' or '}'", "did not find expected ',' or '}'", "map-comma"),
            new Translation("node", "expected the node content", "did not find expected node content", "value-here"),
            new Translation(
                    "", "expected '<document start>'", "did not find expected <document start>", "dashes-between"));

    /** What go-yaml says if it knows no better. */
    static final String UNKNOWN = "unknown problem parsing YAML content";

    private static final String UNKNOWN_ESCAPE = "found unknown escape character ";

    private YamlProblem() {}

    /** The error, its offset counted in code points from the beginning of the text. */
    static SyntaxError of(YAMLException problem) {
        if (problem instanceof MarkedYAMLException marked) {
            return ofMarked(marked);
        }
        if (problem instanceof ReaderException reader) {
            return new SyntaxError(
                    "yaml: control characters are not allowed",
                    reader.getPosition(),
                    Phrase.of("syntax.control-character"));
        }
        var words = problem.getMessage();
        return new SyntaxError("yaml: " + (words == null ? UNKNOWN : words), 0, Phrase.NONE);
    }

    /** An escape such as {@code "\\U00110000"}: beyond the last character that there is. */
    static SyntaxError noCharacter(int line, int offset) {
        return new SyntaxError(
                        "yaml: line " + (line + 1) + ": found invalid Unicode character escape code",
                        offset,
                        Phrase.of("syntax.backslash"))
                .telling(line + 1);
    }

    /** SnakeYAML adds the number itself if it is of no character, else the character and its number. */
    private static boolean isHexadecimal(String text, int from) {
        return from < text.length() && text.substring(from).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static SyntaxError ofMarked(MarkedYAMLException problem) {
        var context = orEmpty(problem.getContext());
        var what = orEmpty(problem.getProblem());
        var at = problem.getProblemMark();
        var began = problem.getContextMark();
        if (what.startsWith(UNKNOWN_ESCAPE) && isHexadecimal(what, UNKNOWN_ESCAPE.length())) {
            return noCharacter(at == null ? 0 : at.getLine(), index(at));
        }
        int line = line(at, began, problem instanceof ScannerException);
        for (var t : TRANSLATIONS) {
            if (context.contains(t.context) && what.startsWith(t.problem)) {
                return new SyntaxError(
                                words(line) + t.words,
                                place(t, at, began),
                                t.context.startsWith("flow") ? index(began) : -1,
                                t.nextStep)
                        .telling(line);
            }
        }
        return new SyntaxError(words(line) + what, index(at == null ? began : at), Phrase.of("syntax.simpler"))
                .telling(line);
    }

    /** Counted from 0 but for the scanner, and left out on line 0: so does upstream. */
    private static int line(@Nullable Mark at, @Nullable Mark began, boolean scanner) {
        int line = 0;
        if (at != null && at.getLine() != 0) {
            line = at.getLine() + (scanner ? 1 : 0);
        } else if (began != null) {
            line = began.getLine();
        }
        return line;
    }

    private static String words(int line) {
        return "yaml: " + (line == 0 ? "" : "line " + line + ": ");
    }

    /** A key without its colon and quotes without their end are noticed late: the place is where they begin. */
    private static int place(Translation t, @Nullable Mark at, @Nullable Mark began) {
        return index(t.late && began != null ? began : at == null ? began : at);
    }

    private static int index(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getIndex();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
