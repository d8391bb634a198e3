package dev.podfall.ui.console;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.ui.text.Words;

/**
 * A line that was run.
 *
 * @param number counts from 1
 * @param tried whether it was suggested: it stands out until the next one
 * @param look what to look at once it has run, in the words of whoever suggested it; may be empty
 */
public record ConsoleEntry(int number, ConsoleLine line, boolean tried, String look) {

    ConsoleEntry(int number, ConsoleLine line) {
        this(number, line, false, "");
    }

    /** What is written above its output, with its line break. */
    public String heading() {
        var command = "$ " + line.text();
        return (line.note().isEmpty() ? command : Words.of("console.noted", command, line.note())) + "\n";
    }
}
