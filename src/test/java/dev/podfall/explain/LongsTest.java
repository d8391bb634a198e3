package dev.podfall.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongsTest {
    private static Longs upTo(int count) {
        var out = Longs.EMPTY;
        for (int i = 0; i < count; i++) {
            out = out.plus(2L * i);
        }
        return out;
    }

    @Test
    void itGrowsAndWhatWasGivenOutStays() {
        var expected = new ArrayList<Long>();
        var longs = Longs.EMPTY;
        for (int i = 0; i < 3_000; i++) {
            var before = longs;
            longs = longs.plus(i * 7L);
            expected.add(i * 7L);
            assertThat(before.size()).isEqualTo(i);
        }
        assertThat(longs).isEqualTo(expected);
    }

    @Test
    void aBeginningGoesOnByItself() {
        for (int count : List.of(0, 1, 1_023, 1_024, 1_025, 2_500)) {
            var longs = upTo(2_500);
            var other = longs.first(count).plus(-1).plus(-2);
            assertThat(other).hasSize(count + 2).endsWith(-1L, -2L);
            assertThat(other.first(count)).isEqualTo(upTo(count));
            assertThat(longs).isEqualTo(upTo(2_500));
        }
    }

    @Test
    void howManyAreNotGreater() {
        var longs = upTo(2_000);
        assertThat(longs.countUpTo(-1)).isZero();
        assertThat(longs.countUpTo(0)).isEqualTo(1);
        assertThat(longs.countUpTo(2_047)).isEqualTo(1_024);
        assertThat(longs.countUpTo(2_048)).isEqualTo(1_025);
        assertThat(longs.countUpTo(Long.MAX_VALUE)).isEqualTo(2_000);
    }

    @Test
    void thereIsNothingBehindTheEnd() {
        assertThatThrownBy(() -> upTo(3).at(3)).hasMessage("number 3 of 3");
    }
}
