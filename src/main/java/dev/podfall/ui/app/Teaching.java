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
    private final Questioning question;
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
        this.script = new LineByLine(player, console, keeper::number);
        this.editor = editor;
        this.keeper = keeper;
        this.loader = loader;
        this.onTask = onTask;
        this.question = new Questioning(desk, player, script, loader, onTask, this::isElsewhere);
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
        question.show(moment);
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
                            return found;
                        },
                        Platform::runLater)
                .whenCompleteAsync(
                        (found, failed) -> {
                            if (played && (failed != null || found.isEmpty())) {
                                player.play();
                            }
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

    /** Whether somebody has opened something that is none of the lesson's. */
    boolean isElsewhere() {
        // Nor is it about to be shown.
        return !isOurs() && leaving == null;
    }

    /** The goals once more, as they are now; null if nobody is at a task. */
    CompletableFuture<GoalWatch.@Nullable Report> lastLook() {
        var goals = watched;
        return goals == null
                ? CompletableFuture.completedFuture(null)
                : goals.last().thenApplyAsync(report -> report, Platform::runLater);
    }

    @Override
    public CompletableFuture<Answer> run(Lesson lesson, Prediction prediction, Consumer<ConsoleRun.Ran> refused) {
        return question.run(lesson, prediction, Objects.requireNonNull(before, "a lesson has begun"), refused);
    }

    @Override
    public void reveal() {
        question.reveal();
    }

    @Override
    public CompletableFuture<Void> leave(Lesson lesson, Prediction prediction, boolean keep) {
        if (isElsewhere()) {
            return comeBack(lesson, prediction, keep);
        }
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
                .thenAcceptAsync(
                        fork -> {
                            // Else the card says that the lesson is elsewhere, and begins it again.
                            if (!isElsewhere()) {
                                before = fork;
                            }
                        },
                        Platform::runLater));
    }

    /** From a session that is none of the lesson's, and in which it does nothing. */
    private CompletableFuture<Void> comeBack(Lesson lesson, Prediction prediction, boolean keep) {
        script.end();
        reveal();
        var session = Objects.requireNonNull(before, "a lesson has begun");
        return OnScreen.of(CompletableFuture.supplyAsync(
                        () -> keep ? Asking.of(lesson, prediction, session).next() : session, loader)
                .thenComposeAsync(
                        next -> {
                            before = next;
                            enter(lesson);
                            return reopen();
                        },
                        Platform::runLater));
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
