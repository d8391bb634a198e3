package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.api.meta.Kind;
import dev.podfall.language.Wording;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The editor in the window, by its keys. */
class EditorWindowTest extends LiveWindow {
    private static final String HEAD = "apiVersion: apps/v1\nkind: DaemonSet\nspec:\n";

    @BeforeEach
    void openIt() {
        open(Wording.ENGLISH, 1200, 800);
        doOnScreen(() -> {
            press(root(), KeyCode.N, true);
            area().requestFocus();
        });
        shown();
    }

    private CodeArea area() {
        return (CodeArea) Objects.requireNonNull(root().lookup(".editor-text"));
    }

    private static void press(Node target, KeyCode code, boolean control) {
        press(target, code, control, false);
    }

    private static void press(Node target, KeyCode code, boolean control, boolean shift) {
        target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    private Node focused() {
        return Objects.requireNonNull(stage.getScene().getFocusOwner());
    }

    /** As somebody types: every character is a key. */
    private void type(String text) {
        for (char c : text.toCharArray()) {
            var typed = String.valueOf(c);
            doOnScreen(() -> area().fireEvent(new KeyEvent(
                    KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false)));
        }
        shown();
    }

    private void begin(String text) {
        doOnScreen(() -> {
            area().replaceText(text);
            area().moveTo(text.length());
        });
        shown();
    }

    private static List<String> proposals() {
        return onScreen(() -> Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .flatMap(window -> window.getScene().getRoot().lookupAll(".proposals .list-view").stream())
                .flatMap(list -> ((ListView<?>) list).getItems().stream())
                .map(String::valueOf)
                .toList());
    }

    private String text() {
        return onScreen(() -> area().getText());
    }

    private void keys(KeyCode... codes) {
        for (var code : codes) {
            doOnScreen(() -> press(focused(), code, false));
            shown();
        }
    }

    @Test
    void whatIsTypedIsCompleted() {
        begin(HEAD);
        type("  upd");
        assertThat(proposals()).containsExactly("updateStrategy");
        keys(KeyCode.ENTER);
        assertThat(text()).isEqualTo(HEAD + "  updateStrategy:\n    ");
        assertThat(proposals()).isEmpty();
        type("ty");
        keys(KeyCode.TAB);
        assertThat(text()).endsWith("    type: ");
        assertThat(proposals()).as("a value is due").containsExactly("RollingUpdate", "OnDelete");
        keys(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(text()).endsWith("    type: OnDelete");
    }

    @Test
    void theListComesByAKeyAndGoesByAnother() {
        begin(HEAD + "  ");
        assertThat(proposals()).isEmpty();
        doOnScreen(() -> press(area(), KeyCode.SPACE, true));
        shown();
        assertThat(proposals()).startsWith("selector", "template");
        keys(KeyCode.ESCAPE);
        assertThat(proposals()).isEmpty();
        assertThat(text()).isEqualTo(HEAD + "  ");
        keys(KeyCode.ENTER);
        assertThat(text()).as("Enter is Enter again").isEqualTo(HEAD + "  \n  ");
    }

    @Test
    void findsAndReplaces() {
        begin("agent: Agent\nagent: b\n");
        doOnScreen(() -> press(area(), KeyCode.H, true));
        var sought = onScreen(() -> (TextField) Objects.requireNonNull(root().lookup(".find-sought")));
        var with = onScreen(() -> (TextField) Objects.requireNonNull(root().lookup(".find-with")));
        var count = onScreen(() -> (Label) Objects.requireNonNull(root().lookup(".find-count")));
        doOnScreen(() -> {
            assertThat(focused()).isSameAs(sought);
            sought.setText("agent");
            assertThat(count.getText()).isEqualTo("1 of 3");
            press(sought, KeyCode.F3, false);
            assertThat(count.getText()).isEqualTo("2 of 3");
            press(sought, KeyCode.F3, false, true);
            assertThat(count.getText()).isEqualTo("1 of 3");
            ((ButtonBase) Objects.requireNonNull(root().lookup(".find-bar .toggle-button"))).fire();
            assertThat(count.getText()).as("case matters").isEqualTo("1 of 2");
            with.setText("x");
            press(with, KeyCode.ENTER, false);
            press(with, KeyCode.ENTER, false);
        });
        assertThat(text()).isEqualTo("x: Agent\nx: b\n");
        doOnScreen(() -> {
            assertThat(count.getText()).isEqualTo("none");
            press(with, KeyCode.TAB, false, true);
            assertThat(focused()).isSameAs(sought);
            press(sought, KeyCode.TAB, false);
            assertThat(focused()).isSameAs(with);
            var replace = (ButtonBase) Objects.requireNonNull(root().lookup(".find-bar .button.tiny"));
            press(replace, KeyCode.Z, true);
            assertThat(area().getText()).as("the text, not the cluster").isEqualTo("x: Agent\nagent: b\n");
            press(replace, KeyCode.Z, true, true);
            press(sought, KeyCode.ESCAPE, false);
            assertThat(focused()).isSameAs(area());
            assertThat(sought.getParent().getParent().isVisible()).isFalse();
        });
    }

    @Test
    void whatIsEmptyIsNotApplied() {
        begin("");
        doOnScreen(() -> press(area(), KeyCode.ENTER, true));
        assertThat(onScreen(
                        () -> workbench.desk().view().model().mention().get().toString()))
                .startsWith("There is nothing in ");
        assertThat(onScreen(() -> workbench.desk().view().model().toUndo().get().isEmpty()))
                .isTrue();
    }

    /** WCAG 2.1.2: nobody is caught. */
    @Test
    void tabLeavesTheText() {
        begin("");
        keys(KeyCode.TAB);
        assertThat(text()).isEqualTo("  ");
        doOnScreen(() -> press(area(), KeyCode.M, true));
        assertThat(onScreen(() -> root().lookupAll(".editor-status .label").stream()
                        .map(label -> ((Label) label).getText())
                        .toList()))
                .containsExactly("Line 1, column 3", "Tab leaves the text; Ctrl+M: Tab indents");
        keys(KeyCode.TAB);
        doOnScreen(() -> {
            assertThat(focused()).isNotSameAs(area());
            area().requestFocus();
            press(area(), KeyCode.M, true);
        });
        keys(KeyCode.ESCAPE, KeyCode.TAB);
        assertThat(onScreen(this::focused)).as("once after Escape").isNotSameAs(onScreen(this::area));
        assertThat(text()).isEqualTo("  ");
    }

    @Test
    void keysWorkWhereverTheFocusIs() {
        begin("apiVersion: v1\nkind: Namespace\nmetadata: {name: elsewhere}\n");
        int before = onScreen(this::tabs);
        doOnScreen(() -> {
            var map = workbench.desk().topology().root();
            map.requestFocus();
            press(stage.getScene().getRoot(), KeyCode.ENTER, true);
        });
        until(() -> workbench
                .player()
                .ask(session -> session.state().all(Kind.NAMESPACE).keySet().stream()
                        .anyMatch(key -> key.name().equals("elsewhere")))
                .join());
        doOnScreen(() -> press(stage.getScene().getRoot(), KeyCode.N, true));
        assertThat(onScreen(this::tabs)).isEqualTo(before + 1);
        doOnScreen(() -> {
            stage.getScene().getRoot().requestFocus();
            press(stage.getScene().getRoot(), KeyCode.W, true);
        });
        assertThat(onScreen(this::tabs)).isEqualTo(before);
    }

    private int tabs() {
        return root().lookupAll(".file-tab").size();
    }

    /** Where the tab that stands out ends, before what stands beside the tabs. */
    private void assertChosenIsInSight(String name) {
        shown();
        doOnScreen(() -> {
            root().applyCss();
            root().layout();
            var tab = root().lookupAll(".file-tab").stream()
                    .filter(each ->
                            each.getPseudoClassStates().contains(javafx.css.PseudoClass.getPseudoClass("selected")))
                    .findFirst()
                    .orElseThrow();
            assertThat(tab.getAccessibleText()).isEqualTo(name);
            var strip = root().lookup(".tab-strip");
            var seen = tab.localToScene(tab.getBoundsInLocal());
            var menu = allTabs().localToScene(allTabs().getBoundsInLocal());
            assertThat(seen.getMinX())
                    .isGreaterThanOrEqualTo(strip.localToScene(0, 0).getX());
            assertThat(seen.getMaxX()).isLessThanOrEqualTo(menu.getMinX() + 0.01);
            var tabs = tab.getParent();
            assertThat(tabs.localToScene(tabs.getBoundsInLocal()).getMaxX())
                    .as("what is drawn of the tabs")
                    .isLessThanOrEqualTo(menu.getMinX() + 0.01);
        });
    }

    private MenuButton allTabs() {
        return (MenuButton) Objects.requireNonNull(root().lookup(".all-tabs"));
    }

    @Test
    void manyTabsEndBeforeTheButtonsAndTheChosenOneIsInSight() {
        assertThat(onScreen(allTabs()::isVisible)).isFalse();
        for (int i = 0; i < 20; i++) {
            doOnScreen(() -> press(root(), KeyCode.N, true));
        }
        assertChosenIsInSight("untitled-21.yaml");
        doOnScreen(() -> {
            assertThat(allTabs().isVisible()).isTrue();
            allTabs().show();
            var items = allTabs().getItems();
            assertThat(items).hasSize(21);
            items.get(3).fire();
            allTabs().hide();
        });
        assertChosenIsInSight("untitled-4.yaml");

        double before = onScreen(this::firstTab);
        doOnScreen(() -> {
            var tab = Objects.requireNonNull(root().lookup(".file-tab"));
            tab.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    0,
                    0,
                    0,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    -40,
                    0,
                    -40,
                    null,
                    0,
                    null,
                    0,
                    0,
                    null));
            root().layout();
        });
        assertThat(onScreen(this::firstTab)).isEqualTo(before - 40);
    }

