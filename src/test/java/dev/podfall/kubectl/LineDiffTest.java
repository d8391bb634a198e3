package dev.podfall.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    private static List<String> signs(List<String> before, List<String> after) {
        return LineDiff.of(before, after).stream()
                .map(line -> line.sign() + line.text())
                .toList();
    }

    private static List<String> side(List<LiveDiff.Line> lines, char other) {
        return lines.stream()
                .filter(line -> line.sign() != other)
                .map(LiveDiff.Line::text)
                .toList();
    }

    private static List<String> numbers(int count, int step) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i * step).toList();
    }

    @Test
    void isTheShortestOfSmallTexts() {
        assertThat(signs(List.of("a", "b", "c", "d"), List.of("a", "c", "x", "d")))
                .containsExactly(" a", "-b", " c", "+x", " d");
    }

    @Test
    void eitherSideMayBeEmpty() {
        assertThat(signs(List.of(), List.of("a"))).containsExactly("+a");
        assertThat(signs(List.of("a"), List.of())).containsExactly("-a");
        assertThat(signs(List.of(), List.of())).isEmpty();
    }

    @Test
    void bothSidesCanBeReadOutOfIt() {
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int words = 1 + random.nextInt(40);
            var before = new ArrayList<String>();
            var after = new ArrayList<String>();
            for (int n = random.nextInt(1_200); n > 0; n--) {
                before.add("w" + random.nextInt(words));
                after.add("w" + random.nextInt(words));
            }
            var lines = LineDiff.of(before, after);
            assertThat(side(lines, '+')).isEqualTo(before);
            assertThat(side(lines, '-')).isEqualTo(after);
        }
    }

    @Test
    void linesThatStandOnceHoldLargeTextsInPlace() {
        var before = numbers(60_000, 1);
        var after = numbers(30_000, 2);
        var lines = LineDiff.of(before, after);
        assertThat(side(lines, '+')).isEqualTo(before);
        assertThat(side(lines, '-')).isEqualTo(after);
        assertThat(lines.stream().filter(line -> line.sign() == ' ')).hasSize(30_000);
    }
}
