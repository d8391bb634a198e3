package dev.podfall.kubectl;

import dev.podfall.kubectl.print.OutputFormat;
import java.util.List;

/**
 * The lines between the YAML documents of one command.
 *
 * <p>Upstream: cli-runtime/pkg/printers/yaml.go, {@code printCount}; verbs that make a printer for each object write none.
 * <br>Differs: in nothing that we know of.
 */
final class DocumentBreaks {
    private static final List<String> ONE_PRINTER = List.of("create", "annotate", "set", "replace");

    private boolean hasBegun;

    /** What stands before the next document. */
    String next(String verb, OutputFormat format) {
        boolean between =
                hasBegun && format instanceof OutputFormat.Yaml && ONE_PRINTER.contains(verb.split(" ", 2)[0]);
        hasBegun = true;
        return between ? "---\n" : "";
    }
}
