package dev.podfall.ui.lesson;

import dev.podfall.kept.Sitting;
import dev.podfall.lesson.Exam;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.run.ExamRun;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.ui.frame.Failures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * An exam: its lessons one after the other, as long as there is time. What was done in each is kept as it is when it is
 * handed in. It knows what time it is when it is told to look. Screen's thread only.
 */
public final class ExamViewModel {
    private final LessonViewModel lessons;
    private final Room room;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<@Nullable ExamRun> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Duration> left = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final List<String> handed = new ArrayList<>();
    private Map<String, String> texts = Map.of();
    private Consumer<LessonRun> onHanded = done -> {};
    private boolean handing;

    /** Where it is taken. */
    public interface Room {
        /**
         * Looks at the goals once more, and takes down what was done.
         */
        CompletableFuture<Handed> hand(LessonRun run);
    }

    /**
     * What was taken down.
     *
     * @param session as its file has it
     */
    public record Handed(LessonRun run, String session) {}

    /** @param clock the wall's */
    public ExamViewModel(LessonViewModel lessons, Room room, InstantSource clock) {
        this.lessons = lessons;
        this.room = room;
        this.clock = clock;
    }

    /** How far it is; null if there is none. */
    public ReadOnlyObjectProperty<@Nullable ExamRun> run() {
        return run.getReadOnlyProperty();
    }

    /** How much time there was left at the last look. */
    public ReadOnlyObjectProperty<Duration> left() {
        return left.getReadOnlyProperty();
    }

    /** Whether it goes on: then nobody is helped. */
    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Called for each lesson when an exam is over. */
    public void setOnHanded(Consumer<LessonRun> action) {
        onHanded = action;
    }

    /**
     * Begins one: the time runs from now on.
     *
     * @param files of the lessons that do not come with the program, by their ids
     */
    public void begin(Exam exam, Map<String, String> files) {
        handed.clear();
        texts = Map.copyOf(files);
        take(ExamRun.of(exam, clock.instant()));
        lessons.examine(exam.lessons().getFirst());
    }

    /** Goes on with one that was left, at a lesson of it: time has gone on meanwhile. */
    public void resume(ExamRun before, Sitting sitting, LessonRun at, Map<String, String> files) {
        handed.clear();
        handed.addAll(sitting.handed());
        texts = Map.copyOf(files);
        take(before);
        lessons.resume(at);
        look();
    }

    /** Looks at the clock. */
    public void look() {
        var now = run.get();
        if (now == null || now.isOver()) {
            return;
        }
        left.set(now.left(clock.instant()));
        if (now.isUp(clock.instant())) {
            // What is still being made ready has an end; the next look comes soon.
            hand(true);
        }
    }

    /** Hands in what is being done, and goes on to the next. */
    public void next() {
        hand(false);
    }

    /** Hands in what is being done, and all is over. */
    public void finish() {
        hand(true);
    }

    private void hand(boolean last) {
        var now = run.get();
        var at = lessons.run().get();
        if (now == null || now.isOver() || handing || lessons.busy().get()) {
            return;
        }
        if (at == null || !at.exam()) {
            // Its lesson could not be begun: there is nothing to hand in.
            if (last) {
                end(now.over(clock.instant()));
            }
            return;
        }
        handing = true;
        Failures.surface(room.hand(at).handle((done, failed) -> {
            handing = false;
            if (now.equals(run.get())) {
                handed(now, at, done, failed, last);
            }
            return last;
        }));
    }

    private void handed(ExamRun now, LessonRun at, @Nullable Handed done, @Nullable Throwable failed, boolean last) {
        if (failed != null) {
            lessons.fail(failed);
        }
        handed.add(done == null ? "" : done.session());
        var run = done == null ? at : done.run();
        var next = now.handedIn(run, clock.instant());
        if (last && !next.isOver()) {
            next = next.over(clock.instant());
        }
        // What is over is shown as such at once.
        if (next.isOver()) {
            lessons.handedIn(run.handedIn());
            end(next);
            return;
        }
        take(next);
        var following = next.lesson();
        if (following != null) {
            lessons.examine(following);
        }
    }

    private void end(ExamRun over) {
        over.done().forEach(onHanded);
        take(over);
    }

    /** Nobody wants to see what it came to any more. */
    public void leave() {
        handed.clear();
        texts = Map.of();
        take(null);
    }

    private void take(@Nullable ExamRun next) {
        run.set(next);
        left.set(next == null ? Duration.ZERO : next.left(clock.instant()));
        running.set(next != null && !next.isOver());
    }

    /** As files have it; null if there is none. */
    public @Nullable Sitting sitting() {
        var now = run.get();
        if (now == null) {
            return null;
        }
        var tasks = now.exam().lessons().stream()
                .map(lesson -> new Sitting.Task(lesson.id(), text(lesson)))
                .toList();
        return new Sitting(
                now.exam().id(),
                now.exam().title().words(),
                now.exam().limit(),
                now.began(),
                now.took(),
                tasks,
                handed);
    }

    /** The file of a lesson that does not come with the program; empty if it does. */
    public String text(Lesson lesson) {
        return texts.getOrDefault(lesson.id(), "");
    }
}
