package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
import dev.podfall.cluster.SessionOptions;
import dev.podfall.kept.Study;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.fault.Breaking;
import dev.podfall.lesson.fault.Broken;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Forecast;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.Asking;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.lesson.run.Resumed;
import dev.podfall.manifest.Source;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.play.Player;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.OnScreen;
import dev.podfall.ui.lesson.Ground;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Words;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Gives a lesson the window's player, console and editor. Screen's thread only. */
final class Teaching implements Ground {
    private final Desk desk;
    private final Player player;
    private final LineByLine script;
    private final ManifestViewModel editor;
    private final SessionKeeper keeper;

    private final Runnable onTask;
    private IntConsumer onConceal = steps -> {};

    /** Makes sessions, and runs them where nobody sees it. */
    private final Executor loader;

    /** The cluster as it is before what is asked next; the loader's thread forks it. Null while no lesson has begun. */
    private @Nullable Session before;

    /** What was broken last, and is to be mended; null if nothing was. */
    private @Nullable Broken broken;

    private @Nullable Awaited awaited;
    private @Nullable GoalLooks watched;

    /** Where a task that was left had begun; null if it begins where it is. */
    private Scene.@Nullable Beginning since;

    /** The number of the session that the lesson is in; -1 while there is none. */
    private long ours = -1;

    /** Whether the lesson is to find out what was done before it. */
    private boolean hidden;

    /** How many steps there were when the session came. */
    private int done;

    private int concealed;

    /** The session that was shown before the lesson's was opened, which is about to be shown. */
    private @Nullable Moment leaving;

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

    /** @param onTask shows where it can be done */
    Teaching(
            Desk desk,
            Player player,
            ConsoleViewModel console,
            ManifestViewModel editor,
            SessionKeeper keeper,
            Executor loader,
            Runnable onTask) {
        this.desk = desk;
        this.player = player;
        this.script = new LineByLine(player, console);
        this.editor = editor;
        this.keeper = keeper;
        this.loader = loader;
        this.onTask = onTask;
    }

    /** @param action is told how many steps are for the learner to find out; 0 if none is */
    void setOnConceal(IntConsumer action) {
        onConceal = action;
    }

    /** The next moment is on the screen. */
    void show(Moment moment) {
        var left = leaving;
        if (left != null && left.session() != moment.session()) {
            leaving = null;
            ours = keeper.number();
            done = moment.frame().journal().size();
        }
        conceal();
        script.show(moment);
        var waiting = awaited;
        if (waiting != null && waiting.isSeen(moment)) {
            awaited = null;
            hold(waiting.until());
            waiting.seen().complete(null);
        }
        var goals = watched;
        if (goals != null) {
            goals.look();
        }
    }

    /** What was broken is for the learner to find. */
    private void conceal() {
        int now = hidden && isOurs() ? done : 0;
        if (now != concealed) {
            concealed = now;
            onConceal.accept(now);
        }
    }

    /** A question about a moment is answered while that moment is seen, and not one that came after it. */
    private void hold(@Nullable Instant until) {
        if (until != null) {
            player.seek(until);
        }
    }

    @Override
    public CompletableFuture<Void> begin(Lesson lesson) {
        end();
        giveUp();
        var made = broken(lesson);
        return OnScreen.of(CompletableFuture.supplyAsync(() -> made == null ? begun(lesson) : made.session(), loader)
                .thenAcceptAsync(
                        session -> {
                            before = session;
                            hidden = made != null;
                            since = null;
                            enter(lesson);
                        },
                        Platform::runLater)
                .thenCompose(shown -> reopen()));
    }

    private static Session begun(Lesson lesson) {
        var begun = Begun.of(lesson, SessionOptions.DEFAULT.seed());
        return Objects.requireNonNull(begun.session(), "a lesson that was checked begins");
    }

    /**
     * Breaks something in the cluster as it is shown, off the screen's thread: nothing if there is nothing to break, and then
     * time goes on as it did.
     */
    CompletableFuture<Optional<Broken>> breakSomething(long seed) {
        boolean played = desk.view().model().playing().get();
        player.pause();
        return player.forkShown(loader)
                .thenApplyAsync(
                        fork -> {
                            fork.runToRest();
                            return Breaking.of(fork, seed);
                        },
                        loader)
                .thenApplyAsync(
                        found -> {
                            found.ifPresent(each -> broken = each);
                            if (found.isEmpty() && played) {
                                player.play();
                            }
                            return found;
                        },
                        Platform::runLater);
    }

    /** The lesson of a session that was opened just now, as it was left in its file. */
    CompletableFuture<LeftLesson> left(Study study) {
        var fault = study.fault();
        return fault == null
                ? CompletableFuture.supplyAsync(() -> LeftLesson.of(study), loader)
                : player.ask(Session::fork).thenApplyAsync(fork -> LeftLesson.of(study, fault, fork), loader);
    }

    /** What is to be mended from now on; null if nothing is. */
    void mend(@Nullable Broken what) {
        broken = what;
    }

    /** What is to be mended in a lesson, as files have it; null if it is another lesson. */
    Study.@Nullable Fault fault(Lesson lesson) {
        var what = broken(lesson);
        return what == null ? null : new Study.Fault(what.fault(), what.seed(), what.requests());
    }

    private @Nullable Broken broken(Lesson lesson) {
        var what = broken;
        return what != null && what.lesson().equals(lesson) ? what : null;
    }

