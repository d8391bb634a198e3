package dev.podfall.ui.lesson;

import dev.podfall.language.Phrase;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predicate.ConsoleRun;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.predict.Prediction;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.LessonRun.Stage;
import dev.podfall.lesson.run.Marks;
import dev.podfall.lesson.run.Recalls;
import dev.podfall.ui.frame.TileMark;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does in a lesson, and what the cluster does for it. What comes too late, because another lesson was begun or
 * this one anew, is not heard. Screen's thread only.
 */
public final class LessonViewModel {
    private final Ground ground;
    private final ReadOnlyObjectWrapper<@Nullable LessonRun> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<String, TileMark>> tiles = new ReadOnlyObjectWrapper<>(Map.of());
    private final Turns turns = new Turns();
    private final ReadOnlyObjectWrapper<ConsoleRun.@Nullable Ran> refused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper outside = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stands = new ReadOnlyBooleanWrapper();
    private List<Recalls.Due> due = List.of();
    private Course course = Course.NONE;
    private Consumer<LessonRun> onSolved = solved -> {};
    private Consumer<Lesson> onDemonstrate = lesson -> {};

    /** What a lesson stands in. */
    public interface Course {
        Course NONE = new Course() {
            @Override
            public @Nullable Lesson after(Lesson lesson) {
                return null;
            }

            @Override
            public void open(Lesson lesson) {}

            @Override
            public void recalled(Recalls.Due question, boolean right) {}

            @Override
            public void handIn() {}
        };

        /** The one that comes next; null if it is the last. */
        @Nullable
        Lesson after(Lesson lesson);

        /** Begins another one. */
        void open(Lesson lesson);

        /** A question of an earlier lesson was answered. */
        void recalled(Recalls.Due question, boolean right);

        /** What was done is to be saved, for somebody else. */
        void handIn();
    }

    public LessonViewModel(Ground ground) {
        this.ground = ground;
    }

    /** How far it is; null if no lesson is open. */
    public ReadOnlyObjectProperty<@Nullable LessonRun> run() {
        return run.getReadOnlyProperty();
    }

    /** The nodes that are marked on the map. */
    public ReadOnlyObjectProperty<Map<String, TileMark>> tiles() {
        return tiles.getReadOnlyProperty();
    }

    /** Whether the cluster is being made ready. */
    public ReadOnlyBooleanProperty busy() {
        return turns.busy();
    }

    /** Why something could not be done; nothing if all is well. */
    public ReadOnlyObjectProperty<Phrase> trouble() {
        return turns.trouble();
    }

    /** The line of the prediction that is shown that failed; null if none has. */
    public ReadOnlyObjectProperty<ConsoleRun.@Nullable Ran> refused() {
        return refused.getReadOnlyProperty();
    }

    /** Whether the cluster that is shown is another one than the lesson's: nothing can be asked about it. */
    public ReadOnlyBooleanProperty outside() {
        return outside.getReadOnlyProperty();
    }

    public void setOutside(boolean now) {
        outside.set(now);
    }

    /** The questions of earlier lessons that are asked before this one. */
    public List<Recalls.Due> due() {
        return due;
    }

    public void setCourse(Course next) {
        course = next;
    }

    Course course() {
        return course;
    }

    /** Called once when a lesson's goals are reached, or its last prediction was seen. */
    public void setOnSolved(Consumer<LessonRun> action) {
        onSolved = action;
    }

    /** Called with a lesson that somebody wants to show to others. */
    public void setOnDemonstrate(Consumer<Lesson> action) {
        onDemonstrate = action;
    }

    /** Its script is played. */
    public void demonstrate() {
        var now = run.get();
        if (now != null) {
            onDemonstrate.accept(now.lesson());
        }
    }

    /** Begins a lesson, with questions of earlier ones before it. */
    public void open(Lesson lesson, List<Recalls.Due> questions) {
        due = List.copyOf(questions);
        begin(LessonRun.of(lesson));
    }

    /** Begins a lesson as an exam. */
    public void examine(Lesson lesson) {
        due = List.of();
        begin(LessonRun.examOf(lesson));
    }

    /** Goes on with one that was left, in the cluster that is shown. */
    public void resume(LessonRun left) {
        due = List.of();
        tiles.set(Map.of());
        var all = left.lesson().predictions();
        var at = left.prediction();
        boolean task = left.stage() instanceof Stage.Task || left.isOver();
        var done = all.subList(0, at == null ? task ? all.size() : 0 : all.indexOf(at));
        turns.waitFor(() -> ground.resume(left.lesson(), done, task), resumed -> take(left));
    }

    private void take(LessonRun next) {
        if (next.isOver()) {
            run.set(next);
        } else {
            go(next);
        }
    }

    /** The same lesson from its beginning. */
    public void restart() {
        var now = run.get();
        if (now != null) {
            begin(now.exam() ? LessonRun.examOf(now.lesson()) : LessonRun.of(now.lesson()));
        }
    }

    private void begin(LessonRun next) {
        tiles.set(Map.of());
        turns.waitFor(() -> ground.begin(next.lesson()), begun -> run.set(next));
    }

    /** Nothing more is done in it; what it came to is not asked again. */
    void handedIn(LessonRun last) {
        tiles.set(Map.of());
        run.set(last);
    }

