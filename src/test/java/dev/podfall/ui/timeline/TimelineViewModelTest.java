package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.timeline.RevisionDiff.Line;
import dev.podfall.ui.timeline.RevisionDiff.Sort;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineViewModelTest {
    private static final String CLUSTER = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");

    private static TimelineViewModel model(Lab lab) {
        var model = new TimelineViewModel();
        show(model, lab);
        return model;
    }

    private static void show(TimelineViewModel model, Lab lab) {
        var frame = lab.session().frame();
        model.show(
                new TimelineReader().read(1, frame),
                new Moment(1, frame, frame.journal().size(), frame.now(), true, Pace.REAL, List.of()));
    }

    @Test
    void theNewestRevisionIsComparedWithTheOneBefore() {
        var lab = Lab.of(CLUSTER).runFor(30).image("agent:1.17", "second").runFor(60);
        var detail = Objects.requireNonNull(model(lab).detail());
        assertThat(detail.dot().number()).isEqualTo(2);
        assertThat(Objects.requireNonNull(detail.from()).number()).isEqualTo(1);
        assertThat(detail.diff().lines())
                .contains(new Line(Sort.GONE, "  - image: agent:1.16"), new Line(Sort.NEW, "  - image: agent:1.17"));
        assertThat(detail.diff().lines())
                .filteredOn(line -> line.sort() == Sort.GONE)
                .hasSize(1);
        assertThat(detail.rollBackTo()).isEqualTo(1);
        assertThat(detail.becomes()).isEqualTo(3);
        assertThat(detail.current()).isTrue();
    }

    @Test
    void anOldRevisionIsWhereOneGoesBackTo() {
        var lab = Lab.of(CLUSTER)
                .runFor(30)
                .image("agent:1.17", "second")
                .runFor(60)
                .image("agent:1.18", "third")
                .runFor(60);
        var model = model(lab);
        var lane = model.timeline().lanes().getFirst();
        model.choose(lane, lane.dots().getFirst());
        var detail = Objects.requireNonNull(model.detail());
        assertThat(detail.rollBackTo()).isEqualTo(1);
        assertThat(detail.becomes()).isEqualTo(4);
        assertThat(detail.from()).isNull();
        model.compareWith(lane.dots().getLast());
        assertThat(Objects.requireNonNull(model.detail()).diff().lines()).isNotEmpty();
    }

    @Test
    void aRollbackNamesBothActors() {
        var lab = Lab.of(CLUSTER)
                .runFor(30)
                .image("agent:1.17", "second")
                .runFor(60)
                .image("agent:1.16", "back")
                .runFor(60);
        var detail = Objects.requireNonNull(model(lab).detail());
        assertThat(detail.dot().was()).isEqualTo(1);
        assertThat(detail.dot().number()).isEqualTo(3);
        assertThat(detail.actors().stream().map(act -> act.actor().toString()))
                .containsExactly("user", "daemonset-controller");
        assertThat(detail.rollBackTo()).isEqualTo(2);
        assertThat(detail.becomes()).isEqualTo(4);
    }

    @Test
    void oneRevisionAloneHasNowhereToGoBackTo() {
        var detail = Objects.requireNonNull(model(Lab.of(CLUSTER).runFor(30)).detail());
        assertThat(detail.rollBackTo()).isZero();
        assertThat(detail.from()).isNull();
        assertThat(detail.diff().isEmpty()).isTrue();
    }

    @Test
    void zoomingByHandStaysUntilAllIsWanted() {
        var lab = Lab.of(CLUSTER).runFor(30);
        var model = model(lab);
        model.widen(800);
        var all = model.scale();
        model.zoom(4, 100);
        show(model, lab.runFor(1));
        assertThat(model.scale().perSecond()).isEqualTo(all.perSecond() * 4);
        model.showAll();
        assertThat(model.scale().perSecond()).isEqualTo(all.perSecond());
        assertThat(model.scale().left()).isZero();
    }

    @Test
    void scrubbingGoesNoFurtherThanWhatIsKnown() {
        var lab = Lab.of(CLUSTER).runFor(30);
        var model = model(lab);
        model.widen(800);
        assertThat(model.timeAt(-10)).isEqualTo(lab.session().frame().start());
        assertThat(model.timeAt(800)).isEqualTo(lab.session().now());
    }

    @Test
    void aDiffShowsALittleAroundAndSkipsTheRest() {
        var from = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
        var to = List.of("a", "b", "c", "D", "e", "f", "g", "h", "i", "j", "K");
        assertThat(RevisionDiff.of(from, to).lines().stream().map(line -> line.sort() + " " + line.text()))
                .containsExactly(
                        "SAME b", "SAME c", "GONE d", "NEW D", "SAME e", "SAME f", "SKIP ⋯", "SAME i", "SAME j",
                        "GONE k", "NEW K");
    }
}
