package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.language.Language;
import dev.podfall.language.Wording;
import dev.podfall.lesson.Bundled;
import dev.podfall.lesson.LessonReader;
import dev.podfall.lesson.run.DemoBeat.Kind;
import dev.podfall.lesson.run.DemoRun;
import dev.podfall.manifest.Source;
import dev.podfall.play.Moment;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.frame.TileMark;
import dev.podfall.ui.lesson.DemoViewModel;
import dev.podfall.ui.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trainer shows a lesson to a class: by his presenter, the menu, the map. */
class DemoWindowTest extends LiveWindow {
    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1280, 860);
        until(() -> menu().getItems().size() > 2);
        workbench.player().driveByHand();
    }

    private MenuButton menu() {
        return (MenuButton) Objects.requireNonNull(root().lookup("#lessons"));
    }

    private DemoViewModel demo() {
        return workbench.classroom().demo();
    }

    private DemoRun run() {
        return Objects.requireNonNull(demo().run().get());
    }

    private Node bar() {
        return Objects.requireNonNull(root().lookup(".demo"));
    }

    private static String said(Parent part) {
        return onScreen(() -> part.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining("\n")));
    }

    private String said() {
        return said((Parent) bar());
    }

    private void begin(String title) {
        doOnScreen(() -> {
            var all = (Menu) menu().getItems().stream()
                    .filter(item -> "Demonstrate to a class".equals(item.getText()))
                    .findFirst()
                    .orElseThrow();
            all.getItems().stream()
                    .flatMap(unit -> ((Menu) unit).getItems().stream())
                    .filter(item -> item.getText().equals(title))
                    .findFirst()
                    .map(MenuItem::getOnAction)
                    .orElseThrow()
                    .handle(null);
        });
        // The script is played to its end first.
        waitFor(() -> onScreen(() -> demo().run().get() != null));
        ready();
    }

    private void press(KeyCode code) {
        doOnScreen(() -> fire(code));
        ready();
    }

    private void fire(KeyCode code) {
        var scene = stage.getScene();
        Node target = Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot());
        target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void ready() {
        waitFor(() -> onScreen(() -> !demo().busy().get()));
        shown();
    }

    /** Presses, and lets the audience's time pass, until what the line does has been seen. */
    private void forwardToItsEnd() {
        press(KeyCode.PAGE_DOWN);
        int at = run().at();
        for (int i = 0; i < 200 && run().running(); i++) {
            workbench.player().pass(Duration.ofSeconds(1)).join();
            shown();
            // Asked and pressed in one go: a press when it is over would be the next line's.
            doOnScreen(() -> {
                if (run().running() && run().beat().stepwise() && !moment().playing()) {
                    fire(KeyCode.PAGE_DOWN);
                }
            });
            ready();
        }
        assertThat(run().running()).isFalse();
        assertThat(run().at()).isEqualTo(at);
    }

    private Moment moment() {
        return Objects.requireNonNull(workbench.desk().shown());
    }

    private Map<String, TileMark> marks() {
        return onScreen(() -> workbench.desk().topology().model().tileMarks().get());
    }

    private void clickNode(String node) {
        doOnScreen(() -> {
            var map = workbench.desk().topology().map();
            var box = Objects.requireNonNull(map.boundsOf(node));
            Mouse.click(map, box.getMinX() + 20, box.getMinY() + 40, MouseButton.PRIMARY);
        });
    }

    @Test
    void lineByLineToTheEndAndBack() {
        assertThat(bar().isVisible()).isFalse();
        begin("One pod on every node");
        var began = moment().at();
        assertThat(said()).contains("5 steps", "Nobody has said \"three\" anywhere");

        press(KeyCode.PAGE_DOWN);
        assertThat(said()).contains("1 of 5", "Where does the three come from?");
        assertThat(onScreen(() -> workbench.desk().selection().choice().daemonSet()))
                .isNotNull();

        press(KeyCode.PAGE_DOWN);
        assertThat(said()).contains("2 of 5", "Which nodes run a fluent-bit pod a little later?");
        clickNode("worker-1");
        assertThat(marks()).isEqualTo(Map.of("worker-1", TileMark.CHOSEN));
        assertThat(moment().at()).as("time is held").isEqualTo(began);

        forwardToItsEnd();
        assertThat(run().beat().kind()).isEqualTo(Kind.SHOW);
        assertThat(said())
                .contains(
                        "Which nodes run a fluent-bit pod a little later?",
                        "Answer: worker-1, worker-2, worker-3",
                        "The controller compares");
        assertThat(marks())
                .isEqualTo(
                        Map.of("worker-1", TileMark.RIGHT, "worker-2", TileMark.MISSED, "worker-3", TileMark.MISSED));
        assertThat(moment().at()).isAfter(began).isBefore(began.plusSeconds(300));
        assertThat(moment().playing()).isFalse();

        press(KeyCode.PAGE_UP);
        assertThat(said()).contains("2 of 5").doesNotContain("Answer:");
        assertThat(moment().at()).as("back in time to before the line").isEqualTo(began);
        press(KeyCode.ESCAPE);
        assertThat(marks()).as("one step back: what the class has named").isEmpty();
        assertThat(said()).contains("2 of 5");
        List.of("worker-1", "worker-2", "worker-3").forEach(this::clickNode);
        workbench.player().seek(began.minusSeconds(1));
        waitFor(() -> onScreen(() -> !moment().present()));
        press(KeyCode.PAGE_DOWN);
        assertThat(moment().branches().size()).as("no line is done in the past").isZero();
        for (int presses = 0; run().running(); presses++) {
            assertThat(presses).as("however impatient, it ends").isLessThan(30);
            press(KeyCode.PAGE_DOWN);
        }
        assertThat(said()).contains("Answer: worker-1, worker-2, worker-3");
        assertThat(marks())
                .isEqualTo(Map.of("worker-1", TileMark.RIGHT, "worker-2", TileMark.RIGHT, "worker-3", TileMark.RIGHT));

        forwardToItsEnd();
        assertThat(said()).contains("$ kubectl scale ds/fluent-bit --replicas=5", "Read the refusal");
        press(KeyCode.PAGE_DOWN);
        assertThat(said()).contains("5 of 5", "A DaemonSet keeps one pod on each node.");
        press(KeyCode.PAGE_DOWN);
        assertThat(said()).as("a press too many closes nothing").contains("5 of 5");

        var presenting = workbench.desk().view().model().presenting();
        doOnScreen(() -> {
            presenting.set(true);
            workbench.desk().view().model().bottomShown().set(true);
        });
        shown();
        doOnScreen(() -> {
            var line = Objects.requireNonNull(root().lookup(".console .text-field"));
            line.requestFocus();
            assertThat(stage.getScene().getFocusOwner()).isSameAs(line);
        });
        shown();
        press(KeyCode.ESCAPE);
        assertThat(presenting.get()).as("one step back, and not two").isTrue();
        assertThat(demo().run().get()).isNull();
        assertThat(bar().isVisible()).isFalse();
        press(KeyCode.ESCAPE);
        assertThat(presenting.get()).as("another one").isFalse();
        assertThat(marks()).isEmpty();
        assertThat(moment().state().nodes()).hasSize(3);
    }

    private void resize(double height) {
        for (int i = 0; i < 3; i++) {
            doOnScreen(() -> {
                stage.getScene().getRoot().resize(1280, height);
                root().applyCss();
                root().layout();
            });
            shown();
        }
    }

    private double mapHeight() {
        return onScreen(
                () -> workbench.desk().topology().root().getLayoutBounds().getHeight());
    }

    private void inALowWindowTheMapHasTheRoom() {
        var model = workbench.desk().view().model();
        doOnScreen(() -> {
            model.bottomShown().set(true);
            model.leftShown().set(true);
        });
        begin("NoExecute throws out");
        press(KeyCode.PAGE_DOWN);
        double high = bar().getLayoutBounds().getHeight();
        assertThat(model.bottomShown().get()).as("there is room for both").isTrue();
        resize(700);
        press(KeyCode.PAGE_DOWN);
        assertThat(model.bottomShown().get()).as("and none any more").isFalse();
        press(KeyCode.ESCAPE);
        assertThat(model.bottomShown().get())
                .as("the window has become low in between")
                .isTrue();

        double before = mapHeight();
        begin("NoExecute throws out");
        press(KeyCode.PAGE_DOWN);
        resize(700);
        assertThat(bar().getLayoutBounds().getHeight())
                .as("it says the same in less")
                .isLessThan(high - 20);
        assertThat(said()).contains("1 of ");
        assertThat(mapHeight()).isGreaterThan(before);
        doOnScreen(() -> model.presenting().set(true));
        press(KeyCode.ESCAPE);
        assertThat(model.leftShown().get()).as("still shown to others").isFalse();
        press(KeyCode.ESCAPE);
        shown();
        assertThat(model.leftShown().get()).as("what gave way is there again").isTrue();
        assertThat(model.bottomShown().get()).isTrue();
        resize(860);
    }

    @Test
    void itIsLeftWhereverItIsAndHasNotes() {
        begin("NoExecute throws out");
        doOnScreen(() -> Objects.requireNonNull(workbench.classroom().demonstrations())
                .notes()
                .toggle());
        var window = Window.getWindows().stream()
                .filter(each -> each != stage && each.isShowing())
                .findFirst()
                .orElseThrow();
        var notes = window.getScene().getRoot();
        assertThat(said(notes))
                .contains("Answer: worker-1, worker-2", "Look at the countdown of shop", "a learner takes");
        doOnScreen(() -> notes.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.PAGE_DOWN, false, false, false, false)));
        ready();
        assertThat(run().at()).as("the keys work there too").isEqualTo(1);
        doOnScreen(() -> Words.use(Wording.of(Language.of("zh-CN").orElseThrow())));
        assertThat(said(notes)).contains("答案：worker-1, worker-2");
        assertThat(said()).contains("第 1 步");

        press(KeyCode.PAGE_DOWN);
        assertThat(run().running()).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(demo().run().get()).isNull();
        assertThat(window.isShowing()).isFalse();
        until(() -> !workbench.console().isRunning());
        shown();
        assertThat(moment().playing()).as("nothing goes on by itself").isFalse();

        doOnScreen(() -> Words.use(Wording.ENGLISH));
        inALowWindowTheMapHasTheRoom();
        begin("NoExecute throws out");
        doOnScreen(() -> workbench.classroom().book().open(LessonBook.bundled().getFirst()));
        waitFor(() -> onScreen(() -> workbench.classroom().lesson().run().get() != null));
        assertThat(demo().run().get()).as("whoever takes a lesson gives none").isNull();
    }

    @Test
    void whatCannotBeMadeIsSaidOnTheScreensThread() {
        var text = Objects.requireNonNull(Bundled.lesson("01-one-per-node")).text();
        var own = new Source("01-one-per-node.yaml", text.replace("app: fluent-bit}}", "app: Fluent Bit}}"));
        var lesson = Objects.requireNonNull(LessonReader.read(own).lesson());
        var told = new AtomicReference<@Nullable Boolean>();
        doOnScreen(() -> {
            demo().trouble().subscribe((before, now) -> told.set(Platform.isFxApplicationThread()));
            demo().open(lesson);
        });
        until(() -> !demo().busy().get());
        assertThat(told.get()).isTrue();
        assertThat(said()).contains("a lesson that was checked begins");

        doOnScreen(() -> workbench.classroom().open(own));
        until(() -> root().lookup(".editor-text") instanceof CodeArea area
                && area.getText().equals(own.text()));
        assertThat(onScreen(() -> workbench.classroom().lesson().run().get()))
                .as("nobody takes it")
                .isNull();
    }
}
