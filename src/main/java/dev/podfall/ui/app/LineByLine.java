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
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Does a lesson's lines where they can be seen, each when the cluster has come to rest after the one before it: as they are
 * done where nobody sees it, so that what is seen is what is said to be right; after an hour of virtual time also if it has
 * not. Screen's thread only.
 */
final class LineByLine {
    /** Some clusters never rest: pods that are evicted from the same node again and again. Of virtual time. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Player player;
    private final ConsoleViewModel console;

    /** The lines that are being done; those of another turn are not gone on with. */
    private long turn;

    private boolean hurried;

    private CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);

    /** Completes when the cluster has come to rest; null while nobody waits for that. */
    private @Nullable CompletableFuture<Void> rest;

    /** What was to be seen when the line had been done; null while that is not known. */
    private @Nullable Moment since;

    LineByLine(Player player, ConsoleViewModel console) {
        this.player = player;
        this.console = console;
    }

    /** Completes with the code of the line that was done last: the first that fails ends it. */
    CompletableFuture<Integer> run(List<String> lines) {
        end();
        hurried = false;
        last = lines.isEmpty() ? CompletableFuture.completedFuture(0) : from(lines, 0, turn);
        return last;
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
                            if (code != 0 || at + 1 == lines.size() || mine != turn) {
                                return ended;
                            }
                            var next = hurried || !ConsoleRun.restsAfter(lines, at)
                                    ? CompletableFuture.<Void>completedFuture(null)
                                    : atRest();
                            return next.thenCompose(rested -> mine == turn ? from(lines, at + 1, mine) : ended);
                        },
                        Platform::runLater);
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
