package dev.podfall.kubectl.print;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.KubeObject;
import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tables of {@code get}.
 *
 * <p>Upstream: staging/src/k8s.io/cli-runtime/pkg/printers/tableprinter.go; staging/src/k8s.io/kubectl/pkg/cmd/get/get.go.
 * <br>Differs: in nothing that we know of.
 */
final class TablePrinter implements Printer {
    private final OutputFormat.Table format;
    private final PrintOptions options;

    TablePrinter(OutputFormat.Table format, PrintOptions options) {
        this.format = format;
        this.options = options;
    }

    @Override
    public void print(List<? extends KubeObject> objects, boolean single, StringBuilder out) {
        int from = 0;
        while (from < objects.size()) {
            var kind = objects.get(from).kind();
            int to = from;
            while (to < objects.size() && objects.get(to).kind().equals(kind)) {
                to++;
            }
            if (from > 0 && !options.noHeaders()) {
                out.append('\n');
            }
            printKind(kind, objects.subList(from, to), out);
            from = to;
        }
    }

    private void printKind(Kind kind, List<? extends KubeObject> objects, StringBuilder out) {
        var columns = TableColumns.of(kind, format.wide(), options.serverPrint());
        var table = TabWriter.forTables();
        if (!options.noHeaders()) {
            table.line(headers(kind, columns));
        }
        for (var object : objects) {
            table.line(cells(object, columns));
        }
        out.append(table);
    }

    private List<String> headers(Kind kind, List<TableColumns.Column> columns) {
        var out = new ArrayList<String>();
        if (options.withNamespace() && kind.namespaced()) {
            out.add("NAMESPACE");
        }
        columns.forEach(column -> out.add(column.header()));
        for (var label : options.labelColumns()) {
            out.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
        }
        if (options.showLabels()) {
            out.add("LABELS");
        }
        return out;
    }

    private List<String> cells(KubeObject object, List<TableColumns.Column> columns) {
        var out = new ArrayList<String>();
        if (options.withNamespace() && object.kind().namespaced()) {
            out.add(object.namespace());
        }
        for (var column : columns) {
            var cell = column.cell().apply(object, options.now());
            boolean name = column.header().equals("NAME") && options.withKind();
            out.add(oneLine(name ? object.kind().qualifiedSingular() + "/" + cell : cell));
        }
        for (var label : options.labelColumns()) {
            @Nullable String value = object.meta().labels().get(label);
            out.add(value == null ? "" : value);
        }
        if (options.showLabels()) {
            out.add(
                    object.meta().labels().isEmpty()
                            ? "<none>"
                            : object.meta().labels().toString());
        }
        return out;
    }

    private static String oneLine(String cell) {
        int end = cell.indexOf('\n');
        return end < 0 ? cell : cell.substring(0, end) + "...";
    }

    @Override
    public void print(Tree.Obj document, StringBuilder out) {
        out.append(Documents.name(document)).append('\n');
    }
}
