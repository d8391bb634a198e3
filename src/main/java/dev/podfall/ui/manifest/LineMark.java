package dev.podfall.ui.manifest;

import dev.podfall.manifest.Severity;
import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.manifest.SyntaxSpans.Span;
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

    /** By line, counted from 0. The worst of a line's findings gives it its colour. */
    static TreeMap<Integer, LineMark> of(List<FindingRow> rows) {
        var out = new TreeMap<Integer, LineMark>();
        for (var row : rows) {
            int line = Math.max(1, row.finding().line()) - 1;
            int from = Math.max(1, row.finding().column()) - 1;
            out.merge(line, new LineMark(row.severity(), from, List.of(row)), LineMark::and);
        }
        return out;
    }

    private LineMark and(LineMark other) {
        var both = new java.util.ArrayList<>(rows);
        both.addAll(other.rows);
        boolean worse = other.severity.compareTo(severity) < 0;
        return new LineMark(worse ? other.severity : severity, worse ? other.from : from, List.copyOf(both));
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
        rows.forEach(row -> out.append(out.isEmpty() ? "" : "\n\n").append(row.spoken()));
        return out.toString();
    }
}
