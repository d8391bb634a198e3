package dev.podfall.ui.events;

import dev.podfall.api.meta.Kind;
import dev.podfall.language.Wording;
import dev.podfall.ui.events.EventLine.Sort;
import dev.podfall.ui.frame.Selection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are shown.
 *
 * @param text what a line has to contain, lower case; empty for all
 * @param kind what a line has to be about; null for all
 * @param follow the selection that a line has to do with; null for all
 */
public record EventFilter(
        Depth depth, String text, @Nullable Kind kind, boolean warningsOnly, Selection.@Nullable Choice follow) {

    /** How much is shown. */
    public enum Depth {
        EVENTS,
        DECISIONS,
        EVERYTHING
    }

    public static final EventFilter ALL_EVENTS = new EventFilter(Depth.EVENTS, "", null, false, null);

    public EventFilter {
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    /** @param words in which somebody reads the lines and typed the text */
    boolean lets(EventLine line, Wording words) {
        if (!deepEnough(line.sort()) || (kind != null && line.kind() != kind) || (warningsOnly && !line.warning())) {
            return false;
        }
        return (follow == null || concerns(line, follow)) && (text.isEmpty() || line.contains(text, words));
    }

    private boolean deepEnough(Sort sort) {
        return switch (sort) {
            case EVENT, ACT -> true;
            case DECISION -> depth != Depth.EVENTS;
            case WRITE -> depth == Depth.EVERYTHING;
        };
    }

    private static boolean concerns(EventLine line, Selection.Choice choice) {
        if (choice.focus() == Kind.NODE) {
            return line.node().equals(choice.node());
        }
        if (choice.focus() == Kind.DAEMON_SET) {
            return choice.daemonSet() != null && choice.daemonSet().equals(line.daemonSet());
        }
        if (choice.focus() == Kind.POD) {
            return line.kind() == Kind.POD && line.object().equals(choice.pod());
        }
        return true;
    }
}
