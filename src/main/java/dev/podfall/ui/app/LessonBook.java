package dev.podfall.ui.app;

import dev.podfall.kept.Progress;
import dev.podfall.kept.Study;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.Unit;
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
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** The course: its lessons, in a menu, and what somebody has learned, in a file on this machine. Screen's thread only. */
final class LessonBook implements LessonViewModel.Course {
    private final LessonViewModel model;
    private final Executor loader;
    private final Path file;
    private final InstantSource clock;
    private final Consumer<Phrase> problem;
    private Consumer<List<MenuItem>> menu = items -> {};
    private List<Lesson> lessons = List.of();
    private Progress progress = Progress.NONE;
    private Instant begun = Instant.EPOCH;

    /**
     * @param loader reads and writes, off the screen's thread, one task after the other
     * @param file where progress is kept; need not exist
     * @param clock the wall's
     * @param problem is told why progress cannot be kept
     */
    LessonBook(LessonViewModel model, Executor loader, Path file, InstantSource clock, Consumer<Phrase> problem) {
        this.model = model;
        this.loader = loader;
        this.file = file;
        this.clock = clock;
        this.problem = problem;
        model.setCourse(this);
        model.setOnSolved(this::solved);
    }

    /** What the program brings, and what was kept. */
    private record Found(List<Lesson> lessons, Progress.Read kept) {}

    /** Reads all, and fills the menu from then on. */
    CompletableFuture<Void> load(Consumer<List<MenuItem>> fill) {
        menu = fill;
        return CompletableFuture.supplyAsync(() -> new Found(bundled(), Progress.read(file)), loader)
                .thenAcceptAsync(
                        found -> {
                            lessons = found.lessons();
                            progress = found.kept().progress();
                            if (!found.kept().problem().isEmpty()) {
                                problem.accept(found.kept().problem());
                            }
                            sayAnew();
                        },
                        Platform::runLater);
    }

    private static List<Lesson> bundled() {
        return Bundled.lessons().stream()
                .map(source -> Objects.requireNonNull(
                        LessonReader.read(source).lesson(), () -> source.name() + " is no lesson"))
                .toList();
    }

    /** The menu in the window's language. */
    void sayAnew() {
        var solved = progress.solved();
        var items = new ArrayList<MenuItem>();
        var next = next();
        if (next != null) {
            var key = solved.isEmpty() ? "course.menu.begin" : "course.menu.continue";
            items.add(item(Words.of(key, title(next)), next));
            items.add(new SeparatorMenuItem());
        }
        for (var unit : Unit.values()) {
            var those = lessons.stream()
                    .filter(lesson -> lesson.about().unit() == unit)
                    .map(lesson -> item(
                            solved.contains(lesson.id()) ? Words.of("course.menu.solved", title(lesson)) : title(lesson),
                            lesson))
                    .toList();
            if (!those.isEmpty()) {
                var sub = new Menu(Words.of("course.unit." + unit.word()));
                sub.getItems().setAll(those);
                items.add(sub);
            }
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
        begun = clock.instant();
        var asked = progress.recalled().stream().map(Progress.Recalled::question).toList();
        model.open(lesson, Recalls.before(lesson, lessons, progress.solved(), asked));
    }

    @Override
    public void recalled(Recalls.Due question, boolean right) {
        var run = model.run().get();
        keep(progress.with(
                new Progress.Recalled(question.name(), run == null ? "" : run.lesson().id(), right)));
    }

    private void solved(LessonRun run) {
        keep(progress.with(study(run), clock.instant()));
        sayAnew();
    }

    /** What was said and needed in it so far. */
    private Study study(LessonRun run) {
        var said = run.answers().stream()
                .map(given -> new Study.Said(
                        given.prediction(),
                        given.answer().text(),
                        Boolean.TRUE.equals(given.right()),
                        given.sure()))
                .toList();
        return new Study(run.lesson().id(), said, run.hints(), Duration.between(begun, clock.instant()));
    }

    private void keep(Progress next) {
        progress = next;
        Failures.surface(CompletableFuture.runAsync(
                () -> {
                    try {
                        next.write(file);
                    } catch (IOException e) {
                        var why = FileReason.of(e);
                        Platform.runLater(
                                () -> problem.accept(Phrase.of("course.kept-not", file.toString(), why)));
                    }
                },
                loader));
    }
}