    /** Shows the cluster as it is before what is asked next. */
    private CompletableFuture<Void> reopen() {
        var session = Objects.requireNonNull(before, "a lesson has begun");
        return OnScreen.of(CompletableFuture.supplyAsync(session::fork, loader)
                .thenAcceptAsync(
                        fork -> {
                            leaving = desk.shown();
                            player.open(fork);
                        },
                        Platform::runLater));
    }

    /** An exercise that is begun anew is nothing to be kept; what somebody has opened since is. */
    private void giveUp() {
        if (isOurs()) {
            keeper.giveUp();
        }
    }

    @Override
    public CompletableFuture<Answer> run(Lesson lesson, Prediction prediction, Consumer<ConsoleRun.Ran> refused) {
        var session = Objects.requireNonNull(before, "a lesson has begun");
        var wording = Words.wording();
        var right = CompletableFuture.supplyAsync(
                () -> Forecast.in(session.fork(), prediction, lesson.files(), wording), loader);
        desk.view().model().pace().set(Pace.STORY);
        var lines = prediction.lines();
        var seen = new CompletableFuture<Void>();
        var after = prediction.after();
        awaited = new Awaited(true, null, seen);
        var all = player.ask(Session::now)
                .thenCompose(
                        began -> script.run(lines).thenApplyAsync(code -> refused(code, began), Platform::runLater))
                .thenAcceptAsync(
                        began -> {
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

    @Override
    public CompletableFuture<Answer> examine(Lesson lesson, Prediction prediction) {
        var session = Objects.requireNonNull(before, "a lesson has begun");
        return OnScreen.of(CompletableFuture.supplyAsync(() -> Asking.of(lesson, prediction, session), loader)
                .thenComposeAsync(
                        asked -> {
                            before = asked.next();
                            giveUp();
                            return reopen().thenApply(shown -> asked.answer());
                        },
                        Platform::runLater));
    }

    @Override
    public CompletableFuture<Void> resume(Lesson lesson, List<Prediction> behind, boolean task) {
        end();
        ours = keeper.number();
        var made = broken(lesson);
        return OnScreen.of(player.ask(Session::fork)
                .thenApplyAsync(
                        fork -> made == null ? Resumed.of(lesson, behind, task, fork) : Resumed.of(made, task, fork),
                        loader)
                .thenComposeAsync(
                        resumed -> {
                            before = resumed.before();
                            since = resumed.since();
                            hidden = made != null;
                            done = made == null ? 0 : made.session().journal().size();
                            conceal();
                            return resumed.since() == null ? reopen() : CompletableFuture.completedFuture(null);
                        },
                        Platform::runLater));
    }

    /** Whether the session that is shown is the lesson's, also after something was taken back or done otherwise in it. */
    boolean isOurs() {
        return keeper.number() == ours;
    }

    /** Whether a session of the lesson is about to be shown. */
    boolean isOpening() {
        return leaving != null;
    }

    /** The goals once more, as they are now; null if nobody is at a task. */
    CompletableFuture<GoalWatch.@Nullable Report> lastLook() {
        var goals = watched;
        return goals == null
                ? CompletableFuture.completedFuture(null)
                : goals.last().thenApplyAsync(report -> report, Platform::runLater);
    }

    /** What was refused is to be seen in the console only. */
    private <T> T refused(int code, T began) {
        if (code != 0) {
            onTask.run();
        }
        return began;
    }

    @Override
    public void reveal() {
        script.hurry();
        var waiting = awaited;
        awaited = null;
        if (waiting != null) {
            waiting.seen().complete(null);
        }
    }

    @Override
    public CompletableFuture<Void> leave(Prediction prediction, boolean keep) {
        if (!keep) {
            script.end();
        }
        reveal();
        player.play();
        if (!keep) {
            giveUp();
            return reopen();
        }
        return OnScreen.of(script.done()
                .thenCompose(done -> player.ask(Session::fork))
                .thenAcceptAsync(fork -> before = fork, Platform::runLater));
    }

    @Override
    public void watch(Lesson lesson, Consumer<GoalWatch.Report> listener) {
        stopWatching();
        watched = new GoalLooks(player, lesson, since, listener);
        if (since == null) {
            player.play();
        }
        since = null;
        onTask.run();
    }

    @Override
    public CompletableFuture<Void> again(Lesson lesson) {
        stopWatching();
        script.end();
        if (isOurs()) {
            giveUp();
        } else {
            enter(lesson);
        }
        player.play();
        return reopen();
    }

    /** Something else was shown before, which is kept. */
    private void enter(Lesson lesson) {
        keeper.leave();
        desk.selection().clear();
        if (!hidden) {
            editor.show(lesson.files().entrySet().stream()
                    .map(file -> new Source(file.getKey(), file.getValue()))
                    .toList());
        }
        keeper.texts();
    }

    @Override
    public void undo() {
        desk.view().model().undo();
        player.play();
    }

    @Override
    public void goOn() {
        player.play();
    }

    @Override
    public void perform(List<String> lines) {
        desk.view().model().pace().set(Pace.STORY);
        Failures.surface(script.run(lines));
        player.play();
    }

    @Override
    public void end() {
        script.end();
        reveal();
        stopWatching();
    }

    private void stopWatching() {
        if (watched != null) {
            watched.end();
            watched = null;
        }
    }
}
