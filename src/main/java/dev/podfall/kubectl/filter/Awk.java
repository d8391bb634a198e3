package dev.podfall.kubectl.filter;

import dev.podfall.language.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * {@code awk} as far as it is written behind kubectl: one condition, one {@code print}.
 *
 * <p>{@code awk '{print $2}'}, {@code awk -F, '{print $1, $NF}'}, {@code awk 'NR>1 {print $1 "=" $3}'}, {@code awk '$3 !=
 * "Running"'}, {@code awk '/worker/ {print $1}'}.
 */
final class Awk implements Filter {
    private static final Pattern PROGRAM =
            Pattern.compile("\\s*([^{]*?)\\s*(?:\\{\\s*print\\b\\s*([^}]*?)\\s*;?\\s*})?\\s*");
    private static final String OPERAND = "\\$NF|\\$[0-9]+|NR|NF|\"[^\"]*\"|-?[0-9]+(?:\\.[0-9]+)?";
    private static final Pattern COMPARISON =
            Pattern.compile("(" + OPERAND + ")\\s*(==|!=|>=|<=|>|<|!~|~)\\s*(" + OPERAND + "|/(?:[^/])*/)");
    private static final Pattern PRINTED = Pattern.compile("\\s*(" + OPERAND + "|,)");
    private static final String EXAMPLE = "awk 'NR>1 {print $1, $NF}'";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

    private record Line(String text, List<String> fields, int number) {
        String field(int at) {
            return at == 0 ? text : at <= fields.size() ? fields.get(at - 1) : "";
        }
    }

    private final String separator;
    private final Predicate<Line> wants;
    private final Function<Line, String> prints;
    private int number;

    private Awk(String separator, Predicate<Line> wants, Function<Line, String> prints) {
        this.separator = separator;
        this.wants = wants;
        this.prints = prints;
    }

    static Awk of(List<String> words) {
        var options = Options.read(words, "", "F", Map.of());
        if (options.arguments().isEmpty()) {
            throw unknown("");
        }
        var program = options.withoutFiles(1).arguments().getFirst();
        var parts = PROGRAM.matcher(program);
        if (!parts.matches() || parts.group(1).isEmpty() && parts.group(2) == null) {
            throw unknown(program);
        }
        var separator = options.text('F', "");
        return new Awk(
                separator.equals(" ") ? "" : separator.equals("\\t") ? "\t" : separator,
                condition(parts.group(1), program),
                printed(parts.group(2), program));
    }

    private static FilterException unknown(String program) {
        return new FilterException(Phrase.of("filter.awk.unknown", "'" + program + "'", EXAMPLE));
    }

    private static Predicate<Line> condition(String text, String program) {
        if (text.isEmpty()) {
            return line -> true;
        }
        if (text.contains("&&")) {
            Predicate<Line> all = line -> true;
            for (var part : text.split("&&", -1)) {
                all = all.and(condition(part.strip(), program));
            }
            return all;
        }
        if (text.startsWith("!/")) {
            return condition(text.substring(1), program).negate();
        }
        if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
            var pattern = pattern(text, program);
            return line -> pattern.matcher(line.text()).find();
        }
        var comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) {
            throw unknown(program);
        }
        var left = operand(comparison.group(1));
        var right = comparison.group(3);
        var operator = comparison.group(2);
        if (operator.endsWith("~")) {
            var pattern = pattern(right, program);
            return line -> pattern.matcher(left.apply(line)).find() == operator.equals("~");
        }
        if (right.startsWith("/")) {
            throw unknown(program);
        }
        var value = operand(right);
        boolean asText = right.startsWith("\"");
        return line -> holds(compare(left.apply(line), value.apply(line), asText), operator);
    }

    private static Pattern pattern(String text, String program) {
        try {
            return Pattern.compile(Regexes.java(text.replaceAll("^[/\"]|[/\"]$", ""), true));
        } catch (PatternSyntaxException wrong) {
            throw unknown(program);
        }
    }

    private static int compare(String left, String right, boolean asText) {
        if (!asText && NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches()) {
            return Double.compare(Double.parseDouble(left), Double.parseDouble(right));
        }
        return left.compareTo(right);
    }

    private static boolean holds(int order, String operator) {
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case "<" -> order < 0;
            case ">=" -> order >= 0;
            default -> order <= 0;
        };
    }

    /** Values with a comma between them have a blank between them, others nothing. */
    private static Function<Line, String> printed(@Nullable String text, String program) {
        if (text == null || text.isEmpty()) {
            return Line::text;
        }
        var values = new ArrayList<Function<Line, String>>();
        var matcher = PRINTED.matcher(text);
        int at = 0;
        while (at < text.length() && matcher.find(at) && matcher.start() == at) {
            values.add(matcher.group(1).equals(",") ? line -> " " : operand(matcher.group(1)));
            at = matcher.end();
        }
        if (!text.substring(at).isBlank()) {
            throw unknown(program);
        }
        return line -> {
            var out = new StringBuilder();
            values.forEach(value -> out.append(value.apply(line)));
            return out.toString();
        };
    }

    private static Function<Line, String> operand(String text) {
        if (text.equals("NR")) {
            return line -> String.valueOf(line.number());
        }
        if (text.equals("NF")) {
            return line -> String.valueOf(line.fields().size());
        }
        if (text.equals("$NF")) {
            return line -> line.field(line.fields().size());
        }
        if (text.startsWith("$")) {
            int field = text.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(text.substring(1));
            return line -> line.field(field);
        }
        var value = text.startsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\t", "\t").replace("\\n", "\n")
                : text;
        return line -> value;
    }

    @Override
    public void line(String line, Consumer<String> out) {
        number++;
        var fields =
                Fields.of(line, separator).stream().map(field -> field.of(line)).toList();
        var read = new Line(line, fields, number);
        if (wants.test(read)) {
            out.accept(prints.apply(read));
        }
    }
}
