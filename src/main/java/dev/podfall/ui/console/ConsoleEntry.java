package dev.podfall.ui.console;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.ui.text.Words;

/**
 * A line that was run.
 *
 * @param number counts from 1
 */
public record ConsoleEntry(int number, ConsoleLine line) {

    /** What is written above its output, with its line break. */
    public String heading() {
        var command = "$ " + line.text();
        return (line.note().isEmpty() ? command : Words.of("console.noted", command, line.note())) + "\n";
    }
}
