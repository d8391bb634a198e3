package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    @Test
    void aShortHistoryFillsAMinute() {
        assertThat(TimeScale.fit(5, 600)).isEqualTo(new TimeScale(0, 10, 600));
    }

    @Test
    void fittingGrowsInJumps() {
        assertThat(TimeScale.fit(61, 600)).isEqualTo(TimeScale.fit(70, 600));
        assertThat(TimeScale.fit(1000, 600).right()).isGreaterThan(1000);
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        var scale = TimeScale.fit(600, 800);
        double there = scale.seconds(500);
        assertThat(scale.zoomed(3, 500).seconds(500)).isCloseTo(there, within(1e-6));
    }

    @Test
    void nothingIsBeforeTheBeginning() {
        var scale = TimeScale.fit(600, 800).scrolled(-100);
        assertThat(scale.left()).isZero();
        assertThat(scale.time(-5)).isEqualTo(Duration.ZERO);
    }

    @Test
    void marksAreRoundAndApart() {
        for (double seconds : new double[] {30, 300, 5000, 100_000}) {
            var scale = TimeScale.fit(seconds, 800);
            assertThat(scale.step() * scale.perSecond()).isBetween(80.0, 260.0);
        }
        assertThat(TimeScale.fit(100, 800).step()).isEqualTo(15);
    }

    @Test
    void aPlayheadThatLeavesIsFollowed() {
        var close = new TimeScale(0, 100, 800);
        assertThat(close.showing(4)).isEqualTo(close);
        assertThat(close.showing(20).x(20)).isBetween(0.0, 800.0);
        assertThat(new TimeScale(50, 100, 800).showing(20).x(20)).isBetween(0.0, 800.0);
    }
}
