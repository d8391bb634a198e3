package dev.podfall.kubectl.print;

import java.util.List;

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
     * What {@code -o} and {@code --template} ask for together.
     *
     * @throws PrintException in kubectl's words if there is no such format
     */
    static OutputFormat parse(String text, String template) {
        boolean takesTemplate = text.isEmpty()
                || List.of("go-template", "template", "jsonpath", "jsonpath-as-json")
                        .contains(text);
        return template.isEmpty() || !takesTemplate
                ? parse(text)
                : parse((text.isEmpty() ? "go-template" : text) + "=" + template);
    }

    /**
     * What follows {@code -o}; the empty text asks for a table.
     *
     * @throws PrintException in kubectl's words if there is no such format
     */
    static OutputFormat parse(String text) {
        int eq = text.indexOf('=');
        var name = eq < 0 ? text : text.substring(0, eq);
        var rest = eq < 0 ? "" : text.substring(eq + 1);
        if (eq < 0) {
            switch (name) {
                case "" -> {
                    return TABLE;
                }
                case "wide" -> {
                    return new Table(true);
                }
                case "name" -> {
                    return new Name();
                }
                case "yaml" -> {
                    return new Yaml();
                }
                case "json" -> {
                    return new Json();
                }
                default -> {
                    // Either takes a template, or is none.
                }
            }
        }
        return switch (name) {
            case "jsonpath" -> new JsonPath(template(rest), false);
            case "jsonpath-as-json" -> new JsonPath(template(rest), true);
            case "go-template", "template" -> new GoTemplate(template(rest));
            case "custom-columns" -> {
                if (rest.isEmpty()) {
                    throw new PrintException("custom-columns format specified but no custom columns given");
                }
                yield new CustomColumns(rest);
            }
            default ->
                throw new PrintException("unable to match a printer suitable for the output format \"" + text
                        + "\", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,"
                        + "json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml");
        };
    }

    private static String template(String template) {
        if (template.isEmpty()) {
            throw new PrintException("template format specified but no template given");
        }
        return template;
    }
}
