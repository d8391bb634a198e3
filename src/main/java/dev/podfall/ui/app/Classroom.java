package dev.podfall.ui.app;

import dev.podfall.play.Player;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.lesson.LessonViewModel;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Words;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.scene.Node;

/** Lessons in the window: the card, the course, and the cluster that a lesson is about. Screen's thread only. */
final class Classroom {
    private final Desk desk;
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
        Failures.surface(book.load(window::setLessons));
        Words.follow(window.root(), book::sayAnew);
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
