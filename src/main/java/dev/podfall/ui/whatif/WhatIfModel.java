package dev.podfall.ui.whatif;

import dev.podfall.ui.control.Tone;
import java.util.List;

/**
 * What the box says. Immutable, compared by content: the same model again changes nothing on the screen.
 *
 * @param lines what is staged, then what is being typed
 * @param known whether {@code outlook} belongs to these lines; not while the first one is being worked out
 * @param working whether it takes so long that somebody wants to be told
 */
public record WhatIfModel(List<Line> lines, Outlook outlook, boolean known, boolean working) {
    public static final WhatIfModel EMPTY = new WhatIfModel(List.of(), Outlook.NOTHING, false, false);

    /**
     * @param text the command without the word kubectl
     * @param draft whether it is being typed and not staged yet
     * @param complaint what is wrong with it, in kubectl's words; empty if nothing is
     */
    public record Line(String text, boolean draft, String complaint) {}

    /**
     * What would come of all lines together.
     *
     * @param figures the result in a line
     * @param groups who is concerned, by DaemonSet; the last one may be pods that none owns
     * @param notes what else there is to know
     */
    public record Outlook(List<Figure> figures, List<Group> groups, List<String> notes) {
        static final Outlook NOTHING = new Outlook(List.of(), List.of(), List.of());

        public Outlook {
            figures = List.copyOf(figures);
            groups = List.copyOf(groups);
            notes = List.copyOf(notes);
        }
    }

    /** A number and what it counts. */
    public record Figure(Tone tone, String text) {}

    /**
     * A DaemonSet before and after.
     *
     * @param hue of its pods; -1 for pods that no DaemonSet owns
     * @param counters those that change, {@code DESIRED 11 → 10}
     */
    public record Group(String name, int hue, List<String> counters, List<Row> rows) {}

    /**
     * What becomes of pods that fare alike.
     *
     * @param where their nodes, or the pods' names
     */
    public record Row(Tone tone, String where, String text) {}

    public WhatIfModel {
        lines = List.copyOf(lines);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** How many lines are staged. */
    public int staged() {
        return (int) lines.stream().filter(line -> !line.draft()).count();
    }
}
