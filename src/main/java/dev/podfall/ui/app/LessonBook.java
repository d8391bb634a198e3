package dev.podfall.ui.app;

import dev.podfall.kept.Progress;
import dev.podfall.kept.Study;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.Unit;
import dev.podfall.lesson.fault.Breaking;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.Recalls;
import dev.podfall.manifest.FileReason;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.lesson.LessonViewModel;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** The course: its lessons, in a menu, and what somebody has learned, in a file on this machine. Screen's thread only. */
final class LessonBook implements LessonViewModel.Course {
    private final LessonViewModel model;
    private final Executor loader;
    private final InstantSource clock;
    private final Consumer<Phrase> problem;
    private Consumer<List<MenuItem>> menu = items -> {};
    private BiConsumer<String, Runnable> offer = (text, open) -> {};
    private @Nullable Path file;
    private List<Lesson> lessons = List.of();
    private Progress progress = Progress.NONE;
    private Instant begun = Instant.EPOCH;
    private @Nullable Instant ended;
    private Supplier<List<MenuItem>> more = List::of;
    private Runnable onHandIn = () -> {};
    private BooleanSupplier mayOpen = () -> true;

    /**
     * @param loader reads and writes, off the screen's thread, one task after the other
     * @param clock the wall's
     * @param problem is told why progress cannot be kept
     */
    LessonBook(LessonViewModel model, Executor loader, InstantSource clock, Consumer<Phrase> problem) {
        this.model = model;
        this.loader = loader;
        this.clock = clock;
        this.problem = problem;
        model.setCourse(this);
        model.setOnSolved(this::solved);
        model.run().subscribe(run -> {
            if (run != null && run.stage() instanceof LessonRun.Stage.Brief) {
                begun = clock.instant();
                ended = null;
            } else if (run != null && run.isOver() && ended == null) {
                ended = clock.instant();
            }
        });
    }

    /** How long somebody is at the lesson that is open, or was until its goals were reached. */
    Duration took() {
        var end = ended;
        return Duration.between(begun, end == null ? clock.instant() : end);
    }

    /** The lesson that is open was left after so long, and goes on. */
    void resumed(Duration took, boolean over) {
        begun = clock.instant().minus(took);
        ended = over ? clock.instant() : null;
    }

    /** @param items come below the lessons whenever they are said anew */
    void setMore(Supplier<List<MenuItem>> items) {
        more = items;
    }

    /** @param whether asks before another lesson is begun */
    void setMayOpen(BooleanSupplier whether) {
        mayOpen = whether;
    }

    /** All lessons of the course. */
    List<Lesson> lessons() {
        return lessons;
    }

    /** What was learned so far. */
    Progress progress() {
        return progress;
    }

    /** Called with the lesson that comes next, as it is to be called, and what begins it. */
    void setOnNext(BiConsumer<String, Runnable> action) {
        offer = action;
    }

    /** Reads the lessons that the program brings, and fills the menu from then on. */
    CompletableFuture<Void> load(Consumer<List<MenuItem>> fill) {
        menu = fill;
        return CompletableFuture.supplyAsync(LessonBook::bundled, loader)
                .thenAcceptAsync(
                        found -> {
                            lessons = found;
                            sayAnew();
                        },
                        Platform::runLater);
    }

    /** From now on what is learned is kept there; what was is known. The file need not exist. */
    CompletableFuture<Void> keepIn(Path where) {
        return CompletableFuture.supplyAsync(() -> Progress.read(where), loader)
                .thenAcceptAsync(
                        read -> {
                            // What cannot be read is not written over.
                            file = read.problem().isEmpty() ? where : null;
                            progress = read.progress();
                            if (!read.problem().isEmpty()) {
                                problem.accept(read.problem());
                            }
                            sayAnew();
                        },
                        Platform::runLater);
    }

    /** Read once, by whoever is first: they are values. */
    private static final class Read {
        static final List<Lesson> LESSONS = Bundled.lessons().stream()
                .map(source -> Objects.requireNonNull(
                        LessonReader.read(source).lesson(), () -> source.name() + " is no lesson"))
                .toList();
    }

    /** The lessons that come with the program, in teaching order. */
    static List<Lesson> bundled() {
        return Read.LESSONS;
    }

    /** The menu in the window's language. */
    void sayAnew() {
        var solved = progress.solved();
        var items = new ArrayList<MenuItem>();
        var next = next();
        if (next != null) {
            var text = Words.of(solved.isEmpty() ? "course.menu.begin" : "course.menu.continue", title(next));
            items.add(item(text, next));
            items.add(new SeparatorMenuItem());
            offer.accept(text, () -> open(next));
        } else {
            offer.accept("", () -> {});
        }
        for (var unit : Unit.values()) {
            var those = lessons.stream()
                    .filter(lesson -> lesson.about().unit() == unit)
                    .map(lesson -> item(
                            solved.contains(lesson.id())
                                    ? Words.of("course.menu.solved", title(lesson))
                                    : title(lesson),
                            lesson))
                    .toList();
            if (!those.isEmpty()) {
                var sub = new Menu(Words.of("course.unit." + unit.word()));
                sub.getItems().setAll(those);
                items.add(sub);
            }
        }
        var others = more.get();
        if (!lessons.isEmpty() && !others.isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.addAll(others);
        }
        menu.accept(items);
    }

    private MenuItem item(String text, Lesson lesson) {
        var out = new MenuItem(text);
        out.setMnemonicParsing(false);
        out.setOnAction(event -> open(lesson));
        return out;
    }

    private static String title(Lesson lesson) {
        return lesson.about().title().in(Words.wording().language());
    }

    /** The first that is not solved; null if all are. */
    @Nullable
    Lesson next() {
        var solved = progress.solved();
        return lessons.stream()
                .filter(lesson -> !solved.contains(lesson.id()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable Lesson after(Lesson lesson) {
        int at = lessons.indexOf(lesson);
        return at < 0 || at + 1 == lessons.size() ? null : lessons.get(at + 1);
    }

    @Override
    public void open(Lesson lesson) {
        if (!mayOpen.getAsBoolean()) {
            return;
        }
        var asked =
                progress.recalled().stream().map(Progress.Recalled::question).toList();
        model.open(lesson, Recalls.before(lesson, lessons, progress.solved(), asked));
    }

    @Override
    public void recalled(Recalls.Due question, boolean right) {
        var run = model.run().get();
        keep(progress.with(new Progress.Recalled(
                question.name(), run == null ? "" : run.lesson().id(), right)));
    }

    /** Called when somebody wants to save what he has done, for a trainer. */
    void setOnHandIn(Runnable action) {
        onHandIn = action;
    }

    @Override
    public void handIn() {
        onHandIn.run();
    }

    /** What was broken and mended is no lesson of a course. */
    private void solved(LessonRun run) {
        if (Breaking.isOne(run.lesson())) {
            return;
        }
        learned(Studies.of(run, took()), true);
    }

    /** Somebody has done a lesson to its end, in whatever way. */
    void learned(Study study, boolean isSolved) {
        keep(progress.with(study, isSolved ? clock.instant() : null));
        sayAnew();
    }

    private void keep(Progress next) {
        progress = next;
        var to = file;
        if (to == null) {
            return;
        }
        Failures.surface(CompletableFuture.runAsync(
                () -> {
                    try {
                        next.write(to);
                    } catch (IOException e) {
                        var why = FileReason.of(e);
                        Platform.runLater(() -> problem.accept(Phrase.of("course.kept-not", to.toString(), why)));
                    }
                },
                loader));
    }
}
