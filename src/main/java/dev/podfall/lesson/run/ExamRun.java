package dev.podfall.lesson.run;

import dev.podfall.lesson.Exam;
import dev.podfall.lesson.Lesson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody is in an exam: a value. The limit is of the wall's time from the moment at which it began, whatever was
 * done with the window since.
 *
 * @param done what was handed in, one for each lesson, in order
 * @param took zero while it goes on
 */
public record ExamRun(Exam exam, Instant began, List<LessonRun> done, Duration took) {
    /** Nobody is told that a whole exam took no time. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public ExamRun {
        done = List.copyOf(done);
    }

    public static ExamRun of(Exam exam, Instant now) {
        return new ExamRun(exam, now, List.of(), Duration.ZERO);
    }

    public boolean isOver() {
        return !took.isZero();
    }

    /** What is being done; null if all was handed in, or there is no time left. */
    public @Nullable Lesson lesson() {
        return isOver() || done.size() == exam.lessons().size()
                ? null
                : exam.lessons().get(done.size());
    }

    /** Not less than nothing. */
    public Duration left(Instant now) {
        var left = isOver() ? exam.limit().minus(took) : exam.limit().minus(Duration.between(began, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean isUp(Instant now) {
        return !isOver() && left(now).isZero();
    }

    /** One more was handed in; with the last one it is over. */
    public ExamRun handedIn(LessonRun run, Instant now) {
        var all = new ArrayList<>(done);
        all.add(run.handedIn());
        var next = new ExamRun(exam, began, all, took);
        return all.size() == exam.lessons().size() ? next.over(now) : next;
    }

    /** It is over, by somebody or because there is no time left. */
    public ExamRun over(Instant now) {
        var needed = Duration.between(began, now);
        var counted = needed.compareTo(exam.limit()) > 0 ? exam.limit() : needed;
        return new ExamRun(exam, began, done, counted.compareTo(SHORTEST) < 0 ? SHORTEST : counted);
    }

    /** What was handed in of a lesson; null if nothing was. */
    public @Nullable LessonRun of(Lesson lesson) {
        int at = exam.lessons().indexOf(lesson);
        return at < 0 || at >= done.size() ? null : done.get(at);
    }
}
