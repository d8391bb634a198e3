package dev.podfall.ui.frame;

import dev.podfall.ui.text.Words;

/** What a branch is called: as somebody has named it, else by its number. */
public final class BranchText {
    private BranchText() {}

    /** @param name empty if nobody has named it */
    public static String name(long number, String name) {
        return name.isEmpty() ? Words.of("branch.number", number) : name;
    }
}
