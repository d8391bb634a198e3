package dev.podfall.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.cluster.Step;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.kubectl.ManifestLoad;
import dev.podfall.kubectl.StrictIo;
import dev.podfall.manifest.Source;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import dev.podfall.ui.frame.Failures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayerRunnerTest {
    private final AtomicReference<Consumer<Moment>> screen = new AtomicReference<>(moment -> {});
    private final Player player =
            new Player(SessionOptions.DEFAULT, moment -> screen.get().accept(moment), Failures::surface);
    private final PlayerRunner runner = new PlayerRunner(player);

    @BeforeEach
    void start() {
        screen.set(runner::show);
        player.pace(Pace.MAX);
        player.start();
        player.act(session -> {
                    var text = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");
                    ManifestLoad.plan(List.of(new Source("a.yaml", text)), session)
                            .apply(session);
                    return 0;
                })
                .join();
    }

    @AfterEach
    void close() {
        player.close();
    }

    private String run(String line) {
        var io = new StrictIo(Map.of());
        int code = runner.run(ConsoleLine.of(line), io, () -> false);
        return io.out() + io.err() + "= " + code;
    }

    @Test
    void waitingLetsTheWindowsTimePassAndPausesItAgain() {
        var before = player.ask(Session::now).join();
        assertThat(run("wait 30s")).isEqualTo("= 0");
        assertThat(player.ask(Session::now).join()).isAfterOrEqualTo(before.plusSeconds(30));
    }

    @Test
    void whatHasComeTrueIsNotWaitedForAnyLonger() throws Exception {
        run("wait 60s");
        var rested = new CompletableFuture<Moment>();
        player.pace(Pace.STORY);
        player.play();
        // kubectl waits for an hour at most, and the pods are gone within seconds.
        assertThat(run("kubectl delete pod -l app=agent")).endsWith("= 0");
        var gone = player.ask(Session::now).join();
        screen.set(moment -> {
            runner.show(moment);
            if (moment.waiting().rest()) {
                rested.complete(moment);
            }
        });
        assertThat(rested.get(60, TimeUnit.SECONDS).at()).isBefore(gone.plusSeconds(60));
    }

    @Test
    void aRolloutIsWatchedUntilItIsDone() {
        run("wait 60s");
        run("kubectl set image ds/agent agent=agent:2");
        assertThat(run("kubectl rollout status ds/agent"))
                .endsWith("daemon set \"agent\" successfully rolled out\n= 0")
                .contains("rollout to finish: 1 out of 2 new pods have been updated...\n");
    }

    @Test
    void whatALineWritesIsWrittenAtOnceHoweverFastTimePasses() {
        player.play();
        assertThat(run("kubectl label nodes --all a=b")).endsWith("= 0");
        player.pause();
        var written = player.ask(session -> session.journal().stream()
                        .filter(Step::byUser)
                        .map(step -> step.position().timersRun())
                        .toList())
                .join();
        assertThat(written.getLast()).isPositive().isEqualTo(written.get(written.size() - 2));
        // And time goes on after it.
        var before = player.ask(Session::now).join();
        assertThat(run("wait 30s")).isEqualTo("= 0");
        assertThat(player.ask(Session::now).join()).isAfterOrEqualTo(before.plusSeconds(30));
    }

    @Test
    void somebodyStopsIt() {
        var io = new StrictIo(Map.of());
        int code = runner.run(ConsoleLine.of("wait 1h"), io, () -> true);
        assertThat(io.err() + code).isEqualTo("^C\n130");
    }

    /** A line that watches, on a thread of its own. */
    private final class Watch implements CommandRunner.Patience {
        private final StringBuffer printed = new StringBuffer();
        private final CompletableFuture<Integer> code;
        private Thread thread = Thread.currentThread();
        private volatile boolean stopped;
        private volatile boolean nextWaits;

        Watch(String line) {
            var io = new StrictIo(Map.of()) {
                @Override
                public void out(String text) {
                    printed.append(text);
                    synchronized (printed) {
                        printed.notifyAll();
                    }
                }

                @Override
                public void err(String text) {
                    out("! " + text);
                }
            };
            code = CompletableFuture.supplyAsync(
                    () -> runner.run(ConsoleLine.of(line), io, this),
                    task -> thread = Thread.ofPlatform().daemon().start(task));
        }

        @Override
        public boolean stopped() {
            return stopped;
        }

        @Override
        public boolean nextWaits() {
            return nextWaits;
        }

        /** Waits until so many lines are printed. */
        List<String> lines(int atLeast) throws InterruptedException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            synchronized (printed) {
                while (printed.toString().lines().count() < atLeast && System.nanoTime() < until) {
                    printed.wait(100);
                }
            }
            return printed.toString().lines().toList();
        }

        int code() throws Exception {
            return code.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoWatchesSeesWhatTimeBringsAndLetsNonePass() throws Exception {
        run("wait 60s");
        var before = player.ask(Session::now).join();
        var watch = new Watch("kubectl get ds -w");
        assertThat(watch.lines(2).getLast()).startsWith("agent   2         2         2 ");
        assertThat(player.ask(Session::now).join()).isEqualTo(before);

        run("kubectl delete pods --all --wait=false");
        player.play();
        var lines = watch.lines(5);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(5).allMatch(line -> !line.startsWith("! "));
        assertThat(lines.subList(2, lines.size())).anyMatch(line -> line.matches("agent +2 +\\d +[01] .*"));
        assertThat(watch.code).isNotDone();

        watch.stopped = true;
        assertThat(watch.code()).isEqualTo(CommandRunner.STOPPED);
        assertThat(watch.printed).endsWith("! ^C\n");
    }

    @Test
    void whatWatchesMakesRoomForTheNextLine() throws Exception {
        var watch = new Watch("kubectl get nodes -w");
        watch.lines(3);
        watch.nextWaits = true;
        assertThat(watch.code()).isZero();
        assertThat(watch.printed.toString()).doesNotContain("!");
    }

    @Test
    void aNodeThatGoesIsToldOfOnceMore() throws Exception {
        var watch = new Watch("kubectl get node n2 -w | grep -n n2");
        watch.lines(1);
        run("kubectl delete node n2 --wait=false");
        assertThat(watch.lines(2).getLast()).startsWith("3:n2 ");
        watch.stopped = true;
        assertThat(watch.code()).isEqualTo(CommandRunner.STOPPED);
    }

    /** A line that waits for an hour of which every second takes one. */
    private Watch waiting() throws Exception {
        var begun = new CompletableFuture<Moment>();
        player.pace(Pace.REAL);
        screen.set(moment -> {
            runner.show(moment);
            if (moment.playing()) {
                begun.complete(moment);
            }
        });
        var out = new Watch("wait 1h");
        begun.get(20, TimeUnit.SECONDS);
        return out;
    }

    @Test
    void whoWaitsHearsThatAnotherSessionHasCome() throws Exception {
        var waiting = waiting();
        player.open(new Session(SessionOptions.DEFAULT));
        assertThat(waiting.code()).isEqualTo(CommandRunner.STOPPED);
        assertThat(waiting.printed).hasToString("! stopped: another session is on the screen\n");
    }

    @Test
    void whoWaitsHearsThatNobodyPlaysAnyMore() throws Exception {
        var waiting = waiting();
        player.close();
        assertThat(waiting.code()).isEqualTo(CommandRunner.STOPPED);
    }

    @Test
    void whoWaitsHearsThatItsThreadIsToEnd() throws Exception {
        var waiting = waiting();
        waiting.thread.interrupt();
        assertThat(waiting.code()).isEqualTo(CommandRunner.STOPPED);
        assertThat(waiting.printed).hasToString("! ^C\n");
    }
}
