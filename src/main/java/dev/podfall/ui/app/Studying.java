package dev.podfall.ui.app;

import dev.podfall.kept.Study;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.OnScreen;
import dev.podfall.ui.lesson.ExamViewModel;
import dev.podfall.ui.lesson.LessonViewModel;
import java.util.Map;
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

    /** Counts what made that of no interest which is being read of a session. */
    private long reading;

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
        lesson.busy().subscribe(busy -> {
            if (busy) {
                reading++;
            }
        });
    }

    void setExam(ExamViewModel model) {
        exam = model;
        model.run().subscribe(run -> follow());
    }

    /** The window shows another moment: the session may be another one. */
    void follow() {
        lesson.setOutside(teaching.isElsewhere());
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
        if (run == null || !teaching.isOurs()) {
            return null;
        }
        var sitting = exam == null ? null : exam.sitting();
        return study(run).in(sitting);
    }

    private Study study(LessonRun run) {
        var text = own.getOrDefault(run.lesson(), exam == null ? "" : exam.text(run.lesson()));
        return Studies.of(run, book.took()).withText(text).of(teaching.fault(run.lesson()));
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
        // What is still being read is of another session.
        reading++;
        if (study.lesson().isEmpty()) {
            var over = lesson.run().get();
            // What can be handed in is in the session that was left, and not in this one.
            if (over != null && over.isOver() && teaching.isElsewhere()) {
                if (exam != null) {
                    exam.leave();
                }
                lesson.close();
            }
            return;
        }
        long mine = ++reading;
        Failures.surface(OnScreen.of(teaching.left(study)).thenAccept(left -> {
            if (mine == reading) {
                goOn(study, left);
            }
        }));
    }

    private void goOn(Study study, LeftLesson left) {
        var run = left.run();
        if (run == null) {
            problem.accept(left.problem());
            return;
        }
        if (!study.text().isEmpty()) {
            setOwn(run.lesson(), study.text());
        }
        var model = exam;
        var before = left.exam();
        var sitting = study.exam();
        if (model != null && before != null && sitting != null) {
            model.resume(before, sitting, run, left.texts());
        } else {
            if (model != null) {
                // The exam that went on stays in the session that was left, and is gone on with there.
                model.leave();
            }
            teaching.mend(left.broken());
            lesson.resume(run);
        }
        book.resumed(study.took(), run.isOver());
    }
}
