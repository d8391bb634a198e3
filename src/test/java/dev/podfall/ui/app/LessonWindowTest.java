package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.apps.ControllerRevision;
import dev.podfall.kept.Progress;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.Lesson;
import dev.podfall.lesson.run.GoalWatch;
import dev.podfall.lesson.run.LessonRun.Stage;
import dev.podfall.play.Moment;
import dev.podfall.play.Pace;
import dev.podfall.store.ClusterState;
import dev.podfall.store.WatchEvent;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.frame.Failures;
import dev.podfall.ui.frame.TileMark;
import dev.podfall.ui.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes lessons, by menu, card, map and console. */
class LessonWindowTest extends LiveWindow {
    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1280, 860);
        file = home.resolve("lessons");
        workbench.classroom().book().keepIn(file).join();
        until(() -> !menu().getItems().isEmpty());
        workbench.player().driveByHand();
    }

    /** Lets the audience's time pass until it is so. */
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

    private MenuButton menu() {
        return (MenuButton) Objects.requireNonNull(root().lookup("#lessons"));
    }

    private void begin(String title) {
        doOnScreen(() -> menu().getItems().stream()
                .filter(Menu.class::isInstance)
                .flatMap(unit -> ((Menu) unit).getItems().stream())
                .filter(item -> item.getText().endsWith(title))
                .findFirst()
                .map(MenuItem::getOnAction)
                .orElseThrow()
                .handle(null));
        until(() -> workbench.classroom().lesson().run().get() != null
                && !workbench.classroom().lesson().busy().get());
        shown();
    }

    private Stage stage() {
        return Objects.requireNonNull(workbench.classroom().lesson().run().get())
                .stage();
    }

    private Node card() {
        return Objects.requireNonNull(root().lookup(".lesson"));
    }

    private String said() {
        return onScreen(() -> card().lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n")));
    }

    private void press(String text) {
        doOnScreen(() -> card().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText() != null && button.getText().startsWith(text))
                .filter(button -> !button.isDisabled())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text))
                .fire());
    }

    private void clickNode(String node) {
        doOnScreen(() -> {
            var map = workbench.desk().topology().map();
            var box = Objects.requireNonNull(map.boundsOf(node));
            Mouse.click(map, box.getMinX() + 20, box.getMinY() + 40, MouseButton.PRIMARY);
        });
    }

    /** What is said to who points at the first bar of a node's tile. */
    private String pointedAtBar(String node) {
        return onScreen(() -> {
            var map = workbench.desk().topology().map();
            var box = Objects.requireNonNull(map.boundsOf(node));
            Mouse.move(map, box.getMinX() + box.getWidth() / 4, box.getMaxY() - 8);
            return map.getProperties().values().stream()
                    .filter(Tooltip.class::isInstance)
                    .map(tooltip -> ((Tooltip) tooltip).getText())
                    .findFirst()
                    .orElse("");
        });
    }

    private void type(String line) {
        doOnScreen(() -> Failures.surface(workbench.console().run(ConsoleLine.of(line))));
    }

    private List<String> reached() {
        var report = Objects.requireNonNull(workbench.classroom().lesson().run().get())
                .goals();
        return report == null
                ? List.of()
                : report.goals().stream()
                        .filter(GoalWatch.GoalState::holds)
                        .map(goal -> goal.goal().id())
                        .toList();
    }

    private void untilShown() {
        untilSeen(() -> stage() instanceof Stage.Shown shown && shown.right() != null);
    }

    private void back(Lesson lesson) {
        until(() -> !(stage() instanceof Stage.Shown)
                && !workbench.classroom().lesson().busy().get());
        shown();
        assertThat(Objects.requireNonNull(workbench.classroom().lesson().run().get())
                        .lesson())
                .isEqualTo(lesson);
    }

    @Test
    void predictedRunUnderstoodDoneAndKept() {
        begin("One pod on every node");
        var lesson = Objects.requireNonNull(workbench.classroom().lesson().run().get())
                .lesson();
        var began = Objects.requireNonNull(workbench.desk().shown()).at();
        assertThat(said()).contains("One pod on every node", "Nobody has said \"three\" anywhere");

        press("Begin");
        clickNode("worker-1");
        clickNode("worker-3");
        assertThat(pointedAtBar("worker-3")).isEqualTo("cpu 100m of 4");
        assertThat(onScreen(() -> workbench.desk().selection().choice().node()))
                .as("an answer chooses nothing")
                .isNull();
        assertThat(workbench.desk().topology().model().tileMarks().get())
                .isEqualTo(Map.of("worker-1", TileMark.CHOSEN, "worker-3", TileMark.CHOSEN));
        press("I am sure");
        untilShown();
        assertThat(workbench.desk().topology().model().tileMarks().get())
                .isEqualTo(Map.of("worker-1", TileMark.RIGHT, "worker-2", TileMark.MISSED, "worker-3", TileMark.RIGHT));
        assertThat(said())
                .contains("You said: worker-1, worker-3\nIt is: worker-1, worker-2, worker-3")
                .contains("A bare pod would be gone for good.");
        assertThat(Objects.requireNonNull(workbench.desk().shown()).at()).isAfter(began);

        press("Continue");
        back(lesson);
        assertThat(Objects.requireNonNull(workbench.desk().shown()).at())
                .as("nothing has happened yet")
                .isEqualTo(began);
        doOnScreen(() -> card().lookupAll(".radio-button").stream()
                .map(RadioButton.class::cast)
                .filter(choice -> choice.getText().startsWith("Nothing"))
                .forEach(RadioButton::fire));
        press("I think so");
        untilShown();
        assertThat(said())
                .contains("Right: Nothing, it is refused")
                .contains(
                        "This line ended with an error",
                        "$ kubectl scale ds",
                        "the server could not find the requested resource");
        press("Continue");
        back(lesson);

        until(() -> said().contains("none so far"));
        press("Hint 1 of 3");
        press("Hint 2 of 3");
        assertThat(said()).doesNotContain("$ kubectl delete pod");
        assertThat(onScreen(() -> root().lookup(".prompt .text-field").isFocused()))
                .as("who has something to do writes it where it is done")
                .isTrue();
        type("kubectl delete pods --all");
        untilSeen(() -> said().contains("The label is the same on all three."));
        press("Step back");
        until(() -> !said().contains("The label is the same on all three."));
        shown();
        assertThat(reached()).containsExactly("others", "untouched");
        assertThat(onScreen(() -> workbench.desk().view().model().playing().get()))
                .as("what is done next goes on by itself")
                .isTrue();

        type("kubectl delete pods --all");
        // What was typed lets time go on once it is done.
        until(() -> {
            var window = workbench.desk().view().model();
            if (window.playing().get()) {
                window.playOrPause();
            }
            return said().contains("Time stands still");
        });
        press("Let time pass");
        until(() -> !said().contains("Time stands still"));
        untilSeen(() -> said().contains("The label is the same on all three."));
        press("Show me how");
        untilSeen(() -> stage() instanceof Stage.Over);
        assertThat(said()).contains("Done.", "Sure, and yet not so", "A DaemonSet keeps one pod on each node.");

        until(() -> menu().getItems().getFirst().getText().startsWith("Continue: Two actors"));
        shown();
        var kept = Progress.read(file).progress();
        assertThat(kept.solved()).containsExactly("01-one-per-node");
        var study = Objects.requireNonNull(kept.of("01-one-per-node")).first();
        assertThat(study.hints()).isEqualTo(2);
        assertThat(study.said())
                .extracting(said -> said.prediction() + " " + said.right() + " " + said.sure())
                .containsExactly("comes-back false true", "scale true false");
    }

    @Test
    void aMomentThatIsAskedForIsSeenWhileItIsAnswered() {
        begin("The node that says no");
        assertThat(onScreen(() -> root().lookup(".next-step").isVisible()))
                .as("a lesson says itself what to do next")
                .isFalse();

        begin("Nodes come and go");
        press("Begin");
        until(() -> card().lookup(".text-field") instanceof Node field && field.isFocused());
        press("I do not know");
        untilShown();
        assertThat(said()).contains("It is: 3");
        until(() -> workbench.desk().shown() instanceof Moment shown
                && !shown.playing()
                && shown.state().pods().size() == 3);
    }

    @Test
    void anotherTryBeginsWhereTheFirstDid() {
        begin("One pod on every node");
        var began = Objects.requireNonNull(workbench.desk().shown()).at();
        press("Begin");
        press("I do not know");
        untilShown();
        press("Try again");
        until(() -> stage() instanceof Stage.Asked
                && !workbench.classroom().lesson().busy().get());
        shown();
        assertThat(Objects.requireNonNull(workbench.desk().shown()).at()).isEqualTo(began);
        assertThat(workbench.desk().topology().model().tileMarks().get()).isEmpty();
        List.of("worker-1", "worker-2", "worker-3").forEach(this::clickNode);
        press("I think so");
        untilShown();
        assertThat(said()).contains("Right: worker-1, worker-2, worker-3");
    }

    @Test
    void whoDoesNotWantToWaitSeesTheAnswerAndGoesOnByKeys() {
        begin("NoSchedule does not throw out");
        pressByKey("Begin");
        until(() -> "I do not know".equals(focused()) || "I am sure".equals(focused()));
        pressByKey("I do not know");
        until(() -> "Show the answer".equals(focused()));
        pressByKey("Show the answer");
        untilShown();
        assertThat(said()).contains("It is: worker-1, worker-2, worker-3");
        until(() -> "Continue".equals(focused()));
    }

    private void pressByKey(String text) {
        doOnScreen(() -> card().lookupAll(".button").stream()
                .filter(button -> ((Button) button).getText().startsWith(text))
                .forEach(Node::requestFocus));
        press(text);
    }

    /** What is written on what has the keyboard's focus, if it is on the card. */
    private String focused() {
        var owner = onScreen(() -> root().getScene().getFocusOwner());
        return owner instanceof Button button
                        && onScreen(() -> card().lookupAll(".button")).contains(button)
                ? button.getText()
                : "";
    }

    @Test
    void aWrongWayIsRecognisedAndShownHowItIsDone() {
        begin("NoSchedule does not throw out");
        press("Begin");
        for (int i = 0; i < 3; i++) {
            press("I do not know");
            press("Show the answer");
            untilShown();
            press("Continue");
            back(Objects.requireNonNull(workbench.classroom().lesson().run().get())
                    .lesson());
        }
        type("kubectl taint node worker-2 a=b:NoExecute");
        untilSeen(() -> said().contains("NoExecute also takes every other pod"));
        press("Show me how");
        // From where the task began: after the wrong way "gently" could not hold any more.
        untilSeen(() -> reached().containsAll(List.of("gone", "others", "gently", "present")));
    }

    @Test
    void whoOpensSomethingElseIsToldAndCanComeBack() {
        begin("One pod on every node");
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        until(() -> said().contains("You are outside the lesson"));
        press("Start this lesson again");
        until(() -> !said().contains("outside the lesson")
                && !workbench.classroom().lesson().busy().get());
        press("Begin");
        for (int i = 0; i < 2; i++) {
            assertThat(onScreen(() -> ForEveryoneTest.silent(root()))).isEmpty();
            press("I do not know");
            press("Show the answer");
            untilShown();
            press("Continue");
            back(Objects.requireNonNull(workbench.classroom().lesson().run().get())
                    .lesson());
        }
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        until(() -> said().contains("You have left the task"));
        press("Back to the beginning of the task");
        until(() ->
                !said().contains("You have left the task") && reached().containsAll(List.of("others", "untouched")));
        assertThat(stage()).isInstanceOf(Stage.Task.class);
        doOnScreen(() -> workbench.classroom().lesson().close());
        assertThat(onScreen(() -> card().isVisible())).isFalse();
    }

    /** Between two lines of a question the cluster comes to rest: who does not wait for that opens something else. */
    @Test
    void inWhatSomebodyOpensMeanwhileNoLineIsDone() {
        begin("Closed, but not to daemons");
        var lesson = Objects.requireNonNull(workbench.classroom().lesson().run().get())
                .lesson();
        press("Begin");
        press("I do not know");
        // No time passes, so that what was done does not come to rest.
        until(() -> workbench
                .player()
                .ask(session -> session.state().node("worker-2").spec().unschedulable())
                .join());
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        until(() -> state().nodes().size() == 3);
        untilSeen(() -> state().pods().size() == 3);
        doOnScreen(() -> workbench.classroom().lesson().reveal());
        until(() -> stage() instanceof Stage.Shown shown && shown.right() != null);
        untilSeen(() -> Objects.requireNonNull(workbench.desk().shown()).atRest());
        assertThat(said()).contains("It is: worker-1, worker-2");
        var changes = workbench
                .player()
                .ask(session -> session.journal().stream()
                        .flatMap(step -> step.changes().stream())
                        .toList())
                .join();
        assertThat(changes).isNotEmpty().noneMatch(change -> change.type() == WatchEvent.Type.DELETED);

        press("Continue");
        back(lesson);
        assertThat(state().nodes()).as("the lesson's cluster").hasSize(2);
        press("I do not know");
        untilShown();
        assertThat(said()).contains("It is: 2");
    }

    private ClusterState state() {
        return Objects.requireNonNull(workbench.desk().shown()).state();
    }

    /** What is asked about the cluster as it is has nothing that is waited for, and this one never comes to rest. */
    @Test
    void whereNothingIsDoneTheAnswerComesAtOnce() {
        begin("Three desired, none made");
        press("Begin");
        press("I do not know");
        until(() -> stage() instanceof Stage.Shown shown && shown.right() != null);
        assertThat(said()).contains("It is: 0");
    }

    /** kubectl rollout undo twice within one moment would be another thing: nothing has been renumbered then. */
    @Test
    void linesAreDoneAsTheAnswerCountsThem() {
        begin("One comes back as three");
        press("Begin");
        for (int i = 0; i < 2; i++) {
            press("I do not know");
            if (i == 1) {
                // As the wall's, no clock hurries, and nobody says that it stands still.
                doOnScreen(() -> workbench.desk().view().model().pace().set(Pace.REAL));
            }
            untilShown();
            if (i == 0) {
                press("Continue");
                until(() -> stage() instanceof Stage.Asked
                        && !workbench.classroom().lesson().busy().get());
            }
        }
        assertThat(said()).contains("3.2 runs, as revision 4");
        untilSeen(() -> Objects.requireNonNull(workbench.desk().shown()).state().controllerRevisions().stream()
                .map(ControllerRevision::revision)
                .sorted()
                .toList()
                .equals(List.of(3L, 4L)));
    }

    @Test
    void whereNothingCanBeBrokenTimeGoesOn() {
        workbench.player().play();
        until(() -> workbench.desk().view().model().playing().get());
        doOnScreen(() -> breaking().getItems().getFirst().getOnAction().handle(null));
        until(() -> !workbench.desk().view().model().notice().get().isEmpty());
        until(() -> workbench.desk().view().model().playing().get());
        assertThat(workbench.player().moment().join().playing()).isTrue();
    }

    private Menu breaking() {
        return menu().getItems().stream()
                .filter(Menu.class::isInstance)
                .map(Menu.class::cast)
                .filter(item -> item.getText().startsWith("Break"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCardFollowsTheLanguage() {
        begin("One pod on every node");
        doOnScreen(() -> Words.use(Wording.of(Language.of("zh-CN").orElseThrow())));
        assertThat(said()).contains("三个节点");
        assertThat(onScreen(() -> menu().getItems().getFirst().getText())).startsWith("开始：");
    }

    @Test
    void aLessonOfOnesOwnIsOpenedLikeAnyFileAndWhatIsWrongWithItIsSaid() throws IOException {
        var own = Objects.requireNonNull(Bundled.lesson("09-soft-taint")).text().replace("09-soft-taint", "mine");
        var good = Files.writeString(home.resolve("mine.yaml"), own);
        doOnScreen(() -> workbench.open(List.of(good)));
        until(() -> workbench.classroom().lesson().run().get() != null
                && !workbench.classroom().lesson().busy().get());
        assertThat(Objects.requireNonNull(workbench.classroom().lesson().run().get())
                        .lesson()
                        .id())
                .isEqualTo("mine");

        var bad = Files.writeString(
                home.resolve("bad.yaml"), own.replace("mine", "bad").replace("brief:", "breif:"));
        doOnScreen(() -> workbench.open(List.of(bad)));
        until(() -> text(root()).contains("bad.yaml:"));
        assertThat(text(root())).contains("breif", "brief");
    }

    private static String text(Node node) {
        return onScreen(() -> node.lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .collect(Collectors.joining("\n")));
    }
}
