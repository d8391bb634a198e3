package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.manifest.SyntaxSpans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineStatesTest {
    private final LineStates states = new LineStates();
    private List<String> lines = List.of("");

    /** How many lines were read again when lines were replaced. */
    private int replace(int first, int removed, String... inserted) {
        var next = new ArrayList<>(lines.subList(0, first));
        next.addAll(List.of(inserted));
        next.addAll(lines.subList(first + removed, lines.size()));
        lines = next;
        var read = states.change(first, removed - 1, inserted.length - 1, lines::get, Integer.MAX_VALUE);
        var all = SyntaxSpans.of(String.join("\n", lines));
        assertThat(read).isEqualTo(all.subList(first, first + read.size()));
        for (int i = 0; i < lines.size(); i++) {
            assertThat(states.read(i, lines.get(i))).isEqualTo(all.get(i));
        }
        return read.size();
    }

    @Test
    void aChangedLineIsReadAlone() {
        replace(0, 1, "a: 1", "b: 2", "c: 3");
        assertThat(replace(1, 1, "b: true")).isEqualTo(1);
    }

    @Test
    void aTextThatBeginsReachesToItsEnd() {
        replace(0, 1, "a: 1", "b: x", "  c", "  d", "e: 1", "f: 2");
        assertThat(replace(1, 1, "b: |")).isEqualTo(4);
    }

    @Test
    void linesComeAndGo() {
        replace(0, 1, "a: 1", "b: 2", "c: 3", "d: 4");
        assertThat(replace(1, 2, "x: 'y", "  z", "  z'", "w: 0")).isEqualTo(4);
        replace(0, 3, "");
    }

    /** However little is read at a time, and whatever is typed meanwhile, in the end all lines look as if read at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40})
    void whatIsReadLittleByLittleIsReadInTheEnd(int most) {
        var random = new Random(most);
        var pieces = List.of("a: 1", "b: |", "  text", "c: [1,", "d: 2]", "e: 'x", "y'", "# remark", "", "- f: \"g");
        var seen = new ArrayList<SyntaxSpans.Line>();
        replace(0, 1, "a: 1");
        seen.add(SyntaxSpans.of("a: 1").getFirst());
        for (int edit = 0; edit < 300; edit++) {
            int first = random.nextInt(lines.size());
            int removed = 1 + random.nextInt(Math.min(3, lines.size() - first));
            var inserted = new ArrayList<String>();
            for (int i = 0, count = 1 + random.nextInt(lines.size() > 60 ? 1 : 6); i < count; i++) {
                inserted.add(pieces.get(random.nextInt(pieces.size())));
            }
            var next = new ArrayList<>(lines.subList(0, first));
            next.addAll(inserted);
            next.addAll(lines.subList(first + removed, lines.size()));
            lines = next;
            seen.subList(first, first + removed).clear();
            seen.addAll(first, Collections.nCopies(inserted.size(), null));
            put(seen, first, states.change(first, removed - 1, inserted.size() - 1, lines::get, most));
            for (int i = 0, turns = random.nextInt(3); i < turns && states.isBehind(); i++) {
                var stretch = states.next(lines::get, most);
                put(seen, stretch.first(), stretch.lines());
            }
        }
        while (states.isBehind()) {
            var stretch = states.next(lines::get, most);
            put(seen, stretch.first(), stretch.lines());
        }
        assertThat(seen).isEqualTo(SyntaxSpans.of(String.join("\n", lines)));
    }

    private static void put(List<SyntaxSpans.Line> seen, int first, List<SyntaxSpans.Line> read) {
        for (int i = 0; i < read.size(); i++) {
            seen.set(first + i, read.get(i));
        }
    }
}
