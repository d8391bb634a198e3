package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Forecast;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.OnScreen;
import dev.podfall.ui.text.Words;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Lets what a prediction says happen where it can be seen, while the answer is worked out where it cannot. Screen's thread only. */
final class Questioning {
    private final Desk desk;
    private final Player player;
    private final LineByLine script;
    private final Executor loader;
    private final Runnable onRefused;
    private final BooleanSupplier elsewhere;
    private @Nullable Awaited awaited;

    /**
     * What is shown until then.
     *
     * @param lines whether the lines are still being done
     * @param until null until the cluster is at rest
     * @param seen completes when it has been seen
     */
    private record Awaited(boolean lines, @Nullable Instant until, CompletableFuture<Void> seen) {
        boolean isSeen(Moment moment) {
            if (lines) {
                return false;
            }
            return until == null
                    ? moment.atRest()
                    : moment.present() && !moment.at().isBefore(until);
        }
    }

    /**
     * @param loader runs sessions where nobody sees it
     * @param onRefused shows where it can be read what a line was refused for
     * @param elsewhere whether somebody has opened something in which nothing of it is to be seen
     */
    Questioning(
            Desk desk,
            Player player,
            LineByLine script,
            Executor loader,
            Runnable onRefused,
            BooleanSupplier elsewhere) {
        this.desk = desk;
        this.player = player;
        this.script = script;
        this.loader = loader;
        this.onRefused = onRefused;
        this.elsewhere = elsewhere;
    }

    /**
     * Completes with the right answer when it has been seen, or nobody waits for that any more.
     *
     * @param before the cluster in which it is asked; the loader's thread forks it
     * @param refused is given the first line that fails, if one does: what is there to be seen may be nothing
     */
    CompletableFuture<Answer> run(
            Lesson lesson, Prediction prediction, Session before, Consumer<ConsoleRun.Ran> refused) {
        var wording = Words.wording();
        var right = CompletableFuture.supplyAsync(
                () -> Forecast.in(before.fork(), prediction, lesson.files(), wording), loader);
        desk.view().model().pace().set(Pace.STORY);
        var lines = prediction.lines();
        var seen = new CompletableFuture<Void>();
        var after = prediction.after();
        awaited = new Awaited(true, null, seen);
        var all = player.ask(Session::now)
                .thenComposeAsync(
                        began -> script.run(lines).thenApplyAsync(code -> refused(code, began), Platform::runLater),
                        Platform::runLater)
                .thenAcceptAsync(
                        began -> {
                            if (elsewhere.getAsBoolean()) {
                                seen.complete(null);
                                return;
                            }
                            var until = after == null ? null : began.plus(after);
                            if (until != null) {
                                player.await(until);
                            }
                            if (!seen.isDone()) {
                                awaited = new Awaited(false, until, seen);
                            }
                            player.play();
                        },
                        Platform::runLater)
                .thenCombineAsync(
                        right,
                        (done, result) -> {
                            result.ran().stream()
                                    .filter(ran -> ran.code() != 0)
                                    .findFirst()
                                    .ifPresent(refused);
                            // Where nothing was done nothing comes to be seen.
                            if (after == null
                                    && (lines.isEmpty()
                                            || result.ran().getFirst().code() != 0)) {
                                seen.complete(null);
                            }
                            return result;
                        },
                        Platform::runLater);
        Failures.surface(OnScreen.of(all).handle((done, failed) -> {
            // What was not done is not seen either, and nobody is to wait for it.
            if (failed != null) {
                seen.completeExceptionally(failed);
                if (awaited != null && awaited.seen() == seen) {
                    awaited = null;
                }
            }
            return failed == null;
        }));
        return OnScreen.of(right.thenCombine(seen, (result, done) -> result.answer()));
    }

    /** What was refused is to be seen in the console only. */
    private <T> T refused(int code, T began) {
        if (code != 0) {
            onRefused.run();
        }
        return began;
    }

    /** The next moment is on the screen. */
    void show(Moment moment) {
        var waiting = awaited;
        if (waiting != null && elsewhere.getAsBoolean()) {
            awaited = null;
            waiting.seen().complete(null);
        } else if (waiting != null && waiting.isSeen(moment)) {
            awaited = null;
            hold(waiting.until());
            waiting.seen().complete(null);
        }
    }

    /** A question about a moment is answered while that moment is seen, and not one that came after it. */
    private void hold(@Nullable Instant until) {
        if (until != null) {
            player.seek(until);
        }
    }

    /** What is still to be seen is not waited for. */
    void reveal() {
        script.hurry();
        var waiting = awaited;
        awaited = null;
        if (waiting != null) {
            waiting.seen().complete(null);
        }
    }
}
