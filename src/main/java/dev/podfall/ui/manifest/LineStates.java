package dev.podfall.ui.manifest;

import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.manifest.SyntaxSpans.Line;
import dev.podfall.manifest.SyntaxSpans.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Knows in which state each line of a text ends, so that after a change only lines that look different are read again. */
final class LineStates {
    private final List<State> ends = new ArrayList<>();

    LineStates() {
        ends.add(State.START);
    }

    /**
     * The colours that are new after a change.
     *
     * @param first the line in which it begins
     * @param removed how many line breaks went
     * @param inserted how many line breaks came
     * @param line gives the text's lines as they are now
     * @return of the lines from {@code first} on, as many as have changed
     */
    List<Line> change(int first, int removed, int inserted, IntFunction<String> line) {
        if (removed > 0) {
            ends.subList(first, first + removed).clear();
        }
        if (inserted > 0) {
            ends.addAll(first, java.util.Collections.nCopies(inserted, State.START));
        }
        var out = new ArrayList<Line>();
        var before = first == 0 ? State.START : ends.get(first - 1);
        for (int i = first; i < ends.size(); i++) {
            var read = SyntaxSpans.line(line.apply(i), before);
            out.add(read);
            boolean same = read.end().equals(ends.get(i));
            ends.set(i, read.end());
            before = read.end();
            if (same && i >= first + inserted) {
                break;
            }
        }
        return out;
    }

    /** A line's colours as they were found last. */
    Line read(int index, String text) {
        return SyntaxSpans.line(text, index == 0 ? State.START : ends.get(index - 1));
    }
}