    /** On to what comes next. */
    public void next() {
        var now = run.get();
        if (now == null || turns.busy().get()) {
            return;
        }
        var prediction = now.prediction();
        if (now.stage() instanceof Stage.Shown it && prediction != null) {
            if (it.right() != null) {
                turns.waitFor(() -> ground.leave(now.lesson(), prediction, prediction.keep()), left -> go(now.next()));
            }
        } else {
            go(now.next());
        }
    }

    private void go(LessonRun next) {
        tiles.set(Map.of());
        run.set(next);
        if (next.stage() instanceof Stage.Task) {
            watch(next.lesson());
        } else if (next.isOver() && !next.exam()) {
            onSolved.accept(next);
        }
    }

    private void watch(Lesson lesson) {
        long mine = turns.now();
        ground.watch(lesson, report -> {
            if (turns.isNow(mine)) {
                looked(report);
            }
        });
    }

    private void looked(GoalWatch.Report report) {
        var now = run.get();
        if (now == null || !(now.stage() instanceof Stage.Task)) {
            return;
        }
        var next = now.looked(report);
        run.set(next);
        if (next.isOver()) {
            onSolved.accept(next);
        }
    }

    /**
     * Somebody clicks a node.
     *
     * @return whether that was an answer, or part of one
     */
    public boolean toggle(String node) {
        if (!isAskedFor(Prediction.Kind.TILES)) {
            return false;
        }
        var next = new TreeMap<>(tiles.get());
        if (next.remove(node) == null) {
            next.put(node, TileMark.CHOSEN);
        }
        tiles.set(Map.copyOf(next));
        return true;
    }

    /** The nodes that are chosen. */
    public Answer.Tiles chosen() {
        return new Answer.Tiles(new TreeSet<>(tiles.get().keySet()));
    }

    private boolean isAskedFor(Prediction.Kind kind) {
        var now = run.get();
        var prediction = now == null ? null : now.prediction();
        return now != null
                && now.stage() instanceof Stage.Asked
                && prediction != null
                && prediction.kind() == kind
                && !turns.busy().get();
    }

    /** Somebody has answered: now it happens. */
    public void answer(Answer answer, boolean sure) {
        var now = run.get();
        var prediction = now == null ? null : now.prediction();
        if (now == null || prediction == null || !(now.stage() instanceof Stage.Asked)) {
            return;
        }
        var answered = now.answer(answer, sure);
        if (now.exam()) {
            turns.waitFor(() -> ground.examine(now.lesson(), prediction), right -> go(answered.ran(right)));
            return;
        }
        run.set(answered);
        long mine = turns.next();
        refused.set(null);
        Consumer<ConsoleRun.Ran> told = ran -> {
            if (turns.isNow(mine)) {
                refused.set(ran);
            }
        };
        turns.hear(mine, ground.run(now.lesson(), prediction, told), this::ran);
    }

    private void ran(Answer right) {
        var now = run.get();
        if (now == null) {
            return;
        }
        var shown = now.ran(right);
        run.set(shown);
        if (shown.stage() instanceof Stage.Shown it && right instanceof Answer.Tiles is) {
            var marks = new TreeMap<String, TileMark>();
            Marks.tiles(it.given(), is).forEach((node, mark) -> marks.put(node, mark(mark)));
            tiles.set(Map.copyOf(marks));
        }
    }

    static TileMark mark(Marks.Mark mark) {
        return switch (mark) {
            case RIGHT -> TileMark.RIGHT;
            case WRONG -> TileMark.WRONG;
            case MISSED -> TileMark.MISSED;
        };
    }

    /** Who has seen enough. */
    public void reveal() {
        ground.reveal();
    }

    /** Another try. */
    public void again() {
        var now = run.get();
        var prediction = now == null ? null : now.prediction();
        if (now != null && prediction != null && now.stage() instanceof Stage.Shown) {
            turns.waitFor(() -> ground.leave(now.lesson(), prediction, false), left -> go(now.back()));
        }
    }

    /** One more hint. */
    public void hint() {
        var now = run.get();
        if (now != null) {
            run.set(now.hint());
        }
    }

    /** Back to before what was done last. */
    public void undo() {
        ground.undo();
    }

    /** Shows how it is done, from where the task began: after a wrong way the right one may no longer lead there. */
    public void solve() {
        var now = run.get();
        if (now != null && !now.exam() && now.stage() instanceof Stage.Task) {
            turns.waitFor(() -> ground.again(now.lesson()), begun -> {
                watch(now.lesson());
                ground.perform(now.lesson().solution());
            });
        }
    }

    /** The task from its beginning, with the cluster that it is about. */
    public void backToTask() {
        var now = run.get();
        if (now != null && now.stage() instanceof Stage.Task) {
            turns.waitFor(() -> ground.again(now.lesson()), begun -> watch(now.lesson()));
        }
    }

    /** Time stands still, or does not: what somebody does for a task goes no further then. */
    public void timeStands(boolean still) {
        stands.set(still);
    }

    ReadOnlyBooleanProperty stands() {
        return stands.getReadOnlyProperty();
    }

    /** Lets time pass. */
    void goOn() {
        ground.goOn();
    }

    /** Leaves the lesson; the cluster stays as it is. */
    public void close() {
        turns.leave();
        tiles.set(Map.of());
        run.set(null);
        ground.end();
    }

    /** What was done could not be taken down. */
    void fail(Throwable failed) {
        turns.fail(failed);
    }
}
