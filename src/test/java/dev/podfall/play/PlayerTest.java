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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
        player.speed(Player.MAX_SPEED);
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
        player.stepBack();
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
        player.stepBack();
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
                .satisfies(failed -> assertThat(failed.getCause()).hasMessage("the player is closed"));
    }
}
