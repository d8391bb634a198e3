package dev.podfall.ui.events;

import dev.podfall.client.Explanation;
import dev.podfall.language.Phrase;
import dev.podfall.store.WatchEvent;
import java.util.Locale;
import java.util.regex.Pattern;

/** What sorts of decisions and writes are called where an Event has its reason. */
final class DecisionNames {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private DecisionNames() {}

    static Phrase of(Explanation explanation) {
        return Phrase.of(key(explanation.getClass()));
    }

    /** The key of the name of a sort of decision: the record's name, in small letters. */
    static String key(Class<?> sort) {
        return "events.decision."
                + HUMP.matcher(sort.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    static Phrase of(WatchEvent.Type type) {
        return Phrase.of(
                switch (type) {
                    case ADDED -> "events.change.added";
                    case MODIFIED -> "events.change.modified";
                    case DELETED -> "events.change.deleted";
                });
    }
}
