package dev.podfall.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.podfall.explain.Lab;
import dev.podfall.language.Wording;
import dev.podfall.manifest.Source;
import dev.podfall.ui.Mouse;
import dev.podfall.ui.control.SharpCanvas;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The window as it is shown to others, and how it comes back from there. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class PresentingTest extends LiveWindow {
    private static final Sides.Sizes SIZES = new Sides.Sizes(320, 360, 240);

    private void begin(double width, double height) throws Exception {
        open(Wording.ENGLISH, width, height);
        var manifests = Lab.node("n1", "") + Lab.node("n2", "") + Lab.agent("");
        workbench
                .loading()
                .prepare(List.of(new Source("a.yaml", manifests)), session -> {})
                .get(60, TimeUnit.SECONDS);
        shown();
        doOnScreen(() -> view().sides().resize(SIZES));
        settle();
    }

    private WindowView view() {
        return workbench.desk().view();
    }

    private WindowViewModel model() {
        return view().model();
    }

    /** Until what was asked for later has been laid out. */
    private void settle() {
        for (int i = 0; i < 3; i++) {
            shown();
            doOnScreen(() -> {
                var scene = stage.getScene();
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
        }
    }

    private void present(boolean on) {
        doOnScreen(() -> model().presenting().set(on));
        settle();
    }

    /** The screen that nobody sees is too small for a window so large, so its content is resized alone. */
    private void resize(double width, double height) {
        doOnScreen(() -> stage.getScene().getRoot().resize(width, height));
        settle();
    }

    private void isAsItWas() {
        var regions = onScreen(() -> view().regions());
        assertThat(regions.get(0).getWidth()).isCloseTo(SIZES.left(), within(2.0));
        assertThat(regions.get(2).getWidth()).isCloseTo(SIZES.right(), within(2.0));
        assertThat(regions.get(3).getHeight()).isCloseTo(SIZES.bottom(), within(2.0));
    }

    private void press(KeyCode code, boolean control) {
        doOnScreen(() -> {
            var scene = stage.getScene();
            Node target = Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot());
            target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        });
    }

    private void click(double x, double y) {
        doOnScreen(() -> Mouse.press(root(), x, y));
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(stage.getScene().getRoot().lookup(selector)));
    }

    @Test
    void panelsComeBackAsTheyWere() throws Exception {
        begin(1240, 900);
        isAsItWas();
        for (int i = 0; i < 3; i++) {
            present(true);
            assertThat(model().leftShown().get()).isFalse();
            present(false);
            isAsItWas();
        }
        doOnScreen(() -> model().bottomShown().set(false));
        present(true);
        present(false);
        assertThat(model().bottomShown().get()).isFalse();
    }

    @Test
    void panelsKeepTheirSizesWhateverTheWindowHasBeen() throws Exception {
        begin(1240, 900);
        for (int[] size : new int[][] {{1080, 600}, {3840, 2160}, {1080, 600}, {1240, 900}}) {
            resize(size[0], size[1]);
            var regions = onScreen(() -> view().regions());
            assertThat(regions.get(1).getWidth()).as("the map at %s", size[0]).isGreaterThanOrEqualTo(255);
            assertThat(regions.get(0).getWidth()).as("the left at %s", size[0]).isBetween(180.0, SIZES.left() + 2);
            assertThat(regions.get(2).getWidth()).as("the right at %s", size[0]).isBetween(220.0, SIZES.right() + 2);
        }
        isAsItWas();
        assertThat(onScreen(() -> view().sides().sizes())).isEqualTo(SIZES);
    }

    @Test
    void everythingIsLargerAndSharp() throws Exception {
        begin(1240, 900);
        present(true);
        assertThat(model().magnification().now().get()).isEqualTo(1.5);
        assertThat(onScreen(() -> view().root().getWidth()))
                .isCloseTo(stage.getScene().getWidth() / 1.5, within(1.0));
        var map = onScreen(() -> workbench.desk().topology().map());
        var canvas = onScreen(() -> find(".map SharpCanvas", SharpCanvas.class));
        assertThat(canvas.getBoundsInParent().getWidth())
                .as("all of the map but its scroll bar")
                .isBetween(map.getWidth() - 14, map.getWidth());
        assertThat(canvas.getWidth()).isCloseTo(canvas.getBoundsInParent().getWidth() * 1.5, within(2.0));
        press(KeyCode.PLUS, true);
        assertThat(model().magnification().now().get()).isEqualTo(1.75);
        present(false);
        assertThat(model().magnification().now().get()).isEqualTo(1);
        press(KeyCode.PLUS, true);
        press(KeyCode.PLUS, true);
        press(KeyCode.MINUS, true);
        assertThat(model().magnification().now().get()).isEqualTo(1.1);
        press(KeyCode.DIGIT0, true);
        assertThat(model().magnification().now().get()).isEqualTo(1);
    }

    @Test
    void keysAndClicksAreSeenOnlyThen() throws Exception {
        begin(1240, 900);
        var keys = onScreen(() -> find(".presenter-keys", Label.class));
        press(KeyCode.L, true);
        assertThat(keys.isVisible()).isFalse();
        present(true);
        doOnScreen(() -> workbench.desk().topology().map().takeFocus());
        press(KeyCode.RIGHT, true);
        assertThat(keys.isVisible()).isTrue();
        assertThat(keys.getText()).isEqualTo("Ctrl+→");
        click(200, 200);
        assertThat(onScreen(() -> find(".presenter-click", Circle.class).getCenterX()))
                .isCloseTo(200, within(1.0));
        assertThat(onScreen(() -> find(".presenter-halo", Circle.class).isVisible()))
                .isTrue();
        present(false);
        assertThat(keys.isVisible()).isFalse();
        assertThat(onScreen(() -> find(".presenter-halo", Circle.class).isVisible()))
                .isFalse();
    }

    @Test
    void whatIsWrittenIsNotShownAsKeys() throws Exception {
        begin(1240, 900);
        present(true);
        var keys = onScreen(() -> find(".presenter-keys", Label.class));
        doOnScreen(() -> find("#search", Parent.class).lookup(".text-field").requestFocus());
        press(KeyCode.A, false);
        assertThat(keys.isVisible()).isFalse();
    }

    @Test
    void theLightFallsOnTheChosenNode() throws Exception {
        begin(1240, 900);
        doOnScreen(() -> {
            workbench.desk().selection().node("n1");
            workbench.desk().topology().map().takeFocus();
        });
        settle();
        press(KeyCode.S, false);
        settle();
        var shade = onScreen(() -> find(".presenter-shade", Path.class));
        assertThat(shade.isVisible()).isTrue();
        var tile = onScreen(
                () -> Objects.requireNonNull(workbench.desk().topology().map().inScene("n1")));
        doOnScreen(() -> {
            assertThat(shade.contains(tile.getCenterX(), tile.getCenterY())).isFalse();
            assertThat(shade.contains(tile.getMaxX() + 40, tile.getCenterY())).isTrue();
        });
        var drawn = new AtomicInteger();
        doOnScreen(() -> shade.getElements().addListener((InvalidationListener) shape -> drawn.incrementAndGet()));
        settle();
        settle();
        assertThat(drawn).as("the shade stands still, and asks for no pulses").hasValue(0);
        press(KeyCode.ESCAPE, false);
        assertThat(shade.isVisible()).isFalse();
    }

    @Test
    void nothingInTheBarIsCutAndAllOfItIsThere() throws Exception {
        begin(1240, 900);
        resize(1900, 900);
        var bar = onScreen(() -> find("#bar", HBox.class));
        var all = onScreen(() -> List.copyOf(bar.getChildren()));
        var more = onScreen(() -> find("#more", MenuButton.class));
        assertThat(more.isVisible()).isFalse();
        for (int width : new int[] {1080, 800, 640, 1900}) {
            resize(width, 800);
            doOnScreen(() -> {
                for (var node : bar.getChildren()) {
                    if (node.isVisible()) {
                        assertThat(node.getBoundsInParent().getMaxX())
                                .as("%s at %s", node, width)
                                .isLessThanOrEqualTo(bar.getWidth() + 0.5);
                    }
                }
                var there = new ArrayList<Node>(bar.getChildren());
                // A button without words stands there beside what it is called.
                more.getItems().stream()
                        .map(item -> ((CustomMenuItem) item).getContent())
                        .map(content -> all.contains(content)
                                ? content
                                : ((HBox) content).getChildren().getFirst())
                        .forEach(there::add);
                assertThat(there).containsExactlyInAnyOrderElementsOf(all);
            });
        }
        assertThat(more.isVisible()).isFalse();
        assertThat(onScreen(() -> List.copyOf(bar.getChildren()))).isEqualTo(all);
    }
}
