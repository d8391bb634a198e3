package dev.podfall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table of what learners came to, as it is printed. The first row is its head. */
final class GradeSheet {
    private static final String NEW_LINE = "\n";

    /** What files of such tables have, whatever the system: RFC 4180. */
    private static final String CSV_LINE = "\r\n";

    /** With these a spreadsheet lets a formula begin, or skips them and looks at what follows. */
    private static final String FORMULAS = "=+-@\t\r\n＝＋－＠";

    /** What Markdown would not take for a character of a word. */
    private static final String MARKS = "\\|`*_<>[]";

    private static final int GAP = 3;

    private GradeSheet() {}

    static String csv(List<List<String>> rows) {
        return lines(
                rows,
                CSV_LINE,
                row -> String.join(",", row.stream().map(GradeSheet::cell).toList()));
    }

    /** Quoted where it has to be; what a spreadsheet would take for a formula is a text. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    static String markdown(List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        rows.forEach(row -> all.add(row.stream().map(GradeSheet::inMarkdown).toList()));
        all.add(1, rows.getFirst().stream().map(_ -> "---").toList());
        return lines(all, NEW_LINE, row -> "| " + String.join(" | ", row) + " |");
    }

    private static String inMarkdown(String cell) {
        var out = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char each = cell.charAt(i);
            if (MARKS.indexOf(each) >= 0) {
                out.append('\\');
            }
            // A row is a line.
            out.append(each == '\n' || each == '\r' ? ' ' : each);
        }
        return out.toString();
    }

    static String table(List<List<String>> rows) {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return lines(rows, NEW_LINE, row -> {
            var out = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                out.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + GAP));
            }
            return out.toString().stripTrailing();
        });
    }

    /** Of a terminal's cells: a Chinese character takes two. */
    private static int width(String text) {
        return text.codePoints()
                .map(point -> Character.isIdeographic(point) || point >= 0xFF00 && point < 0xFF61 ? 2 : 1)
                .sum();
    }

    private static String lines(List<List<String>> rows, String end, Function<List<String>, String> line) {
        var out = new StringBuilder();
        rows.forEach(row -> out.append(line.apply(row)).append(end));
        return out.toString();
    }
}
