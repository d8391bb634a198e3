package dev.podfall.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.explain.timeline.Dot;
import dev.podfall.explain.timeline.Timeline;
import dev.podfall.explain.timeline.TimelineReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionFlightsTest {
    private static final Lab LAB = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(""))
            .runFor(30)
            .image("agent:1.17", "second")
            .runFor(60)
            .give("kubectl rollout undo ds/agent")
            .runFor(60);
    private static final Timeline ALL =
            new TimelineReader().read(1, LAB.session().frame());
    private static final List<Dot> DOTS = ALL.lanes().getFirst().dots();
    private static final Dot BACK = DOTS.getLast();

    private static RevisionFlights flights() {
        var flights = new RevisionFlights();
        flights.follow(ALL, 1, BACK.by().step() - 1);
        return flights;
    }

    @Test
    void theObjectLeavesWhenItsNumberIsGivenAndArrivesWhileTheStepIsHeld() {
        var flights = flights();
        assertThat(flights.isEmpty()).isTrue();
        flights.follow(ALL, 1, BACK.by().step());
        assertThat(flights.isSeenFlying(BACK)).isTrue();
        var way = new ArrayList<Double>();
        for (int frame = 0; frame < 34 && !flights.isEmpty(); frame++) {
            way.add(flights.way(BACK));
            flights.advance(50);
        }
        assertThat(way).isSorted().hasSize(30).startsWith(0.0).endsWith(1.0);
        // It is lifted and struck out before it moves, and is seen on at least half a second of frames in between.
        assertThat(way.stream().filter(share -> share > 0 && share < 1)).hasSizeGreaterThan(10);
        assertThat(flights.struck(BACK)).isOne();
        assertThat(flights.there(BACK)).isOne();
    }

    @Test
    void aNewRevisionDoesNotFly() {
        var flights = new RevisionFlights();
        flights.follow(ALL, 1, 0);
        flights.follow(ALL, 1, BACK.by().step() - 1);
        assertThat(flights.isEmpty()).isTrue();
    }

    @Test
    void nothingFliesBackInTimeOrIntoAnotherWorld() {
        var flights = flights();
        flights.follow(ALL, 2, BACK.by().step());
        assertThat(flights.isEmpty()).as("another session").isTrue();
        flights.follow(ALL, 2, BACK.by().step() - 1);
        flights.follow(ALL, 2, BACK.by().step());
        assertThat(flights.isUnderWay(BACK)).as("seen again").isTrue();
        flights.follow(ALL, 2, BACK.by().step() - 1);
        assertThat(flights.isEmpty()).as("back before it").isTrue();
    }

    @Test
    void whileItIsFrozenItStaysWhereItIs() {
        var flights = flights();
        flights.follow(ALL, 1, BACK.by().step());
        flights.advance(600);
        double way = flights.way(BACK);
        flights.freeze(true);
        flights.advance(600);
        assertThat(flights.way(BACK)).isEqualTo(way).isBetween(0.1, 0.9);
        flights.freeze(false);
        flights.advance(600);
        assertThat(flights.way(BACK)).isGreaterThan(way);
    }

    @Test
    void withReducedMotionItFadesInPlace() {
        var flights = flights();
        flights.setReduced(true);
        flights.follow(ALL, 1, BACK.by().step());
        flights.advance(RevisionFlights.MILLIS / 2);
        assertThat(flights.isSeenFlying(BACK)).isFalse();
        assertThat(flights.way(BACK)).isOne();
        assertThat(flights.there(BACK)).isEqualTo(0.5);
    }

    @Test
    void anArcBeginsAndEndsOnItsDotsAndRisesBetween() {
        var arc = RevisionArc.of(100, 300, 60);
        assertThat(arc.x(0)).isEqualTo(100);
        assertThat(arc.x(1)).isEqualTo(300);
        assertThat(arc.y(0)).isEqualTo(arc.y(1)).isEqualTo(60 - LaneLayout.RADIUS);
        assertThat(arc.top()).isLessThan(arc.y(0) - 15);
    }
}
