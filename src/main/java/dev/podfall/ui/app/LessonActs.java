package dev.podfall.ui.app;

import dev.podfall.kept.AtomicFile;
import dev.podfall.kept.Study;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Exam;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.Text;
import dev.podfall.lesson.Unit;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.manifest.FileReason;
import dev.podfall.ui.control.FileDialogs;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.lesson.ExamViewModel;
import dev.podfall.ui.text.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** What else one can do with lessons, in their menu: an exam of them, and progress as a file. Screen's thread only. */
final class LessonActs {
    private static final String NAME = "podfall-progress.yaml";

    /** So many are in the menu; any of the others is as good. */
    private static final int NUMBERS = 12;

    private static final Phrase RUNNING = Phrase.of("exam.running");

    private final Desk desk;
    private final LessonBook book;
    private final ExamViewModel exam;
    private final Teaching teaching;
    private final Executor worker;

    private Function<FileChooser, @Nullable File> dialog = this::show;

    LessonActs(Desk desk, LessonBook book, ExamViewModel exam, Teaching teaching, Executor worker) {
        this.desk = desk;
        this.teaching = teaching;
        this.book = book;
        this.exam = exam;
        this.worker = worker;
        book.setMayOpen(this::mayOpen);
        exam.setOnHanded(this::handed);
        exam.running().subscribe(running -> {
            // What was said to somebody who wanted to begin something else holds no more.
            var notice = desk.view().model().notice();
            if (!running && notice.get().equals(RUNNING)) {
                notice.set(Phrase.NONE);
            }
        });
    }

    /** While an exam goes on nothing else is begun. */
    boolean mayOpen() {
        if (exam.running().get()) {
            desk.view().model().notice().set(RUNNING);
            return false;
        }
        exam.leave();
        return true;
    }

    List<MenuItem> items() {
        var exams = new Menu(Words.of("exam.menu"));
        for (var unit : Unit.values()) {
            var those = book.lessons().stream()
                    .filter(lesson -> lesson.about().unit() == unit)
                    .toList();
            if (those.isEmpty()) {
                continue;
            }
            var name = Words.of("course.unit." + unit.word());
            var sub = new Menu(name);
            sub.getItems()
                    .add(item(
                            Words.of("exam.menu.unit", name),
                            () -> begin(unit.word(), Text.of(Phrase.of("course.unit." + unit.word())), those)));
            for (var lesson : those) {
                sub.getItems()
                        .add(item(
                                title(lesson),
                                () -> begin(lesson.id(), lesson.about().title(), List.of(lesson))));
            }
            exams.getItems().add(sub);
        }
        return List.of(exams, breaking(), item(Words.of("progress.export"), this::export));
    }

    /** A class gets the same fault by the same number, of the same cluster. */
    private Menu breaking() {
        var out = new Menu(Words.of("break.menu"));
        out.getItems().add(item(Words.of("break.menu.any"), this::breakAnything));
        for (int number = 1; number <= NUMBERS; number++) {
            int seed = number;
            out.getItems().add(item(Words.of("break.menu.same", seed), () -> breakSomething(seed)));
        }
        return out;
    }

    private void breakAnything() {
        breakSomething(1 + ThreadLocalRandom.current().nextInt(NUMBERS));
    }

    private void breakSomething(long seed) {
        if (mayOpen()) {
            Failures.surface(teaching.breakSomething(seed)
                    .thenAccept(found -> found.ifPresentOrElse(
                            each -> book.open(each.lesson()),
                            () -> desk.view().model().notice().set(Phrase.of("break.none")))));
        }
    }

    private static String title(Lesson lesson) {
        return lesson.about().title().in(Words.wording().language());
    }

    private static MenuItem item(String text, Runnable action) {
        var out = new MenuItem(text);
        out.setMnemonicParsing(false);
        out.setOnAction(event -> action.run());
        return out;
    }

    private void begin(String id, Text title, List<Lesson> lessons) {
        begin(Exam.of(id, title, lessons), Map.of());
    }

    /** @param texts the files of lessons that do not come with the program, by their ids */
    void begin(Exam next, Map<String, String> texts) {
        if (mayOpen()) {
            exam.begin(next, texts);
        }
    }

    /** What was handed in counts as an attempt. */
    private void handed(LessonRun run) {
        var goals = run.goals();
        boolean solved = run.lesson().goals().isEmpty()
                || goals != null && goals.goals().stream().allMatch(GoalWatch.GoalState::holds);
        Study study = Studies.of(run, Duration.ZERO);
        book.learned(study, solved);
    }

    /** Writes what was learned so far where somebody says. */
    private void export() {
        var chooser = new FileChooser();
        chooser.setTitle(Words.of("progress.export.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Words.of("progress.export.files"), "*.yaml"));
        chooser.setInitialFileName(NAME);
        var chosen = dialog.apply(chooser);
        if (chosen == null) {
            return;
        }
        var file = chosen.toPath().toAbsolutePath().normalize();
        var text = book.progress().text();
        Failures.surface(CompletableFuture.supplyAsync(() -> write(text, file), worker)
                .thenAcceptAsync(said -> desk.view().model().mention().set(said), Platform::runLater));
    }

    private static Phrase write(String text, Path file) {
        try {
            AtomicFile.write(file, text);
            return Phrase.of("progress.exported", file.toString());
        } catch (IOException e) {
            return Phrase.of("course.kept-not", file.toString(), FileReason.of(e));
        }
    }

    private @Nullable File show(FileChooser chooser) {
        var scene = desk.view().root().getScene();
        return FileDialogs.save(chooser, scene == null ? null : scene.getWindow());
    }

    /** What lets somebody choose: the system's dialogue, which a test cannot answer. */
    void setDialog(Function<FileChooser, @Nullable File> newDialog) {
        dialog = newDialog;
    }
}
