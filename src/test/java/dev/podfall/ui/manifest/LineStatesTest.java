package dev.podfall.ui.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.manifest.SyntaxSpans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStatesTest {
    private final LineStates states = new LineStates();
    private List<String> lines = List.of("");

    /** How many lines were read again when lines were replaced. */
    private int replace(int first, int removed, String... inserted) {
        var next = new ArrayList<>(lines.subList(0, first));
        next.addAll(List.of(inserted));
        next.addAll(lines.subList(first + removed, lines.size()));
        lines = next;
        var read = states.change(first, removed - 1, inserted.length - 1, lines::get);
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
}
