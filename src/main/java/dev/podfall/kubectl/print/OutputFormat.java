package dev.podfall.kubectl.print;

import dev.podfall.kubectl.grammar.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -o} asks for.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/get/get_flags.go, cli-runtime/pkg/genericclioptions/print_flags.go.
 * <br>Differs: in nothing that we know of.
 */
public sealed interface OutputFormat {

    /** Columns; {@code wide} has more of them. */
    record Table(boolean wide) implements OutputFormat {}

    /** {@code daemonset.apps/agent} */
    record Name() implements OutputFormat {}

    record Yaml() implements OutputFormat {}

    record Kyaml() implements OutputFormat {}

    record Json() implements OutputFormat {}

    /** {@code asJson}: what it finds is printed as JSON values, not joined by blanks. */
    record JsonPath(String template, boolean asJson) implements OutputFormat {}

    record GoTemplate(String template) implements OutputFormat {}

    /** {@code NAME:.metadata.name,...} */
    record CustomColumns(String spec) implements OutputFormat {}

    /** The same from a file, whose headers are always printed. */
    record ColumnsFile(String spec) implements OutputFormat {}

    /** Reads the file of a template. */
    interface Files {
        /** The text, null if there is no such file. */
        @Nullable
        String read(String name);
    }

    OutputFormat TABLE = new Table(false);

    /** Formats whose template may be given by {@code --template}. */
    Set<String> WITH_TEMPLATE = Set.of(
            "go-template",
            "template",
            "jsonpath",
            "jsonpath-as-json",
            "jsonpath-file",
            "go-template-file",
            "templatefile",
            "custom-columns",
            "custom-columns-file");

    /**
     * What {@code -o} and {@code --template} ask for together; nothing asks for a table.
     *
     * @param columns whether the verb prints tables, and columns of one's own: {@code get} does, those that say what they
     *     did do not
     * @throws PrintException in kubectl's words if there is no such format
     */
    static OutputFormat parse(String output, String template, boolean columns) {
        return parse(output, template, columns, name -> null);
    }

    /**
     * The same, with templates in files.
     *
     * @throws PrintException in kubectl's words if there is no such format or file
     */
    static OutputFormat parse(String output, String template, boolean columns, Files files) {
        boolean takesTemplate = output.isEmpty() || WITH_TEMPLATE.contains(output);
        var text = template.isEmpty() || !takesTemplate
                ? output
                : (output.isEmpty() ? "go-template" : output) + "=" + template;
        int eq = text.indexOf('=');
        var format = eq < 0 ? named(text, files) : withTemplate(text.substring(0, eq), text.substring(eq + 1), files);
        boolean isOfColumns = format instanceof CustomColumns
                || format instanceof ColumnsFile
                || (format instanceof Table && !text.isEmpty());
        if (format == null || (isOfColumns && !columns)) {
            throw unmatched(text, columns);
        }
        return format;
    }

    private static @Nullable OutputFormat named(String name, Files files) {
        return switch (name) {
            case "" -> TABLE;
            case "wide" -> new Table(true);
            case "name" -> new Name();
            case "yaml" -> new Yaml();
            case "json" -> new Json();
            case "kyaml" -> new Kyaml();
            default -> withTemplate(name, "", files);
        };
    }

    private static @Nullable OutputFormat withTemplate(String name, String template, Files files) {
        return switch (name) {
            case "jsonpath" -> new JsonPath(required(template), false);
            case "jsonpath-as-json" -> new JsonPath(required(template), true);
            case "go-template", "template" -> new GoTemplate(required(template));
            case "jsonpath-file" -> new JsonPath(fromFile(required(template), files), false);
            case "go-template-file", "templatefile" -> new GoTemplate(fromFile(required(template), files));
            case "custom-columns-file" -> {
                if (template.isEmpty()) {
                    throw new PrintException("custom-columns format specified but no custom columns given");
                }
                yield new ColumnsFile(columns(template, files.read(template)));
            }
            case "custom-columns" -> {
                if (template.isEmpty()) {
                    throw new PrintException("custom-columns format specified but no custom columns given");
                }
                yield new CustomColumns(template);
            }
            default -> null;
        };
    }

    private static String fromFile(String name, Files files) {
        var text = files.read(name);
        if (text == null) {
            throw new PrintException(
                    "error reading --template " + name + ", open " + name + ": no such file or directory");
        }
        return text;
    }

    /** A line of headers and one of paths. */
    private static String columns(String name, @Nullable String text) {
        if (text == null) {
            throw new PrintException(
                    "error reading template " + name + ", open " + name + ": no such file or directory\n");
        }
        var lines = text.lines().toList();
        for (int i = 0; i < 2; i++) {
            if (lines.size() <= i) {
                throw new PrintException("invalid template, missing " + (i == 0 ? "header" : "spec")
                        + " line. Expected format is one line of space separated headers, one line of space separated"
                        + " column specs.");
            }
        }
        var headers = words(lines.getFirst());
        var paths = words(lines.get(1));
        if (headers.size() != paths.size()) {
            throw new PrintException("number of headers (" + headers.size() + ") and field specifications ("
                    + paths.size() + ") don't match");
        }
        var out = new ArrayList<String>();
        for (int i = 0; i < headers.size(); i++) {
            out.add(headers.get(i) + ":" + paths.get(i));
        }
        return String.join(",", out);
    }

    private static List<String> words(String line) {
        return List.of(line.split("\\s+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static PrintException unmatched(String text, boolean columns) {
        var formats = columns
                ? "custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,"
                        + "jsonpath-file,kyaml,name,template,templatefile,wide,yaml"
                : "go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,"
                        + "templatefile,yaml";
        return new PrintException("unable to match a printer suitable for the output format " + Quoting.quote(text)
                + ", allowed formats are: " + formats);
    }

    private static String required(String template) {
        if (template.isEmpty()) {
            throw new PrintException("template format specified but no template given");
        }
        return template;
    }
}
