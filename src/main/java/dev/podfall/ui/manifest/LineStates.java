package dev.podfall.ui.manifest;

import dev.podfall.manifest.SyntaxSpans;
import dev.podfall.manifest.SyntaxSpans.Line;
import dev.podfall.manifest.SyntaxSpans.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Knows in which state each line of a text ends, so that after a change only lines that look different are read again. */
final class LineStates {
    private final List<State> ends = new ArrayList<>();

    /** Where reading goes on, with the line up to which it has to. */
    private final TreeMap<Integer, Integer> behind = new TreeMap<>();

    LineStates() {
        ends.add(State.START);
    }

    /**
     * The colours that are new after a change; there may be more of them farther down ({@link #isBehind}).
     *
     * @param first the line in which it begins
     * @param removed how many line breaks went
     * @param inserted how many line breaks came
     * @param line gives the text's lines as they are now
     * @param most so many lines are read at a time
     * @return of the lines from {@code first} on, as many as have changed
     */
    List<Line> change(int first, int removed, int inserted, IntFunction<String> line, int most) {
        if (removed > 0) {
            ends.subList(first, first + removed).clear();
        }
        if (inserted > 0) {
            ends.addAll(first, java.util.Collections.nCopies(inserted, State.START));
        }
        if (removed != inserted && !behind.isEmpty()) {
            var shifted = new TreeMap<Integer, Integer>();
            behind.forEach((from, least) ->
                    shifted.put(shifted(from, first, removed, inserted), shifted(least, first, removed, inserted)));
            behind.clear();
            behind.putAll(shifted);
        }
        return read(first, first + inserted, line, most);
    }

    private static int shifted(int line, int first, int removed, int inserted) {
        return line <= first ? line : Math.max(first, line - removed) + inserted;
    }

    private List<Line> read(int first, int least, IntFunction<String> line, int most) {
        var out = new ArrayList<Line>();
        var before = first == 0 ? State.START : ends.get(first - 1);
        for (int i = first; i < ends.size(); i++) {
            if (out.size() == most) {
                behind.merge(i, least, Math::max);
                break;
            }
            var read = SyntaxSpans.line(line.apply(i), before);
            out.add(read);
            boolean same = read.end().equals(ends.get(i));
            ends.set(i, read.end());
            before = read.end();
            if (same && i >= least) {
                break;
            }
        }
        return out;
    }

    /** Whether there are lines that may look different, and have not been read again. */
    boolean isBehind() {
        return !behind.isEmpty();
    }

    /** Some of those lines. */
    Stretch next(IntFunction<String> line, int most) {
        var next = behind.pollFirstEntry();
        return next == null || next.getKey() >= ends.size()
                ? new Stretch(0, List.of())
                : new Stretch(next.getKey(), read(next.getKey(), next.getValue(), line, most));
    }

    /** Lines that stand below each other. */
    record Stretch(int first, List<Line> lines) {}

    /** A line's colours as they were found last. */
    Line read(int index, String text) {
        return SyntaxSpans.line(text, index == 0 ? State.START : ends.get(index - 1));
    }
}
