package dev.podfall.cli.replay;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.tree.Tree;
import dev.podfall.apiserver.Codec;
import dev.podfall.kubectl.print.OutputFormat;
import dev.podfall.kubectl.print.PrintException;
import dev.podfall.kubectl.print.PrintOptions;
import dev.podfall.kubectl.print.Printer;
import dev.podfall.kubectl.print.TableRow;
import java.time.Instant;
import java.util.ArrayList;

/** Asks kubectl's printers what they make of an object: a table's row, or what a template says. */
final class PrintVectors {
    private static final String DEBUGGING = " Printing more information for debugging the template:";
    private static final String AGE = "Age";

    private PrintVectors() {}

    /** The line with our row; the age moves on, so it stays as recorded. */
    static Tree.Obj row(Tree.Obj line) {
        var kind = Kind.named(line.text("kind", ""));
        if (kind == null) {
            throw new Unplayable("cli.replay.no-kind", line.text("kind", ""));
        }
        var columns = line.texts("columns");
        var recorded = line.list("cells");
        var row = TableRow.of(Codec.decode(kind, line.obj("object")), Instant.parse(line.text("now", "")));
        var cells = new ArrayList<Tree>();
        for (int i = 0; i < row.cells().size(); i++) {
            boolean whole = i < recorded.size() && recorded.get(i) instanceof Tree.Int;
            if (i < columns.size() && columns.get(i).equals(AGE)) {
                cells.add(recorded.get(i));
            } else {
                cells.add(
                        whole
                                ? number(row.cells().get(i))
                                : Tree.text(row.cells().get(i)));
            }
        }
        return line.with("columns", Tree.texts(row.headers()))
                .with("priority", Tree.listOf(row.wide(), wide -> Tree.number(wide ? 1 : 0)))
                .with("cells", Tree.list(cells));
    }

    private static Tree number(String cell) {
        return cell.matches("-?\\d{1,18}") ? Tree.number(Long.parseLong(cell)) : Tree.text(cell);
    }

    /** The line with what our printers make of its object. */
    static Tree.Obj template(Tree.Obj line) {
        var out = new StringBuilder();
        var answer = line.without("error");
        try {
            var format = format(line.text("kind", ""), line.text("template", ""));
            Printer.check(format);
            Printer.of(format, PrintOptions.at(Instant.EPOCH)).print(line.obj("object"), out);
        } catch (PrintException wrong) {
            answer = answer.with(
                    "error", Tree.text(firstSentence(wrong.sentence().toString())));
        }
        return answer.with("output", Tree.text(firstSentence(out.toString())));
    }

    /** As the printers take it: kubectl itself refuses an empty template. */
    private static OutputFormat format(String kind, String template) {
        return switch (kind) {
            case "jsonpath" -> new OutputFormat.JsonPath(template, false);
            case "jsonpath-as-json" -> new OutputFormat.JsonPath(template, true);
            case "go-template" -> new OutputFormat.GoTemplate(template);
            case "custom-columns" -> new OutputFormat.CustomColumns(template);
            default -> throw new Unplayable("cli.replay.no-format", kind);
        };
    }

    private static String firstSentence(String text) {
        int debugging = text.indexOf(DEBUGGING);
        return debugging < 0 ? text : text.substring(0, debugging);
    }
}
