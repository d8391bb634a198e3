package dev.podfall.kubectl.print;

import dev.podfall.api.meta.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A description while it is written: lines of a field and its value, aligned, at levels of two blanks.
 *
 * <p>Upstream: staging/src/k8s.io/kubectl/pkg/describe/describe.go, {@code PrefixWriter} and the multi-line printers.
 * <br>Differs: in nothing that we know of.
 */
final class Description {
    private static final int LONGEST_ANNOTATION = 140;
    static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final TabWriter lines = TabWriter.forDescriptions();

    /** Writes a line at a level; cells end at tabs. */
    Description line(int level, String text) {
        lines.write("  ".repeat(level)).write(text).write("\n");
        return this;
    }

    Description field(int level, String name, Object value) {
        return line(level, name + ":\t" + value);
    }

    Description raw(String text) {
        lines.write(text);
        return this;
    }

    Description labels(String title, Labels labels) {
        var entries = new ArrayList<String>();
        labels.forEach((key, value) -> entries.add(key + "=" + value));
        return list(title, entries);
    }

    /** One entry a line, all in the second column. */
    Description list(String title, List<String> entries) {
        lines.write(title + ":\t");
        if (entries.isEmpty()) {
            lines.write("<none>\n");
        }
        for (int i = 0; i < entries.size(); i++) {
            lines.write((i == 0 ? "" : "\t") + entries.get(i) + "\n");
        }
        return this;
    }

    /** Without what {@code apply} noted. */
    Description annotations(String title, Labels annotations) {
        var shown = annotations.without(LAST_APPLIED);
        lines.write(title + ":\t");
        if (shown.isEmpty()) {
            lines.write("<none>\n");
        }
        boolean first = true;
        for (var entry : shown.asMap().entrySet()) {
            lines.write(first ? "" : "\t");
            first = false;
            var value = entry.getValue().endsWith("\n")
                    ? entry.getValue().substring(0, entry.getValue().length() - 1)
                    : entry.getValue();
            if (value.length() + entry.getKey().length() + 2 > LONGEST_ANNOTATION || value.contains("\n")) {
                lines.write(entry.getKey() + ":\n");
                for (var part : value.split("\n", -1)) {
                    lines.write("\t  " + shortened(part) + "\n");
                }
            } else {
                lines.write(entry.getKey() + ": " + value + "\n");
            }
        }
        return this;
    }

    /** A line that is not longer than an annotation may be. */
    static String cut(String text) {
        return text.length() > LONGEST_ANNOTATION ? text.substring(0, LONGEST_ANNOTATION) + "..." : text;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_ANNOTATION - 2 ? text.substring(0, LONGEST_ANNOTATION - 2) + "..." : text;
    }

    /** {@code Sun, 22 Nov 2026 17:39:16 +0000} */
    static String time(@Nullable Instant time) {
        return time == null ? "Mon, 01 Jan 0001 00:00:00 +0000" : RFC_1123.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Not aligned: {@code rollout history} and an undo's dry run write tabs. */
    String unaligned() {
        return escaped(lines.unaligned());
    }

    @Override
    public String toString() {
        return escaped(lines.toString());
    }

    /** What would act on a terminal is made visible. */
    private static String escaped(String text) {
        return text.replace("\u001b", "^[").replace("\r", "\\r");
    }
}
