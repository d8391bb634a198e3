package dev.podfall.ui.app;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.play.Moment;
import dev.podfall.play.Player;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Does a lesson's lines where they can be seen, each when the cluster has come to rest after the one before it: as they are
 * done where nobody sees it, so that what is seen is what is said to be right; after an hour of virtual time also if it has
 * not. In another session than that of the first line none is done. Screen's thread only.
 */
final class LineByLine {
    /** Some clusters never rest: pods that are evicted from the same node again and again. Of virtual time. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Player player;
    private final ConsoleViewModel console;
    private final LongSupplier session;

    /** The number of the session in which the lines are done. */
    private long home = -1;

    /** The lines that are being done; those of another turn are not gone on with. */
    private long turn;

    private boolean hurried;

    private CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);

    /** Completes when the cluster has come to rest; null while nobody waits for that. */
    private @Nullable CompletableFuture<Void> rest;

    /** What was to be seen when the line had been done; null while that is not known. */
    private @Nullable Moment since;

    /** @param session the number of the one that lines would be done in now */
    LineByLine(Player player, ConsoleViewModel console, LongSupplier session) {
        this.player = player;
        this.console = console;
        this.session = session;
    }

    /** Completes with the code of the line that was done last: the first that fails ends it. */
    CompletableFuture<Integer> run(List<String> lines) {
        end();
        hurried = false;
        long mine = turn;
        last = lines.isEmpty() ? CompletableFuture.completedFuture(0) : begin(lines, mine);
        return last;
    }

    /** Where a session is being opened the lines are done in that one. */
    private CompletableFuture<Integer> begin(List<String> lines, long mine) {
        return player.moment()
                .thenComposeAsync(
                        now -> {
                            if (mine != turn) {
                                return CompletableFuture.completedFuture(0);
                            }
                            home = now.session();
                            return from(lines, 0, mine);
                        },
                        Platform::runLater);
    }

    /** Completes when no line is being done any more, whatever came of it. */
    CompletableFuture<Void> done() {
        return last.handle((code, failed) -> null);
    }

    private CompletableFuture<Integer> from(List<String> lines, int at, long mine) {
        return console.runAll(List.of(ConsoleLine.of(lines.get(at))))
                .thenComposeAsync(
                        code -> {
                            var ended = CompletableFuture.completedFuture(code);
                            if (code != 0 || at + 1 == lines.size() || !goesOn(mine)) {
                                return ended;
                            }
                            var next = hurried || !ConsoleRun.restsAfter(lines, at)
                                    ? CompletableFuture.<Void>completedFuture(null)
                                    : atRest();
                            return next.thenCompose(rested -> goesOn(mine) ? from(lines, at + 1, mine) : ended);
                        },
                        Platform::runLater);
    }

    private boolean goesOn(long mine) {
        return mine == turn && session.getAsLong() == home;
    }

    private CompletableFuture<Void> atRest() {
        var out = new CompletableFuture<Void>();
        rest = out;
        since = null;
        player.play();
        Failures.surface(player.moment()
                .thenAcceptAsync(
                        now -> {
                            if (rest == out) {
                                since = now;
                                show(now);
                            }
                        },
                        Platform::runLater));
        return out;
    }

    /** The next moment is on the screen. */
    void show(Moment moment) {
        if (rest != null && session.getAsLong() != home) {
            end();
        }
        var begun = since;
        if (begun != null && isOver(begun, moment)) {
            release();
        }
    }

    /** Whether nothing more is waited for of what a line has done that was over at another moment. */
    static boolean isOver(Moment begun, Moment now) {
        return now.session() == begun.session()
                && now.frame().journal().size() >= begun.frame().journal().size()
                && (now.atRest()
                        || Duration.between(begun.frame().now(), now.frame().now())
                                        .compareTo(LONGEST)
                                >= 0);
    }

    /** What is left of the lines is done at once. */
    void hurry() {
        hurried = true;
        release();
    }

    /** What is left of the lines is not done. */
    void end() {
        turn++;
        release();
    }

    private void release() {
        var waiting = rest;
        rest = null;
        since = null;
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}
