package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.cluster.Command;
import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Wording;
import dev.podfall.play.Moment;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.text.Words;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody acts in the past, goes from branch to branch, takes back and does again, with mouse and keys. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BranchesWindowTest extends LiveWindow {
    @BeforeEach
    void openWindow() {
        open(Wording.ENGLISH, 1400, 900);
        var session = Lab.of(Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent(""))
                .runFor(60)
                .session();
        workbench.loading().prepare(session, List.of()).join();
        until(() -> moment() != null && moment().frame().journal().size() > 10);
    }

    private Moment moment() {
        return workbench.desk().shown();
    }

    private void stop(String node) {
        workbench
                .player()
                .act(session -> session.execute(new Command.StopKubelet(node)))
                .join();
    }

    private void key(KeyCode code, boolean shift) {
        doOnScreen(() -> {
            var target = stage.getScene().getFocusOwner() == null
                    ? root()
                    : stage.getScene().getFocusOwner();
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, code == KeyCode.Z, false, false));
        });
    }

    private Button lane(String name) {
        return root().lookupAll(".branch-name").stream()
                .filter(node -> node.isVisible()
                        && node instanceof Labeled label
                        && label.getText().equals(name))
                .map(Button.class::cast)
                .findFirst()
                .orElse(null);
    }

    private void click(Node node) {
        doOnScreen(() -> {
            root().layout();
            var robot = new Robot();
            var box = node.localToScreen(node.getLayoutBounds());
            robot.mouseMove(box.getCenterX(), box.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    @Test
    void aFutureThatWasLeftIsALaneAndAClickTakesItUp() {
        int whole = moment().frame().journal().size();
        workbench.player().seek(6);
        stop("n1");
        until(() -> lane("branch 1") != null);
        var left = moment();
        assertThat(left.branches()).hasSize(1);
        assertThat(onScreen(() -> lane("branch 1").getAccessibleText())).contains("steps of its own");

        click(lane("branch 1"));
        until(() -> moment().session() > left.session());
        assertThat(moment().frame().journal()).hasSize(whole);
        until(() -> lane("branch 2") != null);
        assertThat(onScreen(() -> lane("branch 1"))).isNull();
    }

    @Test
    void aLaneIsRenamedAndDeletedByKeys() {
        workbench.player().seek(6);
        stop("n1");
        until(() -> lane("branch 1") != null);
        doOnScreen(() -> lane("branch 1").requestFocus());
        key(KeyCode.F2, false);
        until(() -> root().lookup(".branch-naming") instanceof TextField field && field.getSkin() != null);
        doOnScreen(() -> {
            var field = (TextField) Objects.requireNonNull(root().lookup(".branch-naming"));
            assertThat(field.isFocused()).isTrue();
            field.setText("as it was_1");
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        until(() -> lane("as it was_1") != null);
        assertThat(moment().branches().getFirst().name()).isEqualTo("as it was_1");
        shown();
        // At once: without a desktop nobody keeps a menu open for long.
        doOnScreen(() -> {
            delete("as it was_1");
            assertThat(choice(1).getText()).isEqualTo("Keep it");
            choice(1).fire();
        });
        shown();
        assertThat(moment().branches()).hasSize(1);
        doOnScreen(() -> {
            delete("as it was_1");
            assertThat(choice(0).getText()).startsWith("Delete as it was_1 for good: ");
            choice(0).fire();
        });
        until(() -> moment().branches().isEmpty());
        until(() -> root().lookupAll(".branch-name").stream().noneMatch(node -> node.isVisible()));
    }

    private void delete(String name) {
        lane(name).requestFocus();
        lane(name).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DELETE, false, false, false, false));
    }

    /** In the menu that was opened last. */
    private static MenuItem choice(int which) {
        var menu = Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
        return menu.getItems().get(which);
    }

    @Test
    void onlyAClickOnALineTakesItUpARightClickDoesNot() {
        workbench.player().seek(6);
        stop("n1");
        until(() -> lane("branch 1") != null);
        var left = moment().session();
        doOnScreen(() -> Mouse.click(line(), 0, 0, MouseButton.SECONDARY));
        shown();
        assertThat(moment().session()).isEqualTo(left);
        doOnScreen(() -> Mouse.click(line(), 0, 0, MouseButton.PRIMARY));
        until(() -> moment().session() > left);
    }

    /** The console's line, on the screen. */
    private TextField console() {
        for (var node : root().lookupAll(".tab-pane")) {
            if (node instanceof TabPane tabs) {
                tabs.getTabs().stream()
                        .filter(tab -> Words.of("bottom.console").equals(tab.getText()))
                        .forEach(tabs.getSelectionModel()::select);
            }
        }
        root().applyCss();
        root().layout();
        return (TextField) Objects.requireNonNull(root().lookup("#line"));
    }

    private Node line() {
        return Objects.requireNonNull(root().lookup(".branch-line"));
    }

    @Test
    void aConsoleThatHasGivenItsLineAwayLetsTheActBeTakenBack() {
        doOnScreen(() -> {
            var line = console();
            line.requestFocus();
            line.setText("kubectl cordon n1");
            line.fireEvent(new ActionEvent());
        });
        until(() -> moment().undo() != null);
        assertThat(onScreen(() -> stage.getScene().getFocusOwner())).isInstanceOf(TextField.class);
        key(KeyCode.Z, false);
        until(() -> moment().redo() != null);
        assertThat(moment().undo()).isNull();
    }

    @Test
    void keysTakeTheLastActBackAndDoItAgain() {
        var before = moment().position();
        stop("n1");
        until(() -> moment().undo() != null);
        assertThat(onScreen(() -> Words.of(
                        "edit.undo", workbench.desk().view().model().toUndo().get())))
                .isEqualTo("Undo: kubelet stop n1");
        doOnScreen(() -> root().lookup(".timeline-canvas").requestFocus());
        key(KeyCode.Z, false);
        until(() -> moment().redo() != null);
        assertThat(moment().position()).isEqualTo(before);
        assertThat(moment().undo()).isNull();
        key(KeyCode.Z, true);
        until(() -> moment().undo() != null);
        assertThat(moment().redo()).isNull();
        assertThat(moment().position().commands()).isEqualTo(before.commands() + 1);
    }

    /** Where somebody writes, the keys belong to what he writes. */
    @Test
    void aTextThatHasTheFocusKeepsItsOwnUndo() {
        stop("n1");
        until(() -> moment().undo() != null);
        var session = moment().session();
        doOnScreen(() -> {
            var line = console();
            line.setText("kubectl get");
            line.requestFocus();
        });
        key(KeyCode.Z, false);
        doOnScreen(() -> {
            var editor = root().lookupAll(".code-area").stream()
                    .filter(node -> node instanceof CodeArea area && area.isEditable())
                    .findFirst();
            editor.ifPresent(Node::requestFocus);
        });
        key(KeyCode.Z, false);
        shown();
        assertThat(moment().session()).isEqualTo(session);
        assertThat(moment().undo()).isNotNull();
    }

    @Test
    void whatIsStagedIsKeptAsABranch() {
        var position = moment().position();
        doOnScreen(() -> workbench.staging().stage(List.of(ConsoleLine.of("kubectl cordon n1"))));
        until(() -> workbench.staging().whatIf().model().get().known());
        doOnScreen(() -> ((Button) root().lookup("#keep")).fire());
        until(() -> lane("cordon n1") != null);
        until(() -> workbench.staging().whatIf().model().get().isEmpty());
        assertThat(moment().position()).isEqualTo(position);
        var branch = moment().branches().getFirst();
        assertThat(Objects.requireNonNull(branch.frame().state().node("n1"))
                        .spec()
                        .unschedulable())
                .isTrue();
        assertThat(Objects.requireNonNull(moment().state().node("n1")).spec().unschedulable())
                .isFalse();
    }

    @Test
    void whatWouldBeRefusedMakesNoBranchAndStaysStaged() {
        doOnScreen(() -> workbench.staging().stage(List.of(ConsoleLine.of("kubectl cordon nobody"))));
        until(() -> workbench.staging().whatIf().model().get().known());
        doOnScreen(() -> ((Button) root().lookup("#keep")).fire());
        until(() -> Words.say(workbench.desk().view().model().notice().get()).contains("\"nobody\" not found"));
        assertThat(moment().branches()).isEmpty();
        assertThat(workbench.staging().whatIf().model().get().isEmpty()).isFalse();
    }
}
