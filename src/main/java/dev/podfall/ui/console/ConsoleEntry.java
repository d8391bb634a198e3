package dev.podfall.ui.console;

import dev.podfall.kubectl.ConsoleLine;

/**
 * A line that was run.
 *
 * @param number counts from 1
 */
public record ConsoleEntry(int number, ConsoleLine line) {

    /** What is written above its output, with its line break. */
    public String heading() {
        var note = line.note().isEmpty() ? "" : "   # " + line.note();
        return "$ " + line.text() + note + "\n";
    }
}
