package dev.podfall.ui.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text suggests to try, in the comment at its head.
 *
 * @param command of the console
 * @param look what to look at once it has run; may be empty
 */
public record Try(String command, String look) {
    private static final String COMMAND = "$ ";
    /** How far a comment's words are indented that belong to the command above them. */
    private static final int INDENT = 4;

    /**
     * The commands, in order. They stand in lines as {@code #   $ kubectl get ds}; lines below that are indented as far or
     * farther say what to look at.
     */
    public static List<Try> of(String text) {
        var out = new ArrayList<Try>();
        boolean below = false;
        for (var line : (Iterable<String>) text.lines().takeWhile(each -> each.startsWith("#"))::iterator) {
            var words = line.substring(1).strip();
            int indent = line.length() - 1 - line.substring(1).stripLeading().length();
            if (words.startsWith(COMMAND)) {
                out.add(new Try(words.substring(COMMAND.length()).strip(), ""));
                below = true;
            } else if (below && !words.isEmpty() && indent >= INDENT) {
                var last = out.removeLast();
                out.add(new Try(last.command(), (last.look() + " " + words).strip()));
            } else {
                below = false;
            }
        }
        return out;
    }
}
