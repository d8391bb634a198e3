package dev.podfall.ui.lesson;

import dev.podfall.cluster.Session;
import dev.podfall.kept.Recording;
import dev.podfall.kept.SessionWriter;
import dev.podfall.kept.Study;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predicate.Scene;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Forecast;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.Resumed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session without a window: what is asked of it is done before it answers. */
final class BareGround implements Ground, ExamViewModel.Room {
    private @Nullable Session before;
    private @Nullable Session session;
    private @Nullable Session beforeLast;
    private @Nullable Recording recording;
    private @Nullable GoalWatch watch;
    private @Nullable Consumer<GoalWatch.Report> listener;
    private Scene.@Nullable Beginning since;

    private void show(Session next) {
        session = next;
        recording = new Recording(next);
    }

    private Session shown() {
        return Objects.requireNonNull(session);
    }

    /** Somebody types a line, and the cluster comes to rest. */
    void type(String... lines) {
        beforeLast = shown().fork();
        ConsoleRun.of(shown(), List.of(lines), java.util.Map.of());
        if (listener != null && watch != null) {
            listener.accept(watch.look(shown()));
        }
    }

    @Override
    public CompletableFuture<Void> begin(Lesson lesson) {
        end();
        before = Objects.requireNonNull(Begun.of(lesson, 1).session());
        show(before.fork());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Answer> run(Lesson lesson, Prediction prediction, Consumer<ConsoleRun.Ran> refused) {
        ConsoleRun.of(shown(), prediction.lines(), lesson.files()).stream()
                .filter(ran -> ran.code() != 0)
                .findFirst()
                .ifPresent(refused);
        return CompletableFuture.completedFuture(
                Forecast.in(Objects.requireNonNull(before).fork(), prediction, lesson.files())
                        .answer());
    }

    @Override
    public CompletableFuture<Answer> examine(Lesson lesson, Prediction prediction) {
        var from = Objects.requireNonNull(before);
        var ran = prediction.keep() ? from : from.fork();
        var answer = Forecast.in(ran, prediction, lesson.files()).answer();
        show(from.fork());
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletableFuture<Void> again(Lesson lesson) {
        show(Objects.requireNonNull(before).fork());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void undo() {
        if (beforeLast != null) {
            show(beforeLast);
            beforeLast = null;
        }
    }

    @Override
    public CompletableFuture<Void> resume(Lesson lesson, List<Prediction> done, boolean task) {
        var resumed = Resumed.of(lesson, done, task, shown());
        before = resumed.before();
        since = resumed.since();
        if (since == null) {
            show(resumed.before().fork());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void reveal() {}

    @Override
    public void goOn() {}

    @Override
    public CompletableFuture<Void> leave(Lesson lesson, Prediction prediction, boolean keep) {
        if (keep) {
            before = shown().fork();
        } else {
            show(Objects.requireNonNull(before).fork());
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void watch(Lesson lesson, Consumer<GoalWatch.Report> told) {
        watch = new GoalWatch(lesson, since == null ? Scene.Beginning.of(shown()) : since);
        since = null;
        listener = told;
        told.accept(watch.look(shown()));
    }

    @Override
    public void perform(List<String> lines) {
        type(lines.toArray(String[]::new));
    }

    @Override
    public void end() {
        watch = null;
        listener = null;
    }

    @Override
    public CompletableFuture<ExamViewModel.Handed> hand(LessonRun run) {
        var looked = watch == null ? run : run.looked(watch.look(shown()));
        var file = Objects.requireNonNull(recording)
                .file()
                .withStudy(new Study(run.lesson().id(), List.of(), 0, Duration.ZERO));
        return CompletableFuture.completedFuture(new ExamViewModel.Handed(looked, SessionWriter.write(file)));
    }
}
