package dev.podfall.api.meta;

import dev.podfall.api.tree.Tree;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them: RFC 3339, in UTC, whole seconds. */
public final class Times {
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
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
