package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.api.meta.Kind;
import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.ui.timeline.RevisionDiff.Line;
import dev.podfall.ui.timeline.RevisionDiff.Sort;
import java.util.ArrayList;
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
    void keysGoFromRevisionToRevisionAndStopAtTheEnds() {
        var lab = Lab.of(CLUSTER)
                .runFor(30)
                .image("agent:1.17", "second")
                .runFor(60)
                .image("agent:1.18", "third")
                .runFor(60);
        var model = model(lab);
        var numbers = new ArrayList<Long>();
        for (int by : List.of(1, -1, -1, -1, 1)) {
            var hit = Objects.requireNonNull(model.revisionBeside(by));
            model.choose(hit.lane(), Objects.requireNonNull(hit.dot()));
            numbers.add(Objects.requireNonNull(model.detail()).dot().number());
        }
        assertThat(numbers).containsExactly(3L, 2L, 1L, 1L, 2L);
        assertThat(new TimelineViewModel().revisionBeside(1)).isNull();
    }

    @Test
    void lanesAreInTheOrderOfTheMapAndKeysGoAlongThem() {
        var lab = Lab.of(CLUSTER).runFor(5);
        lab.load(Lab.agent("").replace("agent", "a-younger-one"));
        lab.runFor(30);
        var model = model(lab);
        assertThat(model.timeline().lanes().stream()
                        .map(lane -> lane.daemonSet().name()))
                .containsExactly("a-younger-one", "agent");
        assertThat(Objects.requireNonNull(model.detail()).daemonSet().name()).isEqualTo("a-younger-one");
        var below = Objects.requireNonNull(model.laneBeside(1));
        assertThat(below.lane().daemonSet()).isEqualTo(Lab.AGENT);
        model.choose(below.lane().daemonSet());
        assertThat(Objects.requireNonNull(model.laneBeside(1)).lane().daemonSet())
                .isEqualTo(Lab.AGENT);
        assertThat(Objects.requireNonNull(model.laneBeside(-1))
                        .lane()
                        .daemonSet()
                        .name())
                .isEqualTo("a-younger-one");
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

    private static RevisionDetail of(TimelineViewModel model, int dot) {
        var lane = model.timeline().lanes().getFirst();
        model.choose(lane, lane.dots().get(dot));
        return Objects.requireNonNull(model.detail());
    }

    private static String said(RevisionDetail detail) {
        return RevisionStanding.of(detail).toString();
    }

    @Test
    void ofWhatIsPresentThereIsNothingToDo() {
        var lab = Lab.of(CLUSTER).runFor(30).image("agent:1.17", "second").runFor(60);
        var detail = of(model(lab), 1);
        assertThat(detail.standing()).isEqualTo(RevisionDetail.Standing.PRESENT);
        assertThat(said(detail)).as("one can go back from it").isEqualTo("The DaemonSet has this template");
        var alone = of(model(Lab.of(CLUSTER).runFor(30)), 0);
        assertThat(said(alone)).isEqualTo("Nothing to do: the template is this one already");
    }

    @Test
    void nobodyGoesBackToANumberThatStandsForNothing() {
        var lab = Lab.of(CLUSTER)
                .runFor(30)
                .image("agent:1.17", "second")
                .runFor(60)
                .image("agent:1.16", "back")
                .runFor(60);
        var detail = of(model(lab), 0);
        assertThat(detail.standing()).isEqualTo(RevisionDetail.Standing.GONE);
        assertThat(detail.rollBackTo()).isZero();
        assertThat(said(detail)).isEqualTo("Gone: the same object is revision 3 now");
    }

    /** What is offered is given to kubectl, and it takes it; what is not offered it would refuse. */
    @Test
    void whatIsOfferedIsWhatKubectlTakes() {
        var lab = Lab.of(CLUSTER).runFor(30);
        lab.patch(Kind.DAEMON_SET, "agent", "spec: {revisionHistoryLimit: 2}");
        for (int i = 17; i < 21; i++) {
            lab.image("agent:1." + i, "next").runFor(60);
        }
        var model = model(lab);
        var offered = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var detail = of(model, i);
            long number = detail.dot().number();
            if (detail.standing() == RevisionDetail.Standing.OFFERED) {
                offered.add(detail.rollBackTo());
                lab.fork().give("kubectl rollout undo ds/agent --to-revision=" + number);
            } else if (!detail.current()) {
                assertThatThrownBy(() -> lab.fork().give("kubectl rollout undo ds/agent --to-revision=" + number))
                        .hasMessageContaining("unable to find specified revision " + number);
            }
        }
        assertThat(offered).containsExactly(3L, 4L);
        assertThat(said(of(model, 0)))
                .isEqualTo("Gone: 2 old revisions are kept (spec.revisionHistoryLimit), and no pod was of this one");
    }

    @Test
    void withoutItsDaemonSetARevisionIsNoWayBack() {
        var lab = Lab.of(CLUSTER).runFor(30).image("agent:1.17", "second").runFor(60);
        lab.give("kubectl delete ds agent").runFor(60);
        var detail = of(model(lab), 0);
        assertThat(detail.rollBackTo()).isZero();
        assertThat(said(detail)).isEqualTo("No way back: the DaemonSet is gone");
    }

    @Test
    void whatIsChosenStaysChosenWhenItIsRenumberedOrAnnotated() {
        var lab = Lab.of(CLUSTER).runFor(30).image("agent:1.17", "second").runFor(60);
        var model = model(lab);
        of(model, 0);
        lab.give("kubectl rollout undo ds/agent").runFor(60);
        show(model, lab);
        var detail = Objects.requireNonNull(model.detail());
        assertThat(detail.dot().number()).isEqualTo(1);
        assertThat(detail.standing()).isEqualTo(RevisionDetail.Standing.GONE);
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
