package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.ObjectKey;
import dev.podfall.language.Phrase;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.play.Pace;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.topology.NodeTile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The window without a mouse, and without eyes. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ForEveryoneTest extends LiveWindow {
    private static final String WAITING = """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            status: {allocatable: {cpu: '1'}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: batch}
            spec:
              containers: [{name: a, image: 'batch:1', resources: {requests: {cpu: 3}}}]
            """;

    /** Say themselves, or are parts of what does. */
    private static final Set<String> SPEAK = Set.of("arrow-button", "thumb", "increment-button", "decrement-button");

    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1400, 900);
        doOnScreen(() -> workbench.desk().view().model().pace().set(Pace.MAX));
    }

    private static void key(Node at, KeyCode code, boolean alt, boolean shift) {
        at.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, alt, false));
    }

    private static List<Node> all(Parent parent) {
        var out = new ArrayList<Node>();
        for (var child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible()) {
                out.add(child);
                if (child instanceof Parent inner) {
                    out.addAll(all(inner));
                }
            }
        }
        return out;
    }

    @Test
    void whatCanHaveTheFocusSaysWhatItIs() {
        doOnScreen(() -> workbench.openSample(Samples.all().get(3)));
        waitFor(() -> workbench.desk().shown() != null
                && workbench.desk().shown().state().nodes().size() > 2);
        doOnScreen(() -> workbench.desk().selection().node("worker-1"));
        shown();
        var reached = onScreen(() -> all(root()).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .toList());
        assertThat(reached).hasSizeGreaterThan(50);
        assertThat(onScreen(() -> silent(root()))).isEmpty();
    }

    /** What can have the focus and says nothing. */
    static List<String> silent(Parent root) {
        return all(root).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .filter(node -> node.getStyleClass().stream().noneMatch(SPEAK::contains))
                .filter(node -> !speaks(node))
                .map(ForEveryoneTest::named)
                .distinct()
                .toList();
    }

    private static boolean speaks(Node node) {
        boolean said =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean written = node instanceof Labeled label
                && label.getText() != null
                && label.getText().codePoints().anyMatch(Character::isLetterOrDigit);
        boolean prompt = node instanceof TextInputControl field && field.getPromptText() != null;
        // Lists, tables and tabs are read by what is in them.
        boolean holds = !(node instanceof ButtonBase)
                && (node.getAccessibleRole() == AccessibleRole.LIST_VIEW
                        || node.getAccessibleRole() == AccessibleRole.TABLE_VIEW
                        || node.getAccessibleRole() == AccessibleRole.TAB_PANE
                        || node.getAccessibleRole() == AccessibleRole.SCROLL_PANE);
        return said || written || prompt || holds;
    }

    private static String named(Node node) {
        return node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass();
    }

    @Test
    void aPodThatWaitsIsChosenByKeysAndSaysWhy() {
        workbench.loading().open(List.of(new Source("a.yaml", WAITING))).join();
        waitFor(() -> onScreen(() -> root().lookup(".tray .pod") instanceof Node pod
                && String.valueOf(pod.getAccessibleText()).contains("Insufficient cpu")));
        var pod = onScreen(() -> Objects.requireNonNull(root().lookup(".tray .pod")));
        assertThat(onScreen(pod::getAccessibleText)).startsWith("default/batch: 0/1 nodes are available");
        doOnScreen(() -> key(pod, KeyCode.ENTER, false, false));
        assertThat(onScreen(() -> workbench.desk().selection().choice().pod()))
                .isEqualTo(ObjectKey.of("default", "batch"));
    }

    @Test
    void whereKeysHaveGoneIsSeen() {
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        waitFor(() -> onScreen(
                () -> !workbench.desk().topology().model().model().get().nodes().isEmpty()));
        doOnScreen(() -> {
            var cursor = Objects.requireNonNull(root().lookup(".map-cursor"));
            // As a click does.
            cursor.requestFocus();
            key(cursor, KeyCode.RIGHT, false, false);
            assertThat(stage.getScene().getFocusOwner()).isSameAs(cursor);
            assertThat(cursor.isFocusVisible()).isTrue();
        });
        for (int region = 1; region <= 4; region++) {
            var digit = KeyCode.getKeyCode(Integer.toString(region));
            var focused = onScreen(() -> {
                root().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", digit, false, true, false, false));
                return Objects.requireNonNull(stage.getScene().getFocusOwner());
            });
            assertThat(onScreen(() -> focused.isFocusVisible() || focused instanceof TextInputControl))
                    .as("%s after Ctrl+%d", named(focused), region)
                    .isTrue();
        }
    }

    @Test
    void podsAndTaintsAreReachedByKeys() {
        doOnScreen(() -> workbench.openSample(Samples.all().get(3)));
        waitFor(() -> onScreen(() -> workbench.desk().topology().model().node("worker-2") != null
                && workbench.desk().topology().model().node("worker-1") instanceof NodeTile tile
                && !tile.pods().isEmpty()));
        // A pod that is still on its way is not there.
        waitFor(() -> onScreen(() -> {
            var cursor = Objects.requireNonNull(root().lookup(".map-cursor"));
            cursor.requestFocus();
            key(cursor, KeyCode.P, false, false);
            return workbench.desk().selection().choice().pod() != null;
        }));
        doOnScreen(() -> {
            var cursor = Objects.requireNonNull(root().lookup(".map-cursor"));
            key(cursor, KeyCode.RIGHT, false, false);
            key(cursor, KeyCode.T, false, false);
        });
        assertThat(onScreen(() -> workbench.desk().selection().choice().node())).isEqualTo("worker-2");
        waitFor(() -> onScreen(() -> javafx.stage.Window.getWindows().stream()
                .anyMatch(window -> window instanceof javafx.stage.PopupWindow
                        && window.getScene().getRoot().lookup(".node-act") != null)));
    }

    @Test
    void whoClicksTheConsolesTitleTypesIntoIt() {
        doOnScreen(() -> {
            var titles = List.copyOf(root().lookupAll(".tab-container"));
            var console = titles.stream()
                    .filter(title -> title.lookup(".tab-label") instanceof Labeled label
                            && label.getText().equals("Console"))
                    .findFirst()
                    .orElseThrow();
            Mouse.press(console.getParent(), 5, 5);
            Mouse.click(console, 5, 5, MouseButton.PRIMARY);
            assertThat(stage.getScene().getFocusOwner()).isSameAs(root().lookup(".prompt .text-field"));
        });
    }

    @Test
    void bordersBetweenRegionsMoveByKeys() {
        var before = onScreen(() -> workbench.desk().view().sides().sizes());
        doOnScreen(() -> {
            key(root(), KeyCode.RIGHT, true, true);
            key(root(), KeyCode.UP, true, true);
        });
        var after = onScreen(() -> workbench.desk().view().sides().sizes());
        assertThat(after.left()).isGreaterThan(before.left());
        assertThat(after.bottom()).isGreaterThan(before.bottom());
        assertThat(after.right()).isEqualTo(before.right());
    }

    @Test
    void whatHappensIsTold() {
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        waitFor(() ->
                onScreen(() -> workbench.desk().view().announcer().said().get()).contains("fluent-bit"));
        doOnScreen(() -> workbench.desk().view().model().notice().set(Phrase.of("status.empty")));
        assertThat(onScreen(() -> workbench.desk().view().announcer().getAccessibleText()))
                .isEqualTo("Nothing is loaded");
    }
}
