package dev.podfall.kubectl.print;

import dev.podfall.kubectl.grammar.Quoting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -o} asks for.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/get/get_flags.go, cli-runtime/pkg/genericclioptions/print_flags.go.
 * <br>Differs: template files and kyaml are not read.
 */
public sealed interface OutputFormat {

    /** Columns; {@code wide} has more of them. */
    record Table(boolean wide) implements OutputFormat {}

    /** {@code daemonset.apps/agent} */
    record Name() implements OutputFormat {}

    record Yaml() implements OutputFormat {}

    record Json() implements OutputFormat {}

    /** {@code asJson}: what it finds is printed as JSON values, not joined by blanks. */
    record JsonPath(String template, boolean asJson) implements OutputFormat {}

    record GoTemplate(String template) implements OutputFormat {}

    /** {@code NAME:.metadata.name,...} */
    record CustomColumns(String spec) implements OutputFormat {}

    OutputFormat TABLE = new Table(false);

    /**
     * What {@code -o} and {@code --template} ask for together; nothing asks for a table.
     *
     * @param columns whether the verb prints tables, and columns of one's own: {@code get} does, those that say what they
     *     did do not
     * @throws PrintException in kubectl's words if there is no such format
     */
    static OutputFormat parse(String output, String template, boolean columns) {
        boolean takesTemplate = output.isEmpty()
                || List.of("go-template", "template", "jsonpath", "jsonpath-as-json")
                        .contains(output);
        var text = template.isEmpty() || !takesTemplate
                ? output
                : (output.isEmpty() ? "go-template" : output) + "=" + template;
        int eq = text.indexOf('=');
        var format = eq < 0 ? named(text) : withTemplate(text.substring(0, eq), text.substring(eq + 1));
        boolean isOfColumns = format instanceof CustomColumns || (format instanceof Table && !text.isEmpty());
        if (format == null || (isOfColumns && !columns)) {
            throw unmatched(text, columns);
        }
        return format;
    }

    private static @Nullable OutputFormat named(String name) {
        return switch (name) {
            case "" -> TABLE;
            case "wide" -> new Table(true);
            case "name" -> new Name();
            case "yaml" -> new Yaml();
            case "json" -> new Json();
            default -> withTemplate(name, "");
        };
    }

    private static @Nullable OutputFormat withTemplate(String name, String template) {
        return switch (name) {
            case "jsonpath" -> new JsonPath(required(template), false);
            case "jsonpath-as-json" -> new JsonPath(required(template), true);
            case "go-template", "template" -> new GoTemplate(required(template));
            case "custom-columns" -> {
                if (template.isEmpty()) {
                    throw new PrintException("custom-columns format specified but no custom columns given");
                }
                yield new CustomColumns(template);
            }
            default -> null;
        };
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
