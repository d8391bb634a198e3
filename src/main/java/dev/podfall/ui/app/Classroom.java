package dev.podfall.ui.app;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.manifest.Source;
import dev.podfall.play.Player;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.lesson.DemoViewModel;
import dev.podfall.ui.lesson.LessonViewModel;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Lessons in the window: the card, the course, and the cluster that a lesson is about. Screen's thread only. */
final class Classroom {
    private final Desk desk;
    private final ConsoleViewModel console;
    private final ManifestViewModel editor;
    private final Executor loader;
    private final Runnable onWrong;
    private final Teaching teaching;
    private final LessonViewModel lesson;
    private final LessonBook book;
    private final Demonstrating ground;
    private final DemoViewModel demo;
    private @Nullable DemoDesk demonstrations;

    /** @param onTask shows where something can be done */
    Classroom(
            Desk desk,
            Player player,
            ConsoleViewModel console,
            ManifestViewModel editor,
            SessionKeeper keeper,
            Staging staging,
            Executor loader,
            Runnable onTask) {
        this.desk = desk;
        this.console = console;
        this.editor = editor;
        this.loader = loader;
        this.onWrong = onTask;
        this.teaching = new Teaching(desk, player, console, editor, keeper, loader, onTask);
        this.lesson = new LessonViewModel(teaching);
        this.book = new LessonBook(
                lesson, loader, InstantSource.system(), desk.view().model().notice()::set);
        this.ground = new Demonstrating(desk, player, console, editor, keeper, staging, loader, onTask);
        this.demo = new DemoViewModel(ground, InstantSource.system());
    }

    /**
     * Puts all of it into the window.
     *
     * @param editor has the place of the card while no lesson is open
     */
    void open(Node editor, Beginnings beginnings) {
        var window = desk.view();
        desk.onMoment(teaching::show);
        desk.setAnswering(node -> demo.toggle(node) || lesson.toggle(node));
        desk.topology()
                .model()
                .tileMarks()
                .bind(Bindings.createObjectBinding(
                        () -> demo.run().get() == null
                                ? lesson.tiles().get()
                                : demo.tiles().get(),
                        demo.run(),
                        demo.tiles(),
                        lesson.tiles()));
        demonstrations = new DemoDesk(desk, ground, demo);
        lesson.setOnDemonstrate(this::demonstrate);
        // Whoever takes a lesson does not give one.
        lesson.busy().subscribe(busy -> {
            if (busy) {
                demo.leave();
            }
        });
        var side = new LeftSide(lesson, editor, () -> window.model().leftShown().set(true));
        window.setLeft(side.node());
        book.setOnNext(beginnings::offerLesson);
        Failures.surface(
                book.load(items -> window.setLessons(DemoDesk.under(items, LessonBook.bundled(), this::demonstrate))));
        Words.follow(window.root(), book::sayAnew);
    }

    /** A lesson of somebody's own: it begins, or the console says what is wrong with it, and the editor has it. */
    void open(Source source) {
        Failures.surface(CompletableFuture.supplyAsync(() -> LessonReader.read(source), loader)
                .thenAcceptAsync(
                        read -> {
                            var found = read.lesson();
                            if (found != null) {
                                book.open(found);
                                return;
                            }
                            var wrong = new StringBuilder();
                            read.findings()
                                    .forEach(finding -> wrong.append(Words.say(finding.inOneLine()))
                                            .append('\n'));
                            editor.show(List.of(source));
                            desk.view().model().startShown().set(false);
                            console.record(
                                    ConsoleLine.of(String.join(" ", "podfall", "check", source.name())),
                                    "",
                                    wrong.toString());
                            onWrong.run();
                        },
                        Platform::runLater));
    }

    /** Begins to play a lesson's script. */
    void demonstrate(Lesson what) {
        lesson.close();
        demo.open(what);
    }

    /** The demonstration that is given, if one is. */
    DemoViewModel demo() {
        return demo;
    }

    /** What shows it; null before it is in the window. */
    @Nullable
    DemoDesk demonstrations() {
        return demonstrations;
    }

    /** The lesson that is open, if one is. */
    LessonViewModel lesson() {
        return lesson;
    }

    /** The course. */
    LessonBook book() {
        return book;
    }
}
