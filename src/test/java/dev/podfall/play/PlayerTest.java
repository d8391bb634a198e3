package dev.podfall.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.cluster.Command;
import dev.podfall.cluster.EngineFailure;
import dev.podfall.cluster.Sabotage;
import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.explain.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine's thread, whatever fails on it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class PlayerTest {
    private final LinkedBlockingQueue<Moment> moments = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Throwable> surfaced = new LinkedBlockingQueue<>();
    private Predicate<Moment> screenFails = moment -> false;
    private final Player player = new Player(SessionOptions.DEFAULT, this::show, surfaced::add);

    private void show(Moment moment) {
        if (screenFails.test(moment)) {
            throw new IllegalStateException("the screen fails");
        }
        moments.add(moment);
    }

    @BeforeEach
    void start() {
        player.pace(Pace.MAX);
        player.start();
    }

    @AfterEach
    void close() {
        player.close();
    }

    private Moment next(Predicate<Moment> wanted) throws InterruptedException {
        while (true) {
            var moment = moments.poll(20, TimeUnit.SECONDS);
            assertThat(moment).as("a moment as wanted").isNotNull();
            if (wanted.test(moment)) {
                return moment;
            }
        }
    }

    private static Session sabotaged(Throwable failure) {
        var session = Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(60).session();
        return Sabotage.in(session, Duration.ofSeconds(5), failure);
    }

    @Test
    void anErrorInAStepIsBroughtToTheScreenAndStopsTime() throws InterruptedException {
        player.open(sabotaged(new StackOverflowError()));
        player.play();
        var moment = next(shown -> shown.frame().failure() != null);
        assertThat(moment.playing()).isFalse();
        assertThat(moment.frame().failure().actor()).isEqualTo("test-controller");
        assertThat(moment.state().node("n1")).isNotNull();
    }

    @Test
    void aSessionThatHasFailedCanBeReadAndAnotherOneBegun() throws InterruptedException {
        player.open(sabotaged(new IllegalStateException("a bug")));
        player.play();
        next(shown -> shown.frame().failure() != null);

        assertThat(player.ask(session -> session.journal().size()).join()).isPositive();
        assertThatThrownBy(() -> player.act(session -> session.execute(new Command.StopKubelet("n1")))
                        .join())
                .hasCauseInstanceOf(EngineFailure.class);
        player.stepBack(true);
        assertThat(next(shown -> !shown.live()).shown()).isPositive();

        player.reset(SessionOptions.DEFAULT);
        assertThat(next(shown -> shown.frame().failure() == null).session()).isGreaterThan(1);
        assertThat(player.ask(session -> session.state().nodes()).join()).isEmpty();
    }

    @Test
    void whatAnActThrowsComesBackToWhoeverAsked() {
        assertThatThrownBy(() -> player.act(session -> {
                            throw new StackOverflowError();
                        })
                        .join())
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(player.ask(session -> "alive").join()).isEqualTo("alive");
    }

    @Test
    void seekingInASessionWithoutAStepIsNothing() {
        player.seek(5);
        player.seek(Instant.EPOCH);
        player.stepBack(true);
        player.toStart();
        assertThat(player.ask(session -> session.journal().size()).join()).isZero();
        assertThat(surfaced).isEmpty();
    }

    @Test
    void aScreenThatFailsIsToldOfAndDoesNotEndTheThread() throws InterruptedException {
        var failing = new CompletableFuture<Boolean>();
        player.ask(session -> {
                    screenFails = moment -> failing.complete(true);
                    return true;
                })
                .join();
        assertThat(surfaced.poll(20, TimeUnit.SECONDS)).hasMessage("the screen fails");
        assertThat(player.ask(session -> "alive").join()).isEqualTo("alive");
    }

    @Test
    void whoeverAsksAClosedPlayerIsNotKeptWaiting() {
        player.close();
        assertThatThrownBy(() -> player.ask(session -> true).join())
                .isInstanceOf(CancellationException.class)
                .hasStackTraceContaining("the player is closed");
    }

    private static Session ran(int seconds) {
        return Lab.of(Lab.node("n1", "") + Lab.agent("")).runFor(seconds).session();
    }

    private static Command stop() {
        return new Command.StopKubelet("n1");
    }

    @Test
    void anActInThePastKeepsTheFutureAndItIsTakenUpAgain() throws InterruptedException {
        player.open(ran(30));
        player.seek(4);
        player.act(session -> session.execute(stop())).join();
        var acted = next(moment -> !moment.branches().isEmpty());
        var future = acted.branches().getFirst();
        assertThat(future.common()).isEqualTo(4);
        assertThat(acted.undo()).isEqualTo(stop().what());
        assertThat(acted.live()).isTrue();

        player.rename(future.number(), "as it was");
        assertThat(next(moment -> !moment.branches().getFirst().name().isEmpty())
                        .branches()
                        .getFirst()
                        .name())
                .isEqualTo("as it was");
        player.takeUp(future.number());
        var back = next(moment -> moment.session() > acted.session());
        assertThat(back.frame().journal()).hasSize(future.steps());
        assertThat(back.undo()).isNull();
        assertThat(back.branches()).extracting(Moment.Branch::common).containsExactly(4);
        player.delete(back.branches().getFirst().number());
        next(moment -> moment.branches().isEmpty());
    }

    @Test
    void anActIsTakenBackAndDoneAgainWithAllThatCameAfterIt() throws InterruptedException {
        player.open(ran(30));
        var before = player.ask(Session::position).join();
        player.act(session -> session.execute(stop())).join();
        player.act(session -> {
                    session.runFor(Duration.ofSeconds(50));
                    return true;
                })
                .join();
        var after = player.ask(Session::position).join();
        player.play();
        player.undo();
        var undone = next(moment -> moment.redo() != null);
        assertThat(undone.position()).isEqualTo(before);
        assertThat(undone.playing()).isFalse();
        assertThat(undone.undo()).isNull();
        player.redo();
        var redone = next(moment -> moment.undo() != null && moment.session() > undone.session());
        assertThat(redone.redo()).isNull();
        assertThat(redone.position().commands()).isEqualTo(after.commands());
        assertThat(redone.position().timersRun()).isGreaterThanOrEqualTo(after.timersRun());
    }

    @Test
    void goingOnFromThePastLeavesTheFutureWithoutAnAct() throws InterruptedException {
        player.open(ran(30));
        player.seek(4);
        var here = player.goOnFromHere().join();
        assertThat(here.steps()).hasSize(4);
        assertThat(here.session()).isEqualTo(player.moment().join().session());
        var moment = next(shown -> !shown.branches().isEmpty());
        assertThat(moment.live()).isTrue();
        assertThat(moment.undo()).isNull();
    }

    @Test
    void whatIsTriedOutIsKeptAsABranchAtRestAndTheSessionStays() throws InterruptedException {
        player.open(ran(30));
        var position = player.ask(Session::position).join();
        var tried = player.keepAsBranch("silent", Act.unnamed(), session -> session.execute(stop()))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        assertThat(tried.rest().reached()).isTrue();
        var moment = next(shown -> !shown.branches().isEmpty());
        var branch = moment.branches().getFirst();
        assertThat(branch.number()).isEqualTo(tried.branch());
        assertThat(branch.name()).isEqualTo("silent");
        assertThat(branch.frame().idle()).isTrue();
        assertThat(moment.position()).isEqualTo(position);
        assertThat(moment.session()).isEqualTo(2);
        player.takeUp(branch.number());
        assertThat(next(shown -> shown.session() > 2).undo()).isEqualTo(stop().what());
    }

    @Test
    void aForkIsOfWhatIsShownInThePastToo() {
        player.open(ran(30));
        var newest =
                player.forkShown(Runnable::run).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(newest.position()).isEqualTo(player.ask(Session::position).join());
        player.seek(3);
        var past =
                player.forkShown(Runnable::run).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(past.journal().size()).isEqualTo(3);
        assertThat(player.ask(Session::position).join()).isEqualTo(newest.position());
    }

    @Test
    void aTrialOfAnotherSessionIsGivenUpAndOneThatFailsSaysSo() {
        player.open(ran(30));
        var tried = player.keepAsBranch("", Act.unnamed(), session -> {
            player.reset(SessionOptions.DEFAULT);
            return player.ask(Session::now).join();
        });
        assertThatThrownBy(() -> tried.orTimeout(20, TimeUnit.SECONDS).join())
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> player.keepAsBranch("", Act.unnamed(), session -> {
                            throw new IllegalStateException("a bug");
                        })
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .hasRootCauseMessage("a bug");
        player.close();
        assertThatThrownBy(() -> player.keepAsBranch("", Act.unnamed(), session -> true)
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .isInstanceOf(CancellationException.class)
                .hasStackTraceContaining("the player is closed");
    }

    @Test
    void anActThatBreaksTheEngineCanBeTakenBack() throws InterruptedException {
        player.open(sabotaged(new IllegalStateException("a bug")));
        player.act(session -> session.execute(stop())).join();
        player.play();
        next(shown -> shown.frame().failure() != null);
        player.undo();
        assertThat(next(shown -> shown.redo() != null).frame().failure()).isNull();
    }

    /** A fork in the past may fail where the session has not. */
    @Test
    void anotherSessionsFailureIsToldThoughTheSessionLives() throws InterruptedException {
        var failures = new LinkedBlockingQueue<Throwable>();
        var once = new AtomicBoolean(true);
        try (var other = new Player(SessionOptions.DEFAULT, moment -> {}, failures::add)) {
            other.setWatch(standing -> {
                if (standing.opened() == 2 && once.getAndSet(false)) {
                    sabotaged(new IllegalStateException("elsewhere")).runFor(Duration.ofMinutes(1));
                }
            });
            other.start();
            other.reset(SessionOptions.DEFAULT);
            assertThat(failures.poll(20, TimeUnit.SECONDS)).isInstanceOf(EngineFailure.class);
        }
    }

    /** An act and another session in one turn: the act is in the log of the one before. */
    @Test
    void whatIsDoneJustBeforeAnotherSessionIsSeen() {
        var seen = new ArrayList<String>();
        try (var other = new Player(SessionOptions.DEFAULT, moment -> {}, failure -> {})) {
            other.setWatch(standing -> seen.add(standing.opened() + ":"
                    + standing.shown().session().position().commands()));
            other.act(session -> session.execute(new Command.PostCondition("nobody", "Ready", "True")));
            other.reset(SessionOptions.DEFAULT);
            other.start();
            other.ask(session -> true).join();
        }
        assertThat(seen).startsWith("1:1");
    }
}
