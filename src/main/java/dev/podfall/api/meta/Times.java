package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them: RFC 3339, in UTC, whole seconds. */
public final class Times {
    private static final String PLAIN = "0000-00-00T00:00:00Z";

    private Times() {}

    /** Cut to whole seconds, as {@code metav1.Time} is when it is stored. */
    public static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    public static Tree.@Nullable Text toTree(@Nullable Instant time) {
        return time == null ? null : Tree.text(DateTimeFormatter.ISO_INSTANT.format(seconds(time)));
    }

    /** The time at {@code key}, null if there is none or it cannot be read. */
    public static @Nullable Instant at(Tree.Obj tree, String key) {
        var text = tree.text(key);
        if (text == null) {
            return null;
        }
        var plain = plain(text);
        if (plain != null) {
            return plain;
        }
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The time if it is written as {@link #toTree} writes it, as nearly all are: read without a formatter, cheaply. */
    private static @Nullable Instant plain(String text) {
        if (text.length() != PLAIN.length()) {
            return null;
        }
        for (int i = 0; i < PLAIN.length(); i++) {
            char wanted = PLAIN.charAt(i);
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                return null;
            }
        }
        try {
            return LocalDateTime.of(
                            digits(text, 0, 4),
                            digits(text, 5, 7),
                            digits(text, 8, 10),
                            digits(text, 11, 13),
                            digits(text, 14, 16),
                            digits(text, 17, 19))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
