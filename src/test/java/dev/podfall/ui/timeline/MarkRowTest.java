package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.MarkKind;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MarkRowTest {
    private static TimelineViewModel model(Lab lab, double width) {
        var model = new TimelineViewModel();
        model.widen(width);
        var frame = lab.session().frame();
        model.show(
                new TimelineReader().read(1, frame),
                new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of()));
        return model;
    }

    private static Lab many() {
        var yaml = new StringBuilder(Lab.agent(""));
        for (int i = 0; i < 12; i++) {
            yaml.append(Lab.node("n" + i, ""));
        }
        var lab = Lab.of(yaml.toString()).runFor(40);
        for (int i = 0; i < 12; i++) {
            lab.give("kubectl taint node n" + i + " a=b:NoExecute").runFor(i < 6 ? 0 : 2);
        }
        return lab.runFor(30);
    }

    @Test
    void everyMarkIsInOneClusterAndNoTwoTouch() {
        var model = model(many(), 900);
        var row = MarkRow.of(model);
        int count = row.clusters().stream().mapToInt(MarkRow.Cluster::count).sum();
        int all = model.timeline().marks().count(0, Long.MAX_VALUE).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(count).isEqualTo(all);
        double before = Double.NEGATIVE_INFINITY;
        for (var cluster : row.clusters()) {
            assertThat(cluster.x() - MarkRow.HALF).isGreaterThan(before);
            before = cluster.right();
        }
    }

    @Test
    void whatLiesTogetherHasItsNumberAndLooksLikeWhatMattersMost() {
        var model = model(many(), 900);
        var burst = MarkRow.of(model).clusters().stream()
                .filter(cluster -> cluster.from() >= 40_000_000)
                .findFirst()
                .orElseThrow();
        assertThat(burst.kind()).isEqualTo(MarkKind.EVICTED);
        assertThat(burst.count()).isGreaterThanOrEqualTo(12);
        assertThat(burst.number()).isEqualTo(Integer.toString(burst.count()));
        assertThat(burst.counts()).containsKeys(MarkKind.EVICTED, MarkKind.TAINTED);
        assertThat(MarkRow.of(model).at(burst.x())).isEqualTo(burst);
        assertThat(MarkRow.of(model).at(burst.right() + 200)).isNotEqualTo(burst);
    }

    @Test
    void scrollingMovesThemAndChangesNothingElse() {
        var model = model(many(), 900);
        model.zoom(3, 0);
        var before = MarkRow.of(model);
        model.scroll(217);
        var after = MarkRow.of(model);
        for (var cluster : after.clusters()) {
            before.clusters().stream()
                    .filter(each -> each.from() == cluster.from())
                    .findFirst()
                    .ifPresent(same -> {
                        assertThat(same.counts()).isEqualTo(cluster.counts());
                        assertThat(same.x() - cluster.x()).isCloseTo(217, within(1e-6));
                    });
        }
        assertThat(after.clusters()).isNotEmpty();
    }

    @Test
    void closeEnoughEachIsByItself() {
        var model = model(many(), 900);
        var far = MarkRow.of(model).clusters().size();
        model.zoom(
                6,
                Objects.requireNonNull(MarkRow.of(model).clusters().getLast()).x());
        assertThat(MarkRow.of(model).clusters()).anyMatch(cluster -> cluster.count() <= 2);
        assertThat(far).isPositive();
    }

    @Test
    void aClickOnSeveralGoesFromOneToTheNext() {
        var lab = many();
        var model = model(lab, 900);
        var burst = MarkRow.of(model).clusters().stream()
                .filter(cluster -> cluster.count() > 5)
                .toList()
                .getLast();
        var steps = model.timeline().marks().steps(burst.from(), burst.until(), 100);
        assertThat(model.stepOf(burst)).isEqualTo(steps.getFirst());
        var frame = lab.session().frame();
        for (int i = 0; i + 1 < steps.size(); i++) {
            var at = frame.journal().number(steps.get(i)).at();
            model.show(
                    model.timeline(), new Moment(1, frame, steps.get(i).intValue(), at, false, Pace.REAL, List.of()));
            assertThat(model.stepOf(burst)).isEqualTo(steps.get(i + 1));
        }
    }
}
