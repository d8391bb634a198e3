package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.caption.CaptionLine;
import dev.podfall.kept.Progress;
import dev.podfall.kept.Rerun;
import dev.podfall.kept.SessionFile;
import dev.podfall.kept.SessionReader;
import dev.podfall.kept.Study;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.predict.Answer;
import dev.podfall.lesson.run.Grading;
import dev.podfall.lesson.run.LessonRun;
import dev.podfall.lesson.run.LessonRun.Stage;
import dev.podfall.manifest.Source;
import dev.podfall.manifest.TextInput;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.lesson.LessonViewModel;
import dev.podfall.ui.text.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does in a lesson goes with the session's file; exams do, too. */
class StudyWindowTest extends LiveWindow {
    @TempDir
    Path home;

    private Lesson first;

    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1280, 860);
        workbench.classroom().book().keepIn(home.resolve("lessons")).join();
        until(() -> !workbench.classroom().book().lessons().isEmpty());
        workbench.player().driveByHand();
        first = workbench.classroom().book().lessons().getFirst();
    }

    private LessonViewModel model() {
        return workbench.classroom().lesson();
    }

    private LessonRun run() {
        return Objects.requireNonNull(model().run().get());
    }

    private void untilReady(BooleanSupplier so) {
        until(() -> model().run().get() != null && !model().busy().get() && so.getAsBoolean());
    }

    private void untilSeen(BooleanSupplier condition) {
        for (int i = 0; i < 200; i++) {
            if (onScreen(condition::getAsBoolean)) {
                return;
            }
            workbench.player().pass(Duration.ofSeconds(1)).join();
            shown();
        }
        throw new AssertionError("it was never seen");
    }

    private static <T> T waited(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private void type(List<String> lines) {
        doOnScreen(() -> Failures.surface(
                workbench.console().runAll(lines.stream().map(ConsoleLine::of).toList())));
    }

    private String said() {
        return onScreen(() -> Objects.requireNonNull(root().lookup(".lesson")).lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n")));
    }

    private void press(String text) {
        doOnScreen(() -> Objects.requireNonNull(root().lookup(".lesson")).lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText() != null && button.getText().startsWith(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text))
                .fire());
    }

    private int done() {
        return Objects.requireNonNull(workbench.desk().shown()).acts().size();
    }

    private SessionFile save(Path to) throws Exception {
        assertThat(waited(onScreen(() -> workbench.keeper().save(to)))).isTrue();
        return Objects.requireNonNull(SessionReader.read(new Source(to.toString(), TextInput.read(to)))
                .file());
    }

    private void answerAll() {
        press("Begin");
        for (int i = 0; i < first.predictions().size(); i++) {
            press("I do not know");
            press("Show the answer");
            untilReady(() -> run().stage() instanceof Stage.Shown shown && shown.right() != null);
            press("Continue");
            untilReady(() -> !(run().stage() instanceof Stage.Shown));
        }
    }

    @Test
    void whatWasSavedGoesOnWhereItWasLeftAndIsGraded() throws Exception {
        doOnScreen(() -> workbench.classroom().book().open(first));
        untilReady(() -> run().stage() instanceof Stage.Brief);
        shown();
        answerAll();
        press("Hint 1 of 3");
        shown();
        var file = home.resolve("Ann.podfall");
        var study = save(file).study();
        assertThat(study.lesson()).isEqualTo(first.id());
        assertThat(study.at()).isEqualTo(Study.TASK);
        assertThat(study.hints()).isEqualTo(1);
        assertThat(study.said()).hasSize(first.predictions().size()).allMatch(each -> !each.right());

        doOnScreen(() -> workbench.openSample(Samples.all().get(1)));
        until(() -> said().contains("You have left the task"));
        assertThat(save(home.resolve("other.podfall")).study())
                .as("another session is about no lesson")
                .isEqualTo(Study.NONE);
        doOnScreen(model()::close);

        var source = new Source(file.toString(), TextInput.read(file));
        assertThat(waited(onScreen(() -> workbench.keeper().opening().open(source, file))))
                .isTrue();
        untilReady(() -> run().stage() instanceof Stage.Task && run().goals() != null);
        assertThat(run().hints()).isEqualTo(1);
        type(first.solution());
        untilSeen(() -> run().isOver());
        shown();
        assertThat(said()).contains("save the session and send its file");
        var end = save(file);
        assertThat(end.study().at()).isEqualTo(Study.OVER);
        var graded = Grading.of(
                first, Rerun.of(end, Wording.ENGLISH, Rerun.Lines.UNHEARD).session());
        assertThat(graded.orElseThrow().isSolved()).isTrue();

        doOnScreen(() -> workbench.openSample(Samples.all().get(1)));
        until(() -> model().run().get() == null);
    }

    private MenuItem item(List<MenuItem> items, String text) {
        return items.stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    @Test
    void anExamFromTheMenuToItsFile() throws Exception {
        var acts = workbench.classroom().acts();
        doOnScreen(() -> {
            var units = ((Menu) item(acts.items(), "Take an exam")).getItems();
            item(((Menu) item(units, "Basics")).getItems(), "One pod on every node")
                    .fire();
        });
        untilReady(() -> run().exam());
        shown();
        assertThat(said()).contains("no hints, no solution and no Why").contains("left");
        assertThat(onScreen(() -> root().lookup(".why-closed"))).isNotNull();
        assertThat(onScreen(() -> ForEveryoneTest.silent(root()))).isEmpty();
        press("Continue");
        doOnScreen(() -> model().answer(new Answer.Unknown(), false));
        untilReady(() -> run().stage() instanceof Stage.Asked(int at) && at == 1);
        shown();
        doOnScreen(() -> model().answer(new Answer.Choice("refused"), true));
        untilReady(() -> run().stage() instanceof Stage.Task && run().goals() != null);
        doOnScreen(() -> workbench.classroom().book().open(first));
        assertThat(run().exam()).as("nothing else is begun meanwhile").isTrue();

        var file = home.resolve("Mia.podfall");
        assertThat(Objects.requireNonNull(save(file).study().exam()).isOver()).isFalse();
        doOnScreen(() -> {
            workbench.classroom().exam().leave();
            model().close();
        });
        var source = new Source(file.toString(), TextInput.read(file));
        assertThat(waited(onScreen(() -> workbench.keeper().opening().open(source, file))))
                .isTrue();
        untilReady(() -> run().exam() && run().stage() instanceof Stage.Task && run().goals() != null);
        assertThat(onScreen(() -> workbench.classroom().exam().running().get()))
                .as("it goes on where it was left")
                .isTrue();
        assertThat(onScreen(() -> Objects.requireNonNull(
                                workbench.classroom().exam().run().get())
                        .exam()
                        .title()))
                .as("and is called as before, in every language")
                .isEqualTo(first.about().title());
        assertThat(run().answers()).hasSize(first.predictions().size());

        int done = done();
        type(List.of("kubectl cordon worker-1"));
        untilSeen(() -> done() > done);
        workbench.player().undo();
        untilSeen(() -> done() == done);
        assertThat(save(home.resolve("undone.podfall")).study().lesson())
                .as("what was taken back is not taken out of the lesson")
                .isEqualTo(first.id());

        type(first.solution());
        untilSeen(() -> Objects.requireNonNull(run().goals()).open() == 0);
        press("Hand in");
        until(() -> said().contains("The exam is over"));
        shown();
        assertThat(said()).contains("Your answer: I do not know").startsWith("Exam");
        assertThat(workbench.desk().view().model().notice().get())
                .as("something else may be begun now")
                .isEqualTo(Phrase.NONE);
        assertThat(onScreen(() -> root().lookup(".why-closed")))
                .as("all is open again")
                .isNull();
        var sitting = Objects.requireNonNull(save(file).study().exam());
        assertThat(sitting.isOver()).isTrue();
        var handed = Objects.requireNonNull(
                SessionReader.read(new Source("", sitting.handed().getFirst())).file());
        assertThat(handed.study().right()).isEqualTo(1);
        assertThat(Grading.of(
                                first,
                                Rerun.of(handed, Wording.ENGLISH, Rerun.Lines.UNHEARD)
                                        .session())
                        .orElseThrow()
                        .isSolved())
                .isTrue();

        acts.setDialog(chooser -> home.resolve("Mia.yaml").toFile());
        doOnScreen(() -> item(acts.items(), "Export my progress…").fire());
        until(() -> Words.say(workbench.desk().view().model().mention().get()).contains("Mia.yaml"));
        assertThat(Progress.read(home.resolve("Mia.yaml")).progress().solved()).containsExactly(first.id());

        doOnScreen(() -> item(((Menu) item(acts.items(), "Break something")).getItems(), "The same as others: No. 3")
                .fire());
        untilReady(() -> run().lesson().id().equals("break-3"));
        shown();
        assertThat(onScreen(() -> workbench.caption().line().get()))
                .as("what was done is for the learner to find")
                .isEqualTo(CaptionLine.NONE);
        doOnScreen(() -> model().next());
        untilReady(() -> run().stage() instanceof Stage.Task && run().goals() != null);
        assertThat(Objects.requireNonNull(run().goals()).open()).isNotZero();
        whatIsBrokenGoesOnWhereItWasLeft();
    }

    private void whatIsBrokenGoesOnWhereItWasLeft() throws Exception {
        press("Hint 1 of 3");
        var goals = run().lesson().goals();
        var file = home.resolve("broken.podfall");
        var study = save(file).study();
        assertThat(study.lesson()).isEqualTo("break-3");
        assertThat(Objects.requireNonNull(study.fault()).seed()).isEqualTo(3);
        doOnScreen(() -> {
            model().close();
            workbench.openSample(Samples.all().get(1));
        });
        untilSeen(() -> workbench.keeper().path() == null);

        var source = new Source(file.toString(), TextInput.read(file));
        assertThat(waited(onScreen(() -> workbench.keeper().opening().open(source, file))))
                .isTrue();
        untilReady(() -> run().stage() instanceof Stage.Task && run().goals() != null);
        assertThat(run().lesson().goals().getFirst().text())
                .isEqualTo(goals.getFirst().text());
        assertThat(run().hints()).isEqualTo(1);
        assertThat(Objects.requireNonNull(run().goals()).astray()).isFalse();
        assertThat(Objects.requireNonNull(run().goals()).open()).isNotZero();
        // What was done is still for the learner to find.
        until(() -> workbench.caption().line().get().equals(CaptionLine.NONE));
        type(run().lesson().solution());
        untilSeen(() -> run().isOver());
        shown();
        assertThat(said()).contains("save the session and send its file");
        assertThat(save(file).study().at()).isEqualTo(Study.OVER);
        assertThat(workbench.classroom().book().progress().solved())
                .as("no lesson of the course")
                .containsExactly(first.id());
    }
}
