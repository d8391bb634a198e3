package dev.podfall.ui.app;

import dev.podfall.kept.SessionReader;
import dev.podfall.kept.Sitting;
import dev.podfall.kept.Study;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Exam;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.fault.Breaking;
import dev.podfall.lesson.run.ExamRun;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.manifest.Source;
import dev.podfall.ui.frame.OnScreen;
import dev.podfall.ui.lesson.ExamViewModel;
import dev.podfall.ui.lesson.LessonViewModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lesson, or the exam, that a session is about, in the session's file: written with it, and gone on with when it is
 * opened again. Screen's thread only.
 */
final class Studying implements ExamViewModel.Room {
    private final LessonViewModel lesson;
    private final LessonBook book;
    private final Teaching teaching;
    private final SessionKeeper keeper;
    private final Consumer<Phrase> problem;
    private @Nullable ExamViewModel exam;
    private Study last = Study.NONE;

    /** The lesson that is open, if it is somebody's own; by it, its file. */
    private Map<Lesson, String> own = Map.of();

    /** @param problem is told why something does not go on */
    Studying(
            LessonViewModel lesson,
            LessonBook book,
            Teaching teaching,
            SessionKeeper keeper,
            Consumer<Phrase> problem) {
        this.lesson = lesson;
        this.book = book;
        this.teaching = teaching;
        this.keeper = keeper;
        this.problem = problem;
        keeper.setStudy(this::now, this::opened);
        lesson.run().subscribe(run -> follow());
    }

    void setExam(ExamViewModel model) {
        exam = model;
        model.run().subscribe(run -> follow());
    }

    /** The window shows another moment: the session may be another one. */
    void follow() {
        var now = now();
        if (now != null && !now.withoutTime().equals(last)) {
            last = now.withoutTime();
            keeper.learned();
        }
    }

    /** A lesson of somebody's own is opened: its file goes with what he does in it. */
    void setOwn(Lesson opened, String text) {
        own = Map.of(opened, text);
    }

    /** Null if the session is about no lesson that is open, or about one that could not be read again. */
    private @Nullable Study now() {
        var run = lesson.run().get();
        if (run == null || !teaching.isOurs() || Breaking.isOne(run.lesson())) {
            return null;
        }
        var sitting = exam == null ? null : exam.sitting();
        return study(run).in(sitting);
    }

    private Study study(LessonRun run) {
        var text = own.getOrDefault(run.lesson(), exam == null ? "" : exam.text(run.lesson()));
        return Studies.of(run, book.took()).withText(text);
    }

    @Override
    public CompletableFuture<ExamViewModel.Handed> hand(LessonRun run) {
        return OnScreen.of(teaching.lastLook().thenCompose(report -> {
            var looked = report == null ? run : run.looked(report);
            // Beside the point: a session that was opened meanwhile is none of the lesson's.
            return teaching.isOurs()
                    ? keeper.text(study(looked)).thenApply(text -> new ExamViewModel.Handed(looked, text))
                    : CompletableFuture.completedFuture(new ExamViewModel.Handed(looked, ""));
        }));
    }

    /** A session was opened that may be about a lesson. */
    private void opened(Study study) {
        if (study.lesson().isEmpty()) {
            var over = lesson.run().get();
            // What can be handed in is in the session that was left, and not in this one.
            if (over != null && over.isOver() && !teaching.isOurs() && !teaching.isOpening()) {
                if (exam != null) {
                    exam.leave();
                }
                lesson.close();
            }
            return;
        }
        var sitting = study.exam();
        boolean goesOn = sitting != null && !sitting.isOver();
        var found = lesson(study.lesson(), study.text());
        if (found == null) {
            problem.accept(Phrase.of("course.unknown-lesson", study.lesson()));
            return;
        }
        var left = Studies.run(found, study, goesOn);
        if (!study.text().isEmpty()) {
            setOwn(found, study.text());
        }
        var model = exam;
        if (goesOn && model != null) {
            resume(model, Objects.requireNonNull(sitting), left);
        } else {
            if (model != null) {
                // The exam that went on stays in the session that was left, and is gone on with there.
                model.leave();
            }
            lesson.resume(left);
        }
        book.resumed(study.took(), left.isOver());
    }

    private void resume(ExamViewModel model, Sitting sitting, LessonRun left) {
        var lessons = new ArrayList<Lesson>();
        var texts = new HashMap<String, String>();
        for (var task : sitting.tasks()) {
            var found = lesson(task.id(), task.text());
            if (found == null) {
                // Without it what was handed in would be taken for that of other lessons.
                problem.accept(Phrase.of("course.unknown-lesson", task.id()));
                return;
            }
            lessons.add(found.id().equals(left.lesson().id()) ? left.lesson() : found);
            if (!task.text().isEmpty()) {
                texts.put(task.id(), task.text());
            }
        }
        var done = new ArrayList<LessonRun>();
        for (int i = 0; i < Math.min(lessons.size(), sitting.handed().size()); i++) {
            var read =
                    SessionReader.read(new Source("", sitting.handed().get(i))).file();
            var study = read == null ? Study.NONE : read.study();
            done.add(Studies.run(lessons.get(i), study, true).handedIn());
        }
        var all = new Exam(sitting.name(), Text.same(sitting.name()), sitting.limit(), List.copyOf(lessons));
        model.resume(new ExamRun(all, sitting.began(), done, Duration.ZERO), sitting, left, texts);
    }

    private static @Nullable Lesson lesson(String id, String text) {
        var source = text.isEmpty() ? Bundled.lesson(id) : new Source(id + ".yaml", text);
        return source == null ? null : LessonReader.read(source).lesson();
    }
}
