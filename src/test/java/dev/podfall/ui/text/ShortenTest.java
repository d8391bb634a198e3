package dev.podfall.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortenTest {
    /** Every code point is as wide as every other. */
    private static final Shorten.Ruler COUNTED = text -> text.codePointCount(0, text.length());
    /** Han is twice as wide as Latin, as in a font for code. */
    private static final Shorten.Ruler WIDE = text ->
            text.codePoints().map(c -> Character.isIdeographic(c) ? 12 : 6).sum();

    @ParameterizedTest
    @CsvSource({
        "zone=a, 10, zone=a",
        "node-role.kubernetes.io/control-plane:NoSchedule, 60, node-role.kubernetes.io/control-plane:NoSchedule",
        "node-role.kubernetes.io/control-plane:NoSchedule, 28, …/control-plane:NoSchedule",
        "node-role.kubernetes.io/control-plane:NoSchedule, 20, con…plane:NoSchedule",
        "node-role.kubernetes.io/control-plane:NoSchedule, 16, c…ane:NoSchedule",
        "node.kubernetes.io/not-ready:NoExecute, 9, not-ready",
        "node.kubernetes.io/unschedulable:NoSchedule, 9, uns…lable",
        "example.com/a-very-long-key-indeed, 16, …/a-ve…ey-indeed",
        "path=a/b.c, 10, path=a/b.c",
    })
    void qualifiedNamesLoseTheirDomainFirst(String text, int max, String expected) {
        assertThat(Shorten.qualified(text, COUNTED, max)).isEqualTo(expected);
    }

    @Test
    void oneLineIsOneLine() {
        assertThat(Shorten.oneLine("升级 𠮷 it's {0}")).isEqualTo("升级 𠮷 it's {0}");
        assertThat(Shorten.oneLine("a\nb\r\tc\u0007d\u2028𠮷")).isEqualTo("a b  c d 𠮷");
        assertThat(Shorten.oneLine("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.5, Double.NaN, Double.NEGATIVE_INFINITY})
    void whereThereIsNoRoomAnEllipsisIsLeft(double room) {
        for (var text : List.of("worker-1", "𠮷龘", "\u202E\u05D0bc", "a.b/c=d:NoSchedule", "x".repeat(100_000))) {
            assertThat(Shorten.middle(text, COUNTED, room)).isEqualTo("…");
            assertThat(Shorten.end(text, COUNTED, room)).isEqualTo("…");
            assertThat(Shorten.qualified(text, COUNTED, room)).isEqualTo("…");
        }
        assertThat(Shorten.middle("", COUNTED, 0)).isEmpty();
    }

    @Test
    void namesKeepTheirEnds() {
        assertThat(Shorten.middle("ip-10-0-112-217.eu-central-1.compute.internal", COUNTED, 20))
                .isEqualTo("ip-10-0…ute.internal");
        assertThat(Shorten.middle("abc", COUNTED, 1)).isEqualTo("…");
    }

    @Test
    void whatFitsIsMeasuredAndNotCounted() {
        assertThat(Shorten.end("升级 fluent-bit 到 3.1", WIDE, 66)).isEqualTo("升级 fluen…");
        assertThat(Shorten.end("upgrade to 3.1", WIDE, 66)).isEqualTo("upgrade to…");
        assertThat(Shorten.middle("节点池甲乙丙丁", WIDE, 66)).isEqualTo("节点…乙丙丁");
        assertThat(Shorten.end("升级", WIDE, 24)).isEqualTo("升级");
    }

    @Test
    void noCharacterIsCutInHalf() {
        var family = "👨‍👩‍👧";
        var text = "a" + family + "😀e\u0301z" + family + "b";
        for (int room = 1; room < 20; room++) {
            for (var cut : new String[] {Shorten.end(text, COUNTED, room), Shorten.middle(text, COUNTED, room)}) {
                var rest = cut.replace(family, "").replace("😀", "").replace("e\u0301", "");
                assertThat(rest).as("%s in %d", cut, room).matches("[az…b]*");
                assertThat(COUNTED.width(cut)).isLessThanOrEqualTo(room);
            }
            assertThat(Shorten.atMost(text, room)
                            .replace(family, "")
                            .replace("😀", "")
                            .replace("e\u0301", ""))
                    .matches("[az…b]*");
        }
    }

    @Test
    void ofWhatIsMuchTooLongOnlyALittleIsMeasured() {
        var measured = new java.util.concurrent.atomic.AtomicLong();
        Shorten.Ruler counting = text -> {
            measured.addAndGet(text.length());
            return COUNTED.width(text);
        };
        assertThat(Shorten.end("x".repeat(200_000), counting, 10)).isEqualTo("x".repeat(9) + "…");
        assertThat(measured.get()).isLessThan(1000);
    }

    @Test
    void amountsAreLimitedByCharacters() {
        assertThat(Shorten.atMost("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Shorten.atMost("abcdef", 4)).isEqualTo("abc…");
    }
}
