package dev.podfall.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.core.Pod;
import dev.podfall.cluster.Change;
import dev.podfall.cluster.Command;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Lab;
import dev.podfall.explain.caption.Captions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time stops at the very step, whatever the pace, live and where the past is shown again. Time passes by hand. */
class BreakpointTest {
    private static final String TWO = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");
    private static final Duration FRAME = Duration.ofMillis(100);

    private volatile Moment shown;
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final Player player = new Player(SessionOptions.DEFAULT, moment -> shown = moment, failed::complete);

    @AfterEach
    void close() {
        player.close();
        assertThat(failed).isNotDone();
    }

    private static <T> T waited(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void begin(Session session, Pace pace, Breakpoint... breakpoints) {
        player.start();
        player.driveByHand();
        player.open(session);
        player.pace(pace);
        player.breakAt(List.of(breakpoints));
    }

    /** Plays until it stops by itself. */
    private Moment stopped() {
        player.play();
        for (int i = 0; i < 5_000; i++) {
            waited(player.pass(FRAME));
            if (!waited(player.moment()).playing()) {
                waited(player.ask(session -> true));
                return shown;
            }
        }
        throw new AssertionError("it never stopped");
    }

    private static Breakpoint.RolledOut rolledOut() {
        return new Breakpoint.RolledOut(Lab.AGENT);
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void aRolloutThatIsDoneStopsTimeAtThatStep(Pace pace) {
        begin(Lab.of(TWO).session(), pace, rolledOut());
        var moment = stopped();
        var stop = Objects.requireNonNull(moment.waiting().stop());
        assertThat(stop.breakpoint()).isEqualTo(rolledOut());
        assertThat(moment.shown()).isEqualTo((int) stop.step());
        var agent = Objects.requireNonNull(moment.state().daemonSet(Lab.AGENT));
        assertThat(agent.status().numberAvailable()).isEqualTo(2);
        assertThat(rolledOut().isMet(Objects.requireNonNull(moment.step()))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void whoActsWhereTimeWasStoppedActsInThePresent(Pace pace) {
        begin(Lab.of(TWO).session(), pace, rolledOut());
        var moment = stopped();
        assertThat(moment.present()).isTrue();
        waited(player.act(session -> session.execute(new Command.StopKubelet("n1"))));
        waited(player.ask(session -> true));
        assertThat(shown.branches()).isEmpty();
        assertThat(shown.shown()).isGreaterThan(moment.shown());
        assertThat(shown.waiting().stop()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void noneIsPassedOverBecauseTimeWasStoppedJustBefore(Pace pace) {
        var stopped = Lab.of(TWO).runFor(60).give("kubelet stop n1").runFor(12).give("kubelet stop n2");
        begin(stopped.session(), pace, new Breakpoint.NodeNotReady());
        long first = Objects.requireNonNull(stopped().waiting().stop()).step();
        long second = Objects.requireNonNull(stopped().waiting().stop()).step();
        var met = waited(player.ask(session -> session.journal().stream()
                .filter(new Breakpoint.NodeNotReady()::isMet)
                .map(Step::number)
                .toList()));
        assertThat(met).containsExactly(first, second);
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void timeThatIsPassedByHandBeginsToRunForNobody(Pace pace) {
        begin(Lab.of(TWO).session(), pace);
        player.pause();
        waited(player.pass(FRAME));
        assertThat(waited(player.moment()).playing()).isFalse();
    }

    @Test
    void atTheNewestEndItIsNotSaidAnyMoreWhereTimeWasStopped() {
        begin(Lab.of(TWO).runFor(60).session(), Pace.STORY, rolledOut());
        player.seek(1);
        assertThat(stopped().waiting().stop()).isNotNull();
        player.toEnd();
        assertThat(waited(player.moment()).waiting().stop()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void thePastStopsAtTheSameStep(Pace pace) {
        var session =
                Lab.of(TWO).runFor(300).give("kubectl cordon n1").runFor(30).session();
        int at = 0;
        for (var step : session.journal()) {
            at = at == 0 && rolledOut().isMet(step) ? (int) step.number() : at;
        }
        begin(session, pace, rolledOut());
        player.seek(1);
        var moment = stopped();
        assertThat(moment.shown()).isEqualTo(at);
        assertThat(moment.at()).isEqualTo(session.journal().number(at).at());
        assertThat(moment.present()).isFalse();
        assertThat(Objects.requireNonNull(moment.waiting().stop()).step()).isEqualTo(at);
    }

    @Test
    void itGoesOnAfterThatAndSaysNothingMore() {
        begin(Lab.of(TWO).session(), Pace.STORY, rolledOut());
        var before = stopped();
        player.play();
        waited(player.pass(FRAME));
        waited(player.ask(session -> true));
        assertThat(shown.waiting().stop()).isNull();
        assertThat(shown.at()).isAfterOrEqualTo(before.at());
        player.act(session -> session);
        player.pause();
        waited(player.ask(session -> true));
        assertThat(shown.waiting().stop()).isNull();
    }

    private static List<Long> met(Breakpoint breakpoint, Lab lab) {
        return lab.session().journal().stream()
                .filter(breakpoint::isMet)
                .map(step -> step.number())
                .toList();
    }

    private static boolean isAgentThatBeginsToLeave(Change change) {
        return change.key().name().startsWith("agent")
                && change.before() instanceof Pod before
                && change.after() instanceof Pod after
                && !before.isTerminating()
                && after.isTerminating();
    }

    @Test
    void aPodThatATaintDrivesAwayIsEvictedWhoeverDeletesIt() {
        var drained = Lab.of(TWO + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: bare}\n"
                        + "spec: {nodeName: n1, containers: [{name: c, image: i}]}\n")
                .runFor(60)
                .give("kubectl taint node n1 a=b:NoExecute")
                .runFor(60);
        // Of two controllers that want it gone either may be first: it is one pod that leaves, once.
        assertThat(met(new Breakpoint.PodEvicted(Lab.AGENT), drained))
                .isEqualTo(drained.session().journal().stream()
                        .filter(step -> step.changes().stream().anyMatch(BreakpointTest::isAgentThatBeginsToLeave))
                        .map(Step::number)
                        .toList())
                .hasSize(1);
        var toleratedForAWhile = Lab.of(Lab.node("n1", "")
                        + Lab.agent(
                                "tolerations: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 20}]"))
                .runFor(60)
                .give("kubectl taint node n1 a=b:NoExecute")
                .runFor(60);
        assertThat(met(new Breakpoint.PodEvicted(Lab.AGENT), toleratedForAWhile))
                .isNotEmpty();
        var rolled = Lab.of(TWO).runFor(60).image("agent:1.17", "second").runFor(120);
        assertThat(met(new Breakpoint.PodEvicted(Lab.AGENT), rolled)).isEmpty();
    }

    @Test
    void aNodeThatFallsSilentIsMetOnce() {
        var lab = Lab.of(TWO).runFor(60).give("kubelet stop n1").runFor(300);
        assertThat(met(new Breakpoint.NodeNotReady(), lab)).hasSize(1);
    }

    @Test
    void podsThatFailAndWarningsAreMet() {
        var lab = Lab.of(Lab.node("n1", "status: {allocatable: {cpu: 100m, memory: 1Gi, pods: '10'}}\n")
                        + Lab.agent("")
                                .replace(
                                        "image: agent:1.16",
                                        "image: agent:1.16\n        " + "resources: {requests: {cpu: 4}}"))
                .runFor(60);
        assertThat(met(new Breakpoint.PodFails(Lab.AGENT), lab)).isNotEmpty();
        assertThat(met(new Breakpoint.Warned(), lab)).isNotEmpty();
        assertThat(met(rolledOut(), lab)).isEmpty();
        var well = Lab.of(TWO).runFor(60);
        assertThat(met(new Breakpoint.PodFails(Lab.AGENT), well)).isEmpty();
        assertThat(met(new Breakpoint.Warned(), well)).isEmpty();
    }

    private Moment next() {
        player.playToNext();
        for (int i = 0; i < 5_000; i++) {
            waited(player.pass(FRAME));
            if (!waited(player.moment()).playing()) {
                waited(player.ask(session -> true));
                return shown;
            }
        }
        throw new AssertionError("nothing ever came");
    }

    @ParameterizedTest
    @EnumSource(Pace.class)
    void playingToTheNextEventStopsWhenItHasBeenSeen(Pace pace) {
        var lab = Lab.of(TWO).runFor(60).give("kubelet stop n1");
        begin(lab.session(), pace);
        int before = lab.session().journal().size();
        var moment = next();
        var seen = moment.steps().subList(before, moment.shown()).stream()
                .filter(Captions::isSeen)
                .toList();
        assertThat(seen).as("the node is not ready, or has got its taint").isNotEmpty();
        assertThat(seen).allMatch(step -> Captions.happening(step) == Captions.happening(seen.getFirst()));
        assertThat(Duration.between(seen.getFirst().at(), moment.at())).isLessThan(Duration.ofSeconds(2));
        assertThat(moment.elapsed()).isGreaterThan(Duration.ofSeconds(90));
    }

    @Test
    void atRestPlayingToTheNextEventEndsAtOnce() {
        var lab = Lab.of(TWO).runFor(60);
        begin(lab.session(), Pace.STORY);
        int before = lab.session().journal().size();
        assertThat(next().shown()).isEqualTo(before);
    }
}
