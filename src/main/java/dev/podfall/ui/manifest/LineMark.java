package dev.podfall.ui.manifest;

import dev.podfall.manifest.Severity;
import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.manifest.SyntaxSpans.Span;
import dev.podfall.ui.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said about a line of a text.
 *
 * @param from the first character that it is about
 */
record LineMark(Severity severity, int from, List<FindingRow> rows) {

    /** A tooltip says so many of a line's findings. */
    private static final int SPOKEN = 12;

    LineMark {
        rows = List.copyOf(rows);
    }

    /** By line, counted from 0. The worst of a line's findings gives it its colour. */
    static TreeMap<Integer, LineMark> of(List<FindingRow> rows) {
        var byLine = new TreeMap<Integer, List<FindingRow>>();
        for (var row : rows) {
            int line = Math.max(1, row.finding().line()) - 1;
            byLine.computeIfAbsent(line, key -> new ArrayList<>()).add(row);
        }
        var out = new TreeMap<Integer, LineMark>();
        byLine.forEach((line, some) -> {
            var worst = Collections.min(some, Comparator.comparing(FindingRow::severity));
            out.put(
                    line,
                    new LineMark(worst.severity(), Math.max(1, worst.finding().column()) - 1, some));
        });
        return out;
    }

    String styleClass() {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    String sign() {
        return sign(severity);
    }

    static String sign(Severity severity) {
        return switch (severity) {
            case ERROR -> "✕";
            case WARNING -> "▲";
            case NOTE -> "i";
        };
    }

    /** Where the wave ends: behind what the line says, before a remark. */
    int end(List<Span> spans, String line) {
        @Nullable Span last = null;
        for (var span : spans) {
            if (span.kind() != SyntaxSpans.Kind.COMMENT) {
                last = span;
            }
        }
        int end = last == null ? line.stripTrailing().length() : last.end();
        return Math.max(end, Math.min(line.length(), from + 1));
    }

    String spoken() {
        var out = new StringBuilder();
        rows.stream()
                .limit(SPOKEN)
                .forEach(row -> out.append(out.isEmpty() ? "" : "\n\n").append(row.spoken()));
        if (rows.size() > SPOKEN) {
            out.append("\n\n").append(Words.of("editor.more", rows.size() - SPOKEN));
        }
        return out.toString();
    }
}
