package dev.podfall.kubectl.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns columns: cells end at tabs, a column reaches over the neighbouring lines that have a cell there. What stands
 * after the last tab of a line is not aligned.
 *
 * <p>Upstream: Go's text/tabwriter {@code Writer}, padding with blanks and no flags.
 * <br>Differs: in nothing that we know of.
 */
public final class TabWriter {
    private final int minWidth;
    private final int padding;
    private final StringBuilder text = new StringBuilder();

    public TabWriter(int minWidth, int padding) {
        this.minWidth = minWidth;
        this.padding = padding;
    }

    /** As tables of {@code get} are written. */
    public static TabWriter forTables() {
        return new TabWriter(6, 3);
    }

    /** As descriptions and histories are written. */
    public static TabWriter forDescriptions() {
        return new TabWriter(0, 2);
    }

    public TabWriter write(String more) {
        text.append(more);
        return this;
    }

    /** Writes one line of cells. The last one is not aligned: let it be empty if it should be. */
    public TabWriter line(List<String> cells) {
        text.append(String.join("\t", cells)).append('\n');
        return this;
    }

    /** All that was written as it was written, tabs and all. */
    String unaligned() {
        return text.toString();
    }

    /** All that was written, aligned. */
    @Override
    public String toString() {
        var lines = new ArrayList<String[]>();
        for (var line : text.toString().split("\n", -1)) {
            lines.add(line.split("\t", -1));
        }
        var out = new StringBuilder();
        format(lines, 0, lines.size(), new ArrayList<>(), out);
        out.setLength(out.length() - 1);
        return out.toString();
    }

    private void format(List<String[]> lines, int from, int to, List<Integer> widths, StringBuilder out) {
        int column = widths.size();
        int start = from;
        for (int i = from; i < to; i++) {
            if (column >= lines.get(i).length - 1) {
                continue;
            }
            writeLines(lines, start, i, widths, out);
            start = i;
            int width = minWidth;
            while (i < to && column < lines.get(i).length - 1) {
                width = Math.max(width, length(lines.get(i)[column]) + padding);
                i++;
            }
            widths.add(width);
            format(lines, start, i, widths, out);
            widths.removeLast();
            start = i;
        }
        writeLines(lines, start, to, widths, out);
    }

    private static void writeLines(List<String[]> lines, int from, int to, List<Integer> widths, StringBuilder out) {
        for (int i = from; i < to; i++) {
            var cells = lines.get(i);
            for (int j = 0; j < cells.length; j++) {
                out.append(cells[j]);
                if (j < widths.size() && j < cells.length - 1) {
                    out.repeat(' ', widths.get(j) - length(cells[j]));
                }
            }
            out.append('\n');
        }
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
