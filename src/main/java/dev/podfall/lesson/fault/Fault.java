package dev.podfall.lesson.fault;

import dev.podfall.lesson.Text;
import java.util.List;

/**
 * Something that can go wrong in a cluster. Its lines and texts name what it is done to in braces, as {@code {node}}; where
 * there is no such thing the fault does not apply.
 *
 * @param id its file's name
 * @param isNewWanted whether the agents are to run the image that the fault itself gives them
 * @param uses names that have to mean something, besides those in its lines
 * @param lines that do it
 * @param hints from a question to the command
 * @param mend lines that mend it
 * @param also others that do
 * @param recap what it was
 */
public record Fault(
        String id,
        boolean isNewWanted,
        List<String> uses,
        List<String> lines,
        List<Text> hints,
        List<String> mend,
        List<List<String>> also,
        Text recap) {
    public Fault {
        uses = List.copyOf(uses);
        lines = List.copyOf(lines);
        hints = List.copyOf(hints);
        mend = List.copyOf(mend);
        also = also.stream().map(List::copyOf).toList();
    }
}
