package dev.podfall.ui.events;

import dev.podfall.api.meta.Kind;
import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param step the number of the step that it is part of
 * @param time since the session's beginning
 * @param actor who did it; the user, or a component by its own name
 * @param reason an Event's own, or what sort of decision or write it was; nothing for what the user did
 * @param node the node that it has to do with; empty if with none
 * @param daemonSet the DaemonSet that it has to do with; null if with none
 */
public record EventLine(
        long step,
        Duration time,
        Sort sort,
        Phrase actor,
        Phrase reason,
        Kind kind,
        ObjectKey object,
        String node,
        @Nullable ObjectKey daemonSet,
        Phrase message,
        boolean warning) {

    /** What a line is. */
    public enum Sort {
        /** A core/v1 Event. */
        EVENT,
        /** What a controller or the scheduler decided, and why. */
        DECISION,
        /** What the user did. */
        ACT,
        /** Any other write. */
        WRITE
    }

    /** {@code pod/agent-x7k2p}; empty if it is about none. */
    public String objectText() {
        return object.name().isEmpty() ? "" : kind.singular() + "/" + object.name();
    }

    /**
     * Whether the line says it, as it is read in these words.
     *
     * @param lowerCaseText not empty
     */
    boolean contains(String lowerCaseText, Wording words) {
        return has(words.say(message), lowerCaseText)
                || has(object.name(), lowerCaseText)
                || has(words.say(reason), lowerCaseText)
                || has(words.say(actor), lowerCaseText)
                || has(node, lowerCaseText)
                || kind.singular().contains(lowerCaseText);
    }

    private static boolean has(String text, String part) {
        char lower = part.charAt(0);
        char upper = Character.toUpperCase(lower);
        int last = text.length() - part.length();
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            // Nearly no place begins right: the exact comparison is for those that do.
            if ((c == lower || c == upper) && text.regionMatches(true, i, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }
}
