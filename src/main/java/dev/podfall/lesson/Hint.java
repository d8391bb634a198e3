package dev.podfall.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** What a hint says, and which of its lines are for the console: those after a dollar sign. */
public final class Hint {
    private static final String PROMPT = "$ ";

    private Hint() {}

    /** A hint that is nothing but lines of the console. */
    public static String of(List<String> lines) {
        return lines.stream().map(line -> PROMPT + line).collect(Collectors.joining("\n"));
    }

    /** Whether this line of a hint is for the console. */
    public static boolean isCommand(String line) {
        return line.startsWith(PROMPT);
    }

    /** What is written into the console of such a line. */
    public static String command(String line) {
        return line.substring(PROMPT.length());
    }

    /** The lines of a hint that are for the console. */
    public static List<String> commands(String hint) {
        return hint.lines().filter(Hint::isCommand).map(Hint::command).toList();
    }
}
