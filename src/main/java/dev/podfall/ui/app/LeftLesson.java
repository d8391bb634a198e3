package dev.podfall.ui.app;

import dev.podfall.cluster.Session;
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
import dev.podfall.lesson.fault.Broken;
import dev.podfall.lesson.run.ExamRun;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.manifest.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lesson that a session's file is about, as it was left. It takes reading, of whole sessions for an exam, so it is made
 * off the screen's thread.
 *
 * @param run null if it does not go on
 * @param broken what is to be mended, if that is the lesson; else null
 * @param exam null if none goes on
 * @param texts files of the exam's lessons that do not come with the program, by their ids
 * @param problem why it does not go on; nothing if it does
 */
record LeftLesson(
        @Nullable LessonRun run,
        @Nullable Broken broken,
        @Nullable ExamRun exam,
        Map<String, String> texts,
        Phrase problem) {
    LeftLesson {
        texts = Map.copyOf(texts);
    }

    private static LeftLesson none(Phrase problem) {
        return new LeftLesson(null, null, null, Map.of(), problem);
    }

    private static LeftLesson unknown(String id) {
        return none(Phrase.of("course.unknown-lesson", id));
    }

    /** One that stands in a file, or an exam. */
    static LeftLesson of(Study study) {
        var found = lesson(study.lesson(), study.text());
        if (found == null) {
            return unknown(study.lesson());
        }
        var sitting = study.exam();
        boolean goesOn = sitting != null && !sitting.isOver();
        var run = Studies.run(found, study, goesOn);
        return goesOn
                ? inExam(Objects.requireNonNull(sitting), run)
                : new LeftLesson(run, null, null, Map.of(), Phrase.NONE);
    }

    private static LeftLesson inExam(Sitting sitting, LessonRun run) {
        var lessons = new ArrayList<Lesson>();
        var texts = new TreeMap<String, String>();
        for (var task : sitting.tasks()) {
            var found = lesson(task.id(), task.text());
            if (found == null) {
                // Without it what was handed in would be taken for that of other lessons.
                return unknown(task.id());
            }
            lessons.add(found.id().equals(run.lesson().id()) ? run.lesson() : found);
            if (!task.text().isEmpty()) {
                texts.put(task.id(), task.text());
            }
        }
        var title = sitting.title().isEmpty() ? Text.same(sitting.name()) : new Text(sitting.title());
        var exam = new Exam(sitting.name(), title, sitting.limit(), lessons);
        var left = new ExamRun(exam, sitting.began(), handed(sitting, lessons), Duration.ZERO);
        return new LeftLesson(run, null, left, texts, Phrase.NONE);
    }

    private static List<LessonRun> handed(Sitting sitting, List<Lesson> lessons) {
        var out = new ArrayList<LessonRun>();
        for (int i = 0; i < Math.min(lessons.size(), sitting.handed().size()); i++) {
            var read =
                    SessionReader.read(new Source("", sitting.handed().get(i))).file();
            out.add(Studies.run(lessons.get(i), read == null ? Study.NONE : read.study(), true)
                    .handedIn());
        }
        return out;
    }

    /** Something that was broken in a session. */
    static LeftLesson of(Study study, Study.Fault fault, Session session) {
        return Breaking.in(session, fault.id(), fault.seed(), fault.requests())
                .map(broken ->
                        new LeftLesson(Studies.run(broken.lesson(), study, false), broken, null, Map.of(), Phrase.NONE))
                .orElseGet(() -> none(Phrase.of("break.unknown", fault.id(), Long.toString(fault.seed()))));
    }

    private static @Nullable Lesson lesson(String id, String text) {
        var source = text.isEmpty() ? Bundled.lesson(id) : new Source(id + ".yaml", text);
        return source == null ? null : LessonReader.read(source).lesson();
    }
}
