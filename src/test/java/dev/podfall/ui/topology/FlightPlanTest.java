package dev.podfall.ui.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.ui.topology.PendingPod.Refusal;
import dev.podfall.ui.topology.PodMark.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What moves between two pictures of the cluster. */
class FlightPlanTest {
    private static final String LANE = "default/agent";

    private static PodMark pod(String uid, State state) {
        return DemoCluster.pod(uid, 0, 1, state);
    }

    private static TopologyModel at(long step, List<PendingPod> pending, PodMark... onN1) {
        var n1 = DemoCluster.with(DemoCluster.node("n1", "w", Map.of()), List.of(), List.of(onN1), Verdict.NONE);
        var n2 = DemoCluster.node("n2", "w", Map.of());
        return new TopologyModel(step, List.of(new Lane(LANE, "agent", 0, 1, "")), LANE, List.of(n1, n2), pending);
    }

    private static PendingPod waiting(String uid, Refusal... refusal) {
        return new PendingPod(pod(uid, State.CREATING), LANE, "", "", refusal.length == 0 ? null : refusal[0]);
    }

    private static List<String> flights(TopologyModel from, TopologyModel to) {
        return FlightPlan.between(from, to).stream()
                .map(flight -> (flight.kind() + " " + flight.pod().uid() + " " + flight.node()).strip())
                .toList();
    }

    @Test
    void aNewPodIsBornAtItsLaneAndGoesToTheTray() {
        assertThat(flights(at(1, List.of()), at(2, List.of(waiting("p"))))).containsExactly("BIRTH p");
    }

    @Test
    void aScheduledPodLandsFromTheTray() {
        assertThat(flights(at(1, List.of(waiting("p"))), at(2, List.of(), pod("p", State.CREATING))))
                .containsExactly("LANDING p n1");
    }

    @Test
    void aPodThatWasBornAndScheduledInOneGoDoesBoth() {
        assertThat(flights(at(1, List.of()), at(2, List.of(), pod("p", State.CREATING))))
                .containsExactly("BIRTH p n1", "LANDING p n1");
    }

    @Test
    void aRefusedPodGoesToTheNodeAndReturns() {
        var from = at(1, List.of(waiting("p")));
        var to = at(2, List.of(waiting("p", new Refusal("n2", "gpu=true:NoSchedule", "taint", 1))));
        assertThat(flights(from, to)).containsExactly("REFUSAL p n2");
    }

    @Test
    void theSameRefusalIsShownOnce() {
        var refused = waiting("p", new Refusal("n2", "gpu=true:NoSchedule", "taint", 1));
        assertThat(flights(at(1, List.of(refused)), at(2, List.of(refused)))).isEmpty();
        var again = waiting("p", new Refusal("n2", "gpu=true:NoSchedule", "taint", 2));
        assertThat(flights(at(2, List.of(refused)), at(3, List.of(again)))).containsExactly("REFUSAL p n2");
    }

    @Test
    void noExecuteShakesAPodAndPushesItOff() {
        var running = at(1, List.of(), pod("p", State.READY));
        var evicted = at(2, List.of(), pod("p", State.EVICTED));
        assertThat(flights(running, evicted)).containsExactly("SHAKE p n1");
        assertThat(flights(evicted, at(3, List.of()))).containsExactly("PUSHED p n1");
    }

    @Test
    void aDeletedPodFades() {
        assertThat(flights(at(1, List.of(), pod("p", State.TERMINATING)), at(2, List.of())))
                .containsExactly("GONE p n1");
    }

    @Test
    void aPodThatBecomesReadyIsShownToBe() {
        assertThat(flights(at(1, List.of(), pod("p", State.CREATING)), at(2, List.of(), pod("p", State.READY))))
                .containsExactly("READY p n1");
    }

    @Test
    void nothingFliesBackInTimeOrInANewCluster() {
        assertThat(flights(at(2, List.of(), pod("p", State.READY)), at(1, List.of())))
                .isEmpty();
        assertThat(flights(TopologyModel.EMPTY, at(1, List.of(), pod("p", State.READY))))
                .isEmpty();
    }

    @Test
    void whatWouldHappenDoesNotFly() {
        assertThat(flights(at(1, List.of()), at(2, List.of(), pod("p", State.PREVIEW))))
                .isEmpty();
    }

