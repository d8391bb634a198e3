package dev.podfall.kubectl.print;

import dev.podfall.api.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code -o custom-columns=NAME:.metadata.name,...}.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/cmd/get/customcolumn.go.
 * <br>Differs: in nothing that we know of.
 */
final class CustomColumns {
    private record Column(String header, String path) {}

    private final List<Column> columns = new ArrayList<>();

    CustomColumns(String spec) {
        for (var part : spec.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new PrintException(
                        "unexpected custom-columns spec: " + part + ", expected <header>:<json-path-expr>");
            }
            columns.add(new Column(part.substring(0, colon), JsonPath.complete(part.substring(colon + 1))));
        }
    }

    void print(List<? extends Tree> documents, boolean noHeaders, StringBuilder out) {
        var table = TabWriter.forTables();
        if (!noHeaders) {
            table.line(columns.stream().map(Column::header).toList());
        }
        try {
            var paths = columns.stream()
                    .map(column -> JsonPath.parse(column.path()))
                    .toList();
            for (var document : documents) {
                table.line(paths.stream().map(path -> cell(path, document)).toList());
            }
        } finally {
            // What stands above the mistake is printed, as upstream does.
            out.append(table);
        }
    }

    private static String cell(JsonPath path, Tree document) {
        var values = path.find(document);
        if (values.isEmpty()) {
            return "<none>";
        }
        return String.join(",", values.stream().map(GoText::of).toList());
    }
}
