package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.podfall.explain.timeline.Happened;
import dev.podfall.explain.timeline.Lulls;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    /** A landing, nothing for 1 h 48 min, something for 10 s, and nothing for a minute. */
    private static final Lulls LONG = Happened.at(0, 1, 2, 3, 6483, 6485, 6488, 6491, 6493);

    private static final double END = 6553;
    private static final double FROM = 3.5;
    private static final double TO = 6482.5;

    private static TimeScale fit(Lulls lulls, double end, double width) {
        return TimeScale.fit(0, width).fitting(lulls, Set.of(), end, 0);
    }

    @Test
    void aShortHistoryFillsLittle() {
        var scale = TimeScale.fit(5, 600);
        assertThat(scale.perSecond()).isEqualTo(600 / TimeScale.SHORTEST);
        assertThat(scale.x(5)).isEqualTo(150);
    }

    @Test
    void fittingGrowsInJumps() {
        assertThat(TimeScale.fit(61, 600).perSecond())
                .isEqualTo(TimeScale.fit(62, 600).perSecond());
        assertThat(TimeScale.fit(1000, 600).right()).isGreaterThan(1000);
    }

    @Test
    void whatHappenedKeepsItsWidthHoweverLongNothingDoes() {
        var scale = fit(LONG, END, 1000);
        assertThat(scale.x(6493) - scale.x(6483)).isGreaterThan(200);
        assertThat(scale.x(TO) - scale.x(FROM)).isCloseTo(TimeScale.MARK, within(1e-6));
        assertThat(scale.x(END)).isLessThan(1000);
        var talkedOn = fit(LONG, END + 3600, 1000);
        assertThat(talkedOn.x(END + 3600)).isCloseTo(scale.x(END), within(1e-6));
        assertThat(talkedOn.x(6493)).isEqualTo(scale.x(6493));
    }

    @Test
    void bothWaysAreTheSameAndNeverGoBack() {
        for (double factor : new double[] {1, 0.01, 30}) {
            var scale = fit(LONG, END, 1000).zoomed(LONG, Set.of(), END, factor, 0);
            double last = -1;
            for (double time = 0; time < END + 50; time += 0.37) {
                double x = scale.x(time);
                assertThat(x).isGreaterThan(last);
                assertThat(scale.seconds(x)).isCloseTo(time, within(1e-6));
                last = x;
            }
            for (double exact : new double[] {0, FROM, TO, 6493.5, END}) {
                assertThat(scale.seconds(scale.x(exact))).isCloseTo(exact, within(1e-9));
            }
        }
    }

    @Test
    void aLullThatNeedsLessThanItsMarkIsNotFolded() {
        var lulls = Happened.at(0, 10, 20, 30);
        var close = fit(lulls, 30, 300);
        assertThat(close.folds()).hasSize(3).allMatch(Folds.Fold::folded);
        var far = close.zoomed(lulls, Set.of(), 30, 0.02, 0);
        assertThat(far.folds()).isEmpty();
        assertThat(far.x(30)).isCloseTo(30 * far.perSecond(), within(1e-9));
    }

    @Test
    void anOpenedLullIsAsWideAsItsTime() {
        var lulls = Happened.at(0, 3, 63, 66);
        var folded = fit(lulls, 66, 1000);
        var fold = folded.folds().getFirst();
        assertThat(fold.folded()).isTrue();
        assertThat(fold.from()).isEqualTo(3.5);
        assertThat(fold.to()).isEqualTo(62.5);
        var open = folded.fitting(lulls, Set.of(fold.key()), 66, 0);
        assertThat(open.x(62.5) - open.x(3.5)).isCloseTo(59 * open.perSecond(), within(1e-6));
        assertThat(open.folds()).hasSize(1).allMatch(each -> !each.folded());
        assertThat(open.x(66)).isLessThan(1000);
    }

    @Test
    void whatIsKnownOfOldLullsIsUsedAgainAndTheSame() {
        var known = fit(LONG, END, 1000);
        var grown = known.with(LONG, Set.of(), END + 500);
        var anew = TimeScale.fit(0, 1000)
                .zoomed(
                        LONG,
                        Set.of(),
                        END + 500,
                        known.perSecond() / TimeScale.fit(0, 1000).perSecond(),
                        0);
        for (double time = 0; time < END + 600; time += 13) {
            assertThat(grown.x(time)).isCloseTo(anew.x(time), within(1e-6));
        }
    }

    @Test
    void manyLullsGetSmallerMarksAndAllIsStillInSight() {
        var times = new double[60];
        for (int i = 0; i < times.length; i++) {
            times[i] = 40 * i;
        }
        var scale = fit(Happened.at(times), 40 * 59, 1000);
        assertThat(scale.x(40 * 59)).isLessThan(1000);
        assertThat(scale.folds()).allMatch(fold -> scale.x(fold.to()) - scale.x(fold.from()) < 35);
    }

    @Test
    void millionsOfStepsAreAsCheapAsTheirLulls() {
        var times = new double[200_000];
        for (int i = 0; i < times.length; i++) {
            times[i] = 20.0 * i;
        }
        var lulls = Happened.at(times);
        var scale = fit(lulls, 20.0 * times.length, 1000).zoomed(lulls, Set.of(), 20.0 * times.length, 1e6, 0);
        assertThat(scale.folds()).hasSizeLessThan(40);
        assertThat(scale.ticks()).hasSizeLessThan(40);
    }

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        var scale = fit(LONG, END, 800);
        double there = scale.seconds(500);
        assertThat(scale.zoomed(LONG, Set.of(), END, 3, 500).seconds(500)).isCloseTo(there, within(1e-6));
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
    void noMarkOfTheAxisIsWithinAFoldAndNoTwoTouch() {
        var scale = fit(LONG, END, 1000);
        double last = -100;
        assertThat(scale.ticks()).isNotEmpty();
        for (double tick : scale.ticks()) {
            assertThat(tick <= FROM || tick >= TO && tick <= 6493.5 || tick >= END)
                    .isTrue();
            assertThat(scale.x(tick) - last).isGreaterThan(40);
            last = scale.x(tick);
        }
    }

    @Test
    void aPlayheadThatLeavesIsFollowed() {
        var close = TimeScale.fit(5, 800).zoomed(Lulls.NONE, Set.of(Lulls.NONE.open()), 60, 2.5, 0);
        assertThat(close.showing(4)).isSameAs(close);
        assertThat(close.showing(20).x(20)).isBetween(0.0, 800.0);
        assertThat(close.scrolled(5000).showing(20).x(20)).isBetween(0.0, 800.0);
    }

    @Test
    void theLullAtATimeIsTheOneAroundItOrBeforeIt() {
        var scale = fit(LONG, END, 1000);
        assertThat(scale.foldAt(100)).isEqualTo(scale.folds().getFirst());
        assertThat(scale.foldAt(6490)).isEqualTo(scale.folds().getFirst());
        assertThat(scale.foldAt(1)).isEqualTo(scale.folds().getFirst());
        assertThat(scale.foldAt(6540)).isEqualTo(scale.folds().getLast());
        assertThat(fit(Happened.at(0, 1, 2), 2, 800).foldAt(3)).isNull();
    }
}