    private double firstTab() {
        return Objects.requireNonNull(root().lookup(".file-tab"))
                .localToScene(0, 0)
                .getX();
    }

    @ParameterizedTest
    @CsvSource({"Keep it open, 0", "Close without saving, 1"})
    void closingAsksIfSomethingWouldBeLost(String answer, int closed) {
        begin("kind: Pod\n");
        int before = onScreen(this::tabs);
        doOnScreen(() -> press(area(), KeyCode.W, true));
        doOnScreen(() -> {
            assertThat(tabs()).isEqualTo(before);
            var dialog = Window.getWindows().stream()
                    .map(window -> window.getScene().getRoot())
                    .filter(DialogPane.class::isInstance)
                    .map(DialogPane.class::cast)
                    .findFirst()
                    .orElseThrow();
            var type = dialog.getButtonTypes().stream()
                    .filter(each -> each.getText().equals(answer))
                    .findFirst()
                    .orElseThrow();
            ((ButtonBase) dialog.lookupButton(type)).fire();
        });
        shown();
        assertThat(onScreen(this::tabs)).isEqualTo(before - closed);
    }

    @Test
    void aTemplateIsClosedWithoutAQuestion() {
        doOnScreen(() -> {
            var menu = (MenuButton) Objects.requireNonNull(root().lookup(".templates"));
            assertThat(menu.getItems().stream().map(item -> item.getText()))
                    .containsExactly("DaemonSet", "Pod", "Node", "Namespace", "PriorityClass");
            menu.getItems().getFirst().fire();
            assertThat(area().getText()).contains("kind: DaemonSet");
            int before = tabs();
            press(area(), KeyCode.W, true);
            assertThat(tabs()).isEqualTo(before - 1);
        });
    }

    @Test
    void aSamplesStoryIsReadAboveIt() {
        doOnScreen(() -> workbench.openSample(Samples.all().getFirst()));
        shown();
        doOnScreen(() -> {
            var story = (Label) Objects.requireNonNull(root().lookup(".story"));
            assertThat(story.isWrapText()).isTrue();
            assertThat(story.getText()).contains("DaemonSet").doesNotContain("#", "$");
            assertThat(story.getParent()).isNotNull();
            assertThat(((HBox) Objects.requireNonNull(root().lookup(".editor-status"))).isVisible())
                    .isTrue();
        });
    }
}
