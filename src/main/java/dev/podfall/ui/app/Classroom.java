package dev.podfall.ui.app;

import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.lesson.LessonReader;
import dev.podfall.manifest.Source;
import dev.podfall.play.Player;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.lesson.LessonViewModel;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;

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

    /** @param onTask shows where something can be done */
    Classroom(
            Desk desk,
            Player player,
            ConsoleViewModel console,
            ManifestViewModel editor,
            SessionKeeper keeper,
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
    }

    /**
     * Puts all of it into the window.
     *
     * @param editor has the place of the card while no lesson is open
     */
    void open(Node editor, Beginnings beginnings) {
        var window = desk.view();
        desk.onMoment(teaching::show);
        desk.setAnswering(lesson::toggle);
        desk.topology().model().tileMarks().bind(lesson.tiles());
        var side = new LeftSide(lesson, editor, () -> window.model().leftShown().set(true));
        window.setLeft(side.node());
        book.setOnNext(beginnings::offerLesson);
        Failures.surface(book.load(window.bar()::setLessons));
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

    /** The lesson that is open, if one is. */
    LessonViewModel lesson() {
        return lesson;
    }

    /** The course. */
    LessonBook book() {
        return book;
    }
}
