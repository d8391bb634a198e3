package dev.podfall.kubectl.print;

import dev.podfall.api.meta.HumanDuration;
import dev.podfall.api.meta.PrinterColumn;
import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Cells of custom kinds, as their definitions ask for them.
 *
 * <p>Upstream: apiextensions-apiserver pkg/registry/customresource/tableconvertor/tableconvertor.go.
 * <br>Differs: in nothing that we know of.
 */
final class CustomCells {
    private CustomCells() {}

    static String cell(PrinterColumn column, Tree.Obj object, Instant now) {
        String text;
        try {
            text = JsonPath.parse("{" + column.jsonPath() + "}").text(object);
        } catch (PrintException e) {
            return "<none>";
        }
        if (text.isEmpty()) {
            return column.type().equals("date") ? "<unknown>" : "";
        }
        return column.type().equals("date") ? since(text, now) : text;
    }

    private static String since(String text, Instant now) {
        try {
            return HumanDuration.since(Instant.parse(text), now);
        } catch (DateTimeParseException e) {
            return "<invalid>";
        }
    }
}
