package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneLayoutTest {
    @Test
    void lanesShareTheHeightThatThereIs() {
        var layout = new LaneLayout(3, 360);
        assertThat(layout.top(3)).isEqualTo(layout.bottom());
        assertThat(layout.furthest()).isZero();
        assertThat(new LaneLayout(3, 420).band()).isGreaterThan(layout.band());
    }

    @Test
    void oneLaneIsNotStretchedWithoutEnd() {
        assertThat(new LaneLayout(1, 900).lane()).isEqualTo(LaneLayout.MOST);
    }

    @Test
    void lanesThatHaveNoRoomAreScrolledTo() {
        var layout = new LaneLayout(4, LaneLayout.LOWEST + 10);
        assertThat(layout.lane()).isEqualTo(LaneLayout.LEAST);
        assertThat(layout.furthest()).isEqualTo(3 * LaneLayout.LEAST - 10);
        double down = layout.revealing(3, 0);
        assertThat(layout.top(4) - down).isEqualTo(layout.bottom());
        assertThat(layout.revealing(0, down)).isZero();
    }

    @Test
    void nothingThatIsWrittenBesideTheLineLiesOnTheBand() {
        for (int height = (int) LaneLayout.LOWEST; height < 700; height += 13) {
            var layout = new LaneLayout(2, height);
            // The image is written 8 pixels under the line, and is 12 high.
            assertThat(layout.bandTop(0)).isGreaterThanOrEqualTo(layout.line(0) + 8 + 6);
            assertThat(layout.band()).isGreaterThanOrEqualTo(12);
            assertThat(layout.bandTop(0) + layout.band()).isLessThan(layout.top(1));
        }
    }
}
