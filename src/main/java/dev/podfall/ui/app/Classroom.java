package dev.podfall.ui.app;

import dev.podfall.cluster.SessionOptions;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Phrase;
import dev.podfall.lesson.Begun;
import dev.podfall.lesson.ExamReader;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.ReadLesson;
import dev.podfall.manifest.Finding;
import dev.podfall.manifest.Source;
import dev.podfall.play.Player;
import dev.podfall.ui.caption.CaptionViewModel;
import dev.podfall.ui.console.ConsoleViewModel;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.lesson.DemoViewModel;
import dev.podfall.ui.lesson.ExamViewModel;
import dev.podfall.ui.lesson.LessonViewModel;
import dev.podfall.ui.manifest.ManifestViewModel;
import dev.podfall.ui.text.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
    private final Studying studying;
    private final ExamViewModel exam;
    private final LessonActs acts;
    private final Demonstrating ground;
    private final DemoViewModel demo;
    private @Nullable DemoDesk demonstrations;

    /**
     * @param onTask shows where something can be done
     * @param onShow shows where it is seen what is done
     */
    Classroom(
            Desk desk,
            Player player,
            ConsoleViewModel console,
            ManifestViewModel editor,
            SessionKeeper keeper,
            Staging staging,
            Executor loader,
            Runnable onTask,
            Runnable onShow) {
        this.desk = desk;
        this.console = console;
        this.editor = editor;
        this.loader = loader;
        this.onWrong = onTask;
        this.teaching = new Teaching(desk, player, console, editor, keeper, loader, onTask);
        this.lesson = new LessonViewModel(teaching);
        Consumer<Phrase> problem = desk.view().model().notice()::set;
        this.book = new LessonBook(lesson, loader, InstantSource.system(), problem);
        this.studying = new Studying(lesson, book, teaching, keeper, problem);
        this.exam = new ExamViewModel(lesson, studying, InstantSource.system());
        this.acts = new LessonActs(desk, book, exam, teaching, loader);
        studying.setExam(exam);
        Clockwork.follow(exam);
        this.ground = new Demonstrating(desk, player, console, editor, keeper, staging, loader, onShow);
        this.demo = new DemoViewModel(ground, InstantSource.system());
    }

    /**
     * Puts all of it into the window.
     *
     * @param editor has the place of the card while no lesson is open
     * @param caption does not tell what is to be found out
     */
    void open(Node editor, Beginnings beginnings, CaptionViewModel caption) {
        teaching.setOnConceal(caption::conceal);
        var window = desk.view();
        desk.onMoment(teaching::show);
        desk.onMoment(moment -> studying.follow());
        desk.onMoment(moment ->
                lesson.timeStands(!moment.playing() && !moment.waiting().rest()));
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
        var side = new LeftSide(
                lesson, exam, editor, () -> window.model().leftShown().set(true));
        window.setLeft(side.node());
        book.setOnNext(beginnings::offerLesson);
        book.setMore(() -> DemoDesk.under(acts.items(), book.lessons(), this::demonstrate));
        // What is on the stage first does not share a processor with all lessons.
        desk.onceShown(() -> Failures.surface(book.load(window.bar()::setLessons)));
        Words.follow(window.root(), book::sayAnew);
    }

    /** A lesson, or an exam, of somebody's own: it begins, or the console says what is wrong with it, and the editor has it. */
    void open(Source source) {
        if (ExamReader.isExam(source)) {
            Failures.surface(CompletableFuture.supplyAsync(
                            () -> begins(ExamReader.read(source, beside(source))), loader)
                    .thenAcceptAsync(
                            read -> {
                                var found = read.exam();
                                if (found == null) {
                                    refuse(source, read.findings());
                                } else {
                                    acts.begin(found, read.texts());
                                }
                            },
                            Platform::runLater));
            return;
        }
        Failures.surface(CompletableFuture.supplyAsync(() -> begins(LessonReader.read(source)), loader)
                .thenAcceptAsync(
                        read -> {
                            var found = read.lesson();
                            if (found == null) {
                                refuse(source, read.findings());
                            } else {
                                studying.setOwn(found, source.text());
                                book.open(found);
                            }
                        },
                        Platform::runLater));
    }

    /** Nobody takes a lesson whose cluster cannot be made. */
    private static ReadLesson begins(ReadLesson read) {
        var lesson = read.lesson();
        var refused = lesson == null ? List.<Finding>of() : refused(lesson);
        return refused.isEmpty() ? read : new ReadLesson(null, read.document(), refused);
    }

    private static ExamReader.Read begins(ExamReader.Read read) {
        var exam = read.exam();
        if (exam == null) {
            return read;
        }
        var refused = exam.lessons().stream()
                .filter(lesson -> read.texts().containsKey(lesson.id()))
                .flatMap(lesson -> refused(lesson).stream())
                .toList();
        return refused.isEmpty() ? read : new ExamReader.Read(null, Map.of(), refused);
    }

    private static List<Finding> refused(Lesson lesson) {
        return Begun.of(lesson, SessionOptions.DEFAULT.seed()).refused();
    }

    private void refuse(Source source, List<Finding> findings) {
        var wrong = new StringBuilder();
        findings.forEach(finding -> wrong.append(Words.say(finding.inOneLine())).append('\n'));
        editor.show(List.of(source));
        desk.view().model().startShown().set(false);
        console.record(ConsoleLine.of(String.join(" ", "podfall", "check", source.name())), "", wrong.toString());
        onWrong.run();
    }

    /** Files in the same folder; a text that was pasted has none. */
    private static ExamReader.Files beside(Source source) {
        try {
            return ExamReader.in(Path.of(source.name()).getParent());
        } catch (InvalidPathException none) {
            return ExamReader.Files.NONE;
        }
    }

    /** @param quiet is told whether a lesson is taken or given, which says itself what comes next */
    void whileTeaching(Consumer<Boolean> quiet) {
        Runnable tell =
                () -> quiet.accept(lesson.run().get() != null || demo.run().get() != null);
        lesson.run().subscribe(tell);
        demo.run().subscribe(tell);
        tell.run();
    }

    /** The exam. */
    ExamViewModel exam() {
        return exam;
    }

    /** What else is in the menu of lessons. */
    LessonActs acts() {
        return acts;
    }

    /** Begins to play a lesson's script. */
    void demonstrate(Lesson what) {
        if (acts.mayOpen()) {
            lesson.close();
            demo.open(what);
        }
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
