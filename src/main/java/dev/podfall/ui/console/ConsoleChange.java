package dev.podfall.ui.console;

/** Something new to see in the console. */
public sealed interface ConsoleChange {

    /** How a piece of text is meant. */
    enum Tone {
        OUTPUT,
        ERROR,
        /** Not the command's words: what to look at. */
        LOOK
    }

    /** A line begins to run. */
    record Began(ConsoleEntry entry) implements ConsoleChange {}

    record Said(ConsoleEntry entry, String text, Tone tone) implements ConsoleChange {}

    record Ended(ConsoleEntry entry, int code) implements ConsoleChange {}

    /** What comes now is about another cluster. */
    record Parted() implements ConsoleChange {}

    record Cleared() implements ConsoleChange {}
}
