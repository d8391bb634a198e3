package dev.podfall.manifest;

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
    private record Translation(String context, String problem, String words, String nextStep) {}

    private static final String INDENT = "Check that the keys of one map begin in the same column, and that every key"
            + " has a colon and a blank after it";
    private static final List<Translation> TRANSLATIONS = List.of(
            new Translation(
                    "",
                    "found character '\\t",
                    "found character that cannot start any token",
                    "Indent with blanks: YAML takes no tabs there"),
            new Translation(
                    "", "found character", "found character that cannot start any token", "Put the value in quotes"),
            new Translation(
                    "",
                    "could not find expected ':'",
                    "could not find expected ':'",
                    "Write the line as 'key: value', with a colon and a blank"),
            new Translation(
                    "",
                    "sequence entries are not allowed here",
                    "block sequence entries are not allowed in this context",
                    "Begin a list on its own line, below its key"),
            new Translation(
                    "", "mapping keys are not allowed here", "mapping keys are not allowed in this context", INDENT),
            new Translation(
                    "",
                    "mapping values are not allowed here",
                    "mapping values are not allowed in this context",
                    "Put a value that contains ': ' in quotes. " + INDENT),
            new Translation(
                    "quoted scalar",
                    "found unexpected end of stream",
                    "found unexpected end of stream",
                    "Close the quotes that begin here"),
            new Translation(
                    "",
                    "found unexpected document separator",
                    "found unexpected document indicator",
                    "Close the quotes before the line of dashes"),
            new Translation(
                    "",
                    "found unknown escape character",
                    "found unknown escape character",
                    "Write the backslash twice, or use single quotes"),
            new Translation(
                    "",
                    "expected escape sequence of",
                    "did not find expected hexdecimal number",
                    "Write the backslash twice, or use single quotes"),
            new Translation(
                    "block scalar",
                    "expected indentation indicator",
                    "found an indentation indicator equal to 0",
                    "Write | or |- and the text on the lines below"),
            new Translation(
                    "block scalar",
                    "expected",
                    "did not find expected comment or line break",
                    "Write | or |- and the text on the lines below"),
            new Translation(
                    "anchor",
                    "",
                    "did not find expected alphabetic or numeric character",
                    "A value that begins with & needs quotes"),
            new Translation(
                    "alias",
                    "",
                    "did not find expected alphabetic or numeric character",
                    "A value that begins with * needs quotes"),
            new Translation("block mapping", "expected <block end>", "did not find expected key", INDENT),
            new Translation(
                    "block collection",
                    "expected <block end>",
                    "did not find expected '-' indicator",
                    "Check that the dashes of one list begin in the same column"),
            new Translation(
                    "flow sequence",
                    "expected ',' or ']'",
                    "did not find expected ',' or ']'",
                    "Put a comma between the items of the list, or close it with ]"),
            new Translation(
                    "flow mapping",
                    "expected ',' or '}'",
                    "did not find expected ',' or '}'",
                    "Put a comma between the entries of the map, or close it with }"),
            new Translation(
                    "node",
                    "expected the node content",
                    "did not find expected node content",
                    "Write a value here, or put it in quotes if it begins with a special character"),
            new Translation(
                    "",
                    "expected '<document start>'",
                    "did not find expected <document start>",
                    "Put --- on its own line between documents"));

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
                    "Remove the character, or write it as an escape in double quotes");
        }
        var words = problem.getMessage();
        return new SyntaxError("yaml: " + (words == null ? "unknown problem parsing YAML content" : words), 0, "");
    }

    /** An escape such as {@code "\\U00110000"}: beyond the last character that there is. */
    static SyntaxError noCharacter(int line, int offset) {
        return new SyntaxError(
                "yaml: line " + (line + 1) + ": found invalid Unicode character escape code",
                offset,
                "Write the backslash twice, or use single quotes");
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
        for (var t : TRANSLATIONS) {
            if (context.contains(t.context) && what.startsWith(t.problem)) {
                return new SyntaxError(
                        "yaml: " + line(at, began, problem instanceof ScannerException) + t.words,
                        place(t, at, began),
                        t.context.startsWith("flow") ? index(began) : -1,
                        t.nextStep);
            }
        }
        return new SyntaxError(
                "yaml: " + line(at, began, problem instanceof ScannerException) + what,
                index(at == null ? began : at),
                "");
    }

    /** Counted from 0 but for the scanner, and left out on line 0: so does upstream. */
    private static String line(@Nullable Mark at, @Nullable Mark began, boolean scanner) {
        int line = 0;
        if (at != null && at.getLine() != 0) {
            line = at.getLine() + (scanner ? 1 : 0);
        } else if (began != null) {
            line = began.getLine();
        }
        return line == 0 ? "" : "line " + line + ": ";
    }

    /** A key without its colon and quotes without their end are noticed late: the place is where they begin. */
    private static int place(Translation t, @Nullable Mark at, @Nullable Mark began) {
        boolean late =
                t.words.startsWith("could not find expected") || t.words.equals("found unexpected end of stream");
        return index(late && began != null ? began : at == null ? began : at);
    }

    private static int index(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getIndex();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
