package dev.podfall.ui.outlook;

import dev.podfall.ui.control.Tone;
import java.util.List;

/**
 * What is different between two states. Immutable, compared by content.
 *
 * @param figures the result in a line
 * @param groups who is concerned, by DaemonSet; the last one may be pods that none owns
 * @param notes what else there is to know
 */
public record Outlook(List<Figure> figures, List<Group> groups, List<String> notes) {
    public static final Outlook NOTHING = new Outlook(List.of(), List.of(), List.of());

    public Outlook {
        figures = List.copyOf(figures);
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /** A number and what it counts. */
    public record Figure(Tone tone, String text) {}

    /**
     * A DaemonSet in both states.
     *
     * @param hue of its pods; -1 for pods that no DaemonSet owns
     * @param counters those worth a look, {@code DESIRED 11 → 10}
     */
    public record Group(String name, int hue, List<Figure> counters, List<Row> rows) {
        public Group {
            counters = List.copyOf(counters);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Pods that fare alike.
     *
     * @param where their nodes, or the pods' names
     */
    public record Row(Tone tone, String where, String text) {}
}
