package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podfall.explain.Lab;
import dev.podfall.kubectl.ConsoleLine;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.act.NodeActViewModel.Tool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The popover and the menu at a node's tile, in the whole window. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PopOverWindowTest extends LiveWindow {

    @BeforeEach
    void load() {
        open(Wording.ENGLISH, 1280, 720);
        var nodes = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> Lab.node("n" + i, "") + "---\n")
                .collect(Collectors.joining());
        workbench
                .loading()
                .prepare(
                        List.of(new Source("a.yaml", nodes + Lab.agent(""))),
                        session -> session.runFor(Duration.ofSeconds(60)))
                .join();
        shown();
    }

    private void openOn(String node, Tool tool) {
        doOnScreen(() -> workbench.staging().acting().open(node, tool, 300, 300));
    }

    private PopOver popOver() {
        return onScreen(() -> Window.getWindows().stream()
                .filter(PopOver.class::isInstance)
                .map(PopOver.class::cast)
                .findFirst()
                .orElseThrow());
    }

    private boolean isOpen() {
        return onScreen(() -> workbench.staging().acting().isOpen());
    }

    private <T extends Node> T inPopOver(String id, Class<T> type) {
        var root = popOver().getContentNode();
        return onScreen(() -> root.lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()) && type.isInstance(node))
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    /** As the keyboard does it: to where the focus is, or to the scene. */
    private static void press(Scene scene, KeyCode code, String typed) {
        var focused = scene.getFocusOwner();
        var target = focused == null ? scene.getRoot() : focused;
        target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        if (!typed.isEmpty()) {
            target.fireEvent(
                    new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    @Test
    void itOpensBesideItsTile() {
        for (int i = 1; i <= 9; i++) {
            var node = "n" + i;
            openOn(node, Tool.TAINT);
            var content = popOver().getContentNode();
            var seen = onScreen(() -> content.localToScreen(content.getBoundsInLocal()));
            var tile = tile(node);
            double gap = Math.max(
                    Math.max(seen.getMinX() - tile.getMaxX(), tile.getMinX() - seen.getMaxX()),
                    Math.max(seen.getMinY() - tile.getMaxY(), tile.getMinY() - seen.getMaxY()));
            assertThat(gap).as("%s at %s, its tile at %s", node, seen, tile).isBetween(0.0, 50.0);
            assertThat(onScreen(() -> windowBounds().contains(seen)))
                    .as("%s at %s", node, seen)
                    .isTrue();
        }
    }

    private Bounds tile(String node) {
        var map = workbench.desk().topology().map();
        return onScreen(() -> {
            var box = map.boundsOf(node);
            return map.localToScreen(new BoundingBox(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight()));
        });
    }

    private Bounds windowBounds() {
        return new BoundingBox(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }

    @Test
    void itTakesKeysFromTheFirstMoment() {
        doOnScreen(() -> {
            workbench.staging().acting().open("n1", Tool.TAINT, 300, 300);
            var scene = ((PopOver) Window.getWindows().stream()
                            .filter(PopOver.class::isInstance)
                            .findFirst()
                            .orElseThrow())
                    .getScene();
            for (var letter : List.of("g", "p", "u")) {
                press(scene, KeyCode.getKeyCode(letter.toUpperCase(java.util.Locale.ROOT)), letter);
            }
        });
        assertThat(onScreen(() -> workbench.staging().acting().model().key().get()))
                .isEqualTo("gpu");
    }

    @Test
    void theKeyThatOpensItIsNotWrittenIntoIt() {
        workbench
                .console()
                .runAll(List.of(ConsoleLine.of("kubectl taint node n1 team=a:NoSchedule")))
                .join();
        until(() -> workbench.desk().topology().model().model().get().nodes().stream()
                .anyMatch(tile -> !tile.taints().isEmpty()));
        var cursor = onScreen(() -> stage.getScene().lookup(".map-cursor"));
        doOnScreen(() -> {
            cursor.requestFocus();
            press(stage.getScene(), KeyCode.HOME, "");
            press(stage.getScene(), KeyCode.T, "t");
        });
        assertThat(isOpen()).isTrue();
        assertThat(onScreen(() -> workbench.staging().acting().model().key().get()))
                .isEqualTo("team");

        doOnScreen(() -> press(stage.getScene(), KeyCode.S, "s"));
        assertThat(onScreen(() -> workbench.staging().acting().model().key().get()))
                .as("what is written there afterwards")
                .contains("s");
    }

    @Test
    void escapeClosesItFromAnywhereInItAndInTheWindow() {
        for (var id : List.of("key", "value", "noExecute", "drain", "run")) {
            openOn("n2", Tool.TAINT);
            doOnScreen(() -> workbench.staging().acting().model().key().set("a"));
            var part = inPopOver(id, Node.class);
            doOnScreen(() -> {
                part.requestFocus();
                press(part.getScene(), KeyCode.ESCAPE, "");
            });
            assertThat(isOpen()).as("after Escape in " + id).isFalse();
        }
        openOn("n2", Tool.LABEL);
        doOnScreen(() -> press(stage.getScene(), KeyCode.ESCAPE, ""));
        assertThat(isOpen()).isFalse();
    }

    @Test
    void whatWouldBeRefusedCannotBeRunAndSaysWhy() {
        openOn("n1", Tool.TAINT);
        var run = inPopOver("run", Button.class);
        var outlook = inPopOver("outlook", Label.class);
        assertThat(onScreen(run::isDisabled)).isTrue();

        doOnScreen(() -> workbench.staging().acting().model().key().set("bad!key"));
        until(() -> outlook.getText().startsWith("error: invalid taint spec: bad!key:NoSchedule"));
        assertThat(onScreen(run::isDisabled)).isTrue();

        doOnScreen(() -> workbench.staging().acting().model().key().set("maintenance"));
        until(() -> !outlook.getText().startsWith("error:"));
        assertThat(onScreen(run::isDisabled)).isFalse();
    }

    @Test
    void theClickThatClosesItIsNotSwallowed() {
        openOn("n1", Tool.TAINT);
        var popOver = popOver();
        assertThat(onScreen(() -> popOver.isAutoHide() && !popOver.getConsumeAutoHidingEvents()))
                .isTrue();
    }

    private List<String> menu(String node, String key, String effect) {
        return onScreen(() -> {
            workbench.staging().acting().menu(node, key, effect, 300, 300);
            var menu = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            var texts = menu.getItems().stream()
                    .filter(item -> !(item instanceof SeparatorMenuItem))
                    .map(MenuItem::getText)
                    .toList();
            menu.hide();
            return texts;
        });
    }

    @Test
    void theMenuOffersWhatMakesSenseNow() {
        assertThat(menu("n1", null, null))
                .containsExactly(
                        "Taint…", "Label…", "Cordon", "Drain…", "Stop its kubelet", "Condition", "Delete the node");

        workbench
                .console()
                .runAll(List.of(
                        ConsoleLine.of("kubectl cordon n1"),
                        ConsoleLine.of("kubelet stop n1"),
                        ConsoleLine.of("kubectl taint node n1 a=b:NoSchedule a=b:NoExecute")))
                .join();
        shown();
        assertThat(menu("n1", "a", "NoSchedule"))
                .containsExactly(
                        "Remove a=b:NoSchedule",
                        "Change to PreferNoSchedule",
                        "Taint…",
                        "Label…",
                        "Uncordon",
                        "Drain…",
                        "Start its kubelet",
                        "Delete the node");
        assertThat(menu("n2", null, null)).contains("Cordon", "Stop its kubelet");
    }
}
