package dev.podfall.ui.whatif;

import dev.podfall.ui.outlook.Outlook;
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
