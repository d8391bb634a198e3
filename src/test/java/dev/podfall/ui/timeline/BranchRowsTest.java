package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.TimelineReader;
import dev.podfall.language.Phrase;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where branches lie under the lanes. */
class BranchRowsTest {
    private static final double LABEL = 60;

    /** A hundred seconds in which something happens again and again. */
    private final Session session = busy();

    private final TimelineViewModel model = new TimelineViewModel();

    private static Session busy() {
        var lab = Lab.of(Lab.node("n1", "") + Lab.agent(""));
        for (int i = 0; i < 20; i++) {
            lab.runFor(5).give("kubectl label node n1 --overwrite turn=t" + i);
        }
        return lab.session();
    }

    /** @param seconds since the beginning */
    private BranchLane lane(long number, int leaves, int end) {
        var start = session.frame().start();
        return new BranchLane(number, "", start.plusSeconds(leaves), start.plusSeconds(end), Phrase.NONE, 3);
    }

    private BranchRows rows(int most, BranchLane... lanes) {
        var frame = session.frame();
        model.widen(1_000);
        model.show(
                new TimelineReader().read(1, frame),
                List.of(lanes),
                new Moment(1, frame, frame.journal().size(), frame.now(), false, Pace.REAL, List.of()));
        return BranchRows.of(model, most, lane -> LABEL);
    }

    @Test
    void branchesThatDoNotTouchShareARow() {
        var rows = rows(6, lane(1, 0, 20), lane(2, 40, 60), lane(3, 80, 100));
        assertThat(rows.rows()).isEqualTo(1);
        assertThat(rows.placed()).extracting(BranchRows.Placed::row).containsOnly(0);
    }

    @Test
    void branchesSideBySideLieInRowsOfTheirOwn() {
        var rows = rows(6, lane(1, 10, 100), lane(2, 12, 100), lane(3, 0, 15));
        assertThat(rows.rows()).isEqualTo(3);
        assertThat(rows.placed())
                .extracting(placed -> placed.lane().number())
                .as("from left to right")
                .containsExactly(3L, 1L, 2L);
    }

    @Test
    void aNameThatIsLongerThanItsBranchTakesItsRoomToo() {
        assertThat(rows(6, lane(1, 10, 11), lane(2, 13, 14)).rows()).isEqualTo(2);
    }

    @Test
    void forMoreThanFitThereIsANumber() {
        var lanes = new ArrayList<BranchLane>();
        for (int i = 1; i <= 9; i++) {
            lanes.add(lane(i, i, 90));
        }
        var rows = rows(6, lanes.toArray(BranchLane[]::new));
        assertThat(rows.rows()).isEqualTo(6);
        assertThat(rows.placed()).hasSize(6);
        assertThat(rows.hidden()).extracting(BranchLane::number).containsExactly(7L, 8L, 9L);
    }

    @Test
    void theNumberHasRoomInTheLastRow() {
        var rows = rows(1, lane(1, 0, 500), lane(2, 3, 500));
        assertThat(rows.hidden()).hasSize(2);
    }

    @Test
    void aNameStaysInSightWhereItsBranchLeavesAtTheVeryEnd() {
        var rows = rows(6, lane(1, 100, 110));
        assertThat(rows.placed().getFirst().label())
                .isLessThanOrEqualTo(model.scale().width() - LABEL);
    }

    @Test
    void whatIsScrolledOutOfSightTakesNoRow() {
        model.widen(1_000);
        var lanes = new BranchLane[] {lane(1, 0, 5), lane(2, 60, 90)};
        rows(6, lanes);
        model.zoom(4, model.x(session.frame().start().plusSeconds(80)));
        var rows = BranchRows.of(model, 6, lane -> LABEL);
        assertThat(rows.placed()).extracting(placed -> placed.lane().number()).containsExactly(2L);
    }

    @Test
    void branchesAreSeenToTheirEndsButWhatIsShownKeepsHalfOfTheRoom() {
        var start = session.frame().start();
        rows(6, lane(1, 10, 150));
        assertThat(model.x(start.plusSeconds(150))).isLessThan(1_000);
        rows(6, lane(1, 10, 86_400));
        assertThat(model.x(start.plusSeconds(100))).isGreaterThan(300);
    }

    @Test
    void aBranchIsReadFromItsSteps() {
        int common = 5;
        var fork = session.forkAt(session.journal().get(common - 1).position());
        fork.runFor(Duration.ofSeconds(1));
        int before = fork.journal().size();
        fork.execute(new Command.StopKubelet("n1"));
        var frame = session.frame();
        var branch = new Moment.Branch(7, "mine", common, fork.frame());
        var moment = new Moment(1, frame, frame.journal().size(), frame.now(), false, Pace.REAL, List.of(branch));
        assertThat(new BranchReader().read(moment))
                .containsExactly(new BranchLane(
                        7,
                        "mine",
                        session.journal().get(common - 1).at(),
                        fork.now(),
                        new Command.StopKubelet("n1").what(),
                        before + 1 - common));
    }
}