    @Test
    void onePodDoesOneThingAfterTheOther() {
        var flights = new Flights();
        flights.add(FlightPlan.between(at(1, List.of()), at(2, List.of(), pod("p", State.CREATING))), false);
        flights.advance(100);
        assertThat(kinds(flights)).containsExactly(Flight.Kind.BIRTH);
        assertThat(flights.isAway("p")).isTrue();
        flights.advance(Flight.Kind.BIRTH.millis());
        assertThat(kinds(flights)).containsExactly(Flight.Kind.LANDING);
        flights.takeArrived();
        flights.advance(Flight.Kind.LANDING.millis() - 101);
        assertThat(flights.takeArrived()).isEmpty();
        flights.advance(1);
        assertThat(flights.takeArrived()).as("its tile has to be drawn again").hasSize(1);
        assertThat(flights.takeArrived()).as("once").isEmpty();
        assertThat(flights.isEmpty()).isTrue();
        assertThat(flights.isAway("p")).isFalse();
    }

    @Test
    void whoIsToBeToldFromOthersWaitsForHisTurnUnseen() {
        var flights = new Flights();
        flights.setOneByOne(true);
        flights.add(
                FlightPlan.between(at(1, List.of()), at(2, List.of(waiting("p"), waiting("q"), waiting("r")))), false);
        assertThat(kinds(flights)).containsExactly(Flight.Kind.BIRTH);
        assertThat(flights.isUnborn("r")).isTrue();
        flights.advance(110);
        assertThat(kinds(flights)).hasSize(2);
        flights.advance(100);
        assertThat(kinds(flights)).hasSize(3);
        flights.advance(60);
        assertThat(flights.isUnborn("p")).isFalse();
        assertThat(flights.isUnborn("r")).isTrue();
        flights.advance(1_000);
        assertThat(flights.isUnborn("r")).isFalse();
    }

    @Test
    void frozenFlightsStandStillUntilSomethingNewHappens() {
        var flights = new Flights();
        flights.add(FlightPlan.between(at(1, List.of()), at(2, List.of(waiting("p")))), false);
        flights.freeze(true);
        flights.advance(10_000);
        assertThat(kinds(flights)).containsExactly(Flight.Kind.BIRTH);
        flights.add(FlightPlan.between(at(2, List.of()), at(3, List.of(waiting("q")))), false);
        flights.advance(10_000);
        assertThat(flights.isEmpty()).isTrue();
    }

    @Test
    void moreThanTwoHundredAreAWave() {
        var flights = new ArrayList<Flight>();
        for (int i = 0; i <= Flights.MOST; i++) {
            flights.add(new Flight(Flight.Kind.LANDING, pod("p" + i, State.CREATING), "n" + i, LANE, ""));
        }
        var under = new Flights();
        under.add(flights, false);
        under.advance(200);
        var glowing = new ArrayList<String>();
        under.glowing((node, t) -> glowing.add(node));
        assertThat(glowing).startsWith("n0", "n1").doesNotHaveDuplicates();
        assertThat(under.visible()).isEmpty();
        assertThat(under.isWave()).isTrue();
        assertThat(under.isAway("p7")).isFalse();
    }

    @Test
    void aFlightBeginsAndEndsAtItsPlaces() {
        Places places = new Places() {
            @Override
            public Spot lane(String key) {
                return new Spot(0, 0, 10);
            }

            @Override
            public Spot tray(String uid) {
                return new Spot(100, 50, 20);
            }

            @Override
            public Spot pod(String node, String uid) {
                return new Spot(300, 400, 22);
            }

            @Override
            public Spot taint(String node, String taint) {
                return new Spot(290, 380, 20);
            }
        };
        var landing = new Flight(Flight.Kind.LANDING, pod("p", State.CREATING), "n1", LANE, "");
        assertThat(Pose.of(landing, 0, places)).isEqualTo(new Pose(100, 50, 20, 1, 0, true));
        var end = Pose.of(landing, 1, places);
        assertThat(end).isNotNull();
        assertThat(List.of(Math.round(end.x()), Math.round(end.y()), Math.round(end.size())))
                .containsExactly(300L, 400L, 22L);
        var refusal = new Flight(Flight.Kind.REFUSAL, pod("p", State.CREATING), "n1", LANE, "gpu:NoSchedule");
        var meets = Pose.of(refusal, 0.52, places);
        assertThat(meets).isNotNull();
        assertThat(meets.flash()).isGreaterThan(0.9);
    }

    private static List<Flight.Kind> kinds(Flights flights) {
        return flights.visible().stream().map(one -> one.flight().kind()).toList();
    }
}
