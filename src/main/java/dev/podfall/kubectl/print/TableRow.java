package dev.podfall.kubectl.print;

import dev.podfall.api.meta.KubeObject;
import java.time.Instant;
import java.util.List;

/**
 * An object's row in the table that the server makes of it, before kubectl lays it out.
 *
 * <p>Upstream: pkg/printers/internalversion/printers.go, {@code TableColumnDefinition}.
 * <br>Differs: all cells are text.
 *
 * @param headers as the server names the columns: {@code Nominated Node}
 * @param wide which of them only {@code -o wide} shows
 */
public record TableRow(List<String> headers, List<Boolean> wide, List<String> cells) {
    public TableRow {
        headers = List.copyOf(headers);
        wide = List.copyOf(wide);
        cells = List.copyOf(cells);
    }

    /** The object's row at a time. */
    public static TableRow of(KubeObject object, Instant now) {
        var columns = TableColumns.of(object.kind(), true);
        return new TableRow(
                columns.stream().map(TableColumns.Column::title).toList(),
                columns.stream().map(TableColumns.Column::wideOnly).toList(),
                columns.stream().map(column -> column.cell().apply(object, now)).toList());
    }
}
