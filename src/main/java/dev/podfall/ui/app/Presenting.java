package dev.podfall.ui.app;

import dev.podfall.ui.control.Writing;
import java.util.function.Supplier;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows the window to others: only what they look at, keys that are pressed and clicks are seen, so is the pointer, and one
 * thing can stand in the light alone. Leaving it brings everything back as it was.
 */
final class Presenting {
    private static final Duration KEYS_STAY = Duration.seconds(1.6);
    private static final Duration CLICK_FADES = Duration.millis(550);
    private static final double HALO = 22;
    private static final double LIGHT = 130;
    private static final double AROUND = 10;

    /** With less room the inspector gives way to the map, or the panels below it do. */
    private static final double WIDE = 1_200;

    private static final double HIGH = 780;

    private final WindowView view;
    private final WindowViewModel model;
    private final Pane layer = new Pane();
    private final Label keys = new Label();
    private final Circle halo = new Circle(HALO);
    private final Path shade = new Path();
    private final PauseTransition keysGo = new PauseTransition(KEYS_STAY);
    private Supplier<@Nullable Bounds> lit = () -> null;
    private double x = -1;
    private double y = -1;
    private @Nullable Before before;

    private @Nullable Light shining;

    /**
     * What the shade depends on.
     *
     * @param box what the light falls on; null if it follows the pointer
     */
    private record Light(
            double width, double height, @Nullable Bounds box, double x, double y) {}

    /** The panels that were there. */
    private record Before(boolean left, boolean right, boolean bottom) {}

    Presenting(WindowView view) {
        this.view = view;
        this.model = view.model();
        layer.setMouseTransparent(true);
        layer.getStyleClass().add("presenter");
        keys.getStyleClass().add("presenter-keys");
        keys.setVisible(false);
        halo.getStyleClass().add("presenter-halo");
        halo.setVisible(false);
        shade.getStyleClass().add("presenter-shade");
        shade.setFillRule(FillRule.EVEN_ODD);
        shade.setVisible(false);
        layer.getChildren().addAll(shade, halo, keys);
        keysGo.setOnFinished(event -> keys.setVisible(false));
        model.presenting().subscribe((was, on) -> present(on));
        model.spotlight().subscribe((was, on) -> {
            shade.setVisible(on);
            shine();
        });
    }

    /** What lies over the window. */
    Pane layer() {
        return layer;
    }

    /** Says where, in the scene, that is which the light falls on; null if it follows the pointer. */
    void setLit(Supplier<@Nullable Bounds> place) {
        lit = place;
    }

    /** @param scene null if the window has none yet */
    void install(@Nullable Scene scene) {
        if (scene == null) {
            return;
        }
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, this::pointed);
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::pointed);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
        scene.addEventFilter(MouseEvent.MOUSE_EXITED, event -> halo.setVisible(false));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
        scene.addPostLayoutPulseListener(this::shine);
    }

    private void present(boolean on) {
        if (on) {
            before = new Before(
                    model.leftShown().get(),
                    model.rightShown().get(),
                    model.bottomShown().get());
            model.leftShown().set(false);
            fold();
        } else {
            model.spotlight().set(false);
            halo.setVisible(false);
            keys.setVisible(false);
            var panels = before;
            if (panels != null) {
                model.leftShown().set(panels.left());
                model.rightShown().set(panels.right());
                model.bottomShown().set(panels.bottom());
            }
        }
    }

    private void fold() {
        var scene = view.root().getScene();
        if (scene != null) {
            double larger = model.magnification().now().get();
            if (scene.getWidth() / larger < WIDE) {
                model.rightShown().set(false);
            }
            if (scene.getHeight() / larger < HIGH) {
                model.bottomShown().set(false);
            }
        }
    }

    private void pointed(MouseEvent event) {
        var here = layer.sceneToLocal(event.getSceneX(), event.getSceneY());
        x = here.getX();
        y = here.getY();
        halo.setVisible(model.presenting().get());
        halo.setCenterX(x);
        halo.setCenterY(y);
    }

    private void clicked(MouseEvent event) {
        if (!model.presenting().get()) {
            return;
        }
        pointed(event);
        var ring = new Circle(x, y, HALO);
        ring.getStyleClass().add(event.isPrimaryButtonDown() ? "presenter-click" : "presenter-other-click");
        layer.getChildren().add(ring);
        var fade = new FadeTransition(CLICK_FADES, ring);
        fade.setFromValue(1);
        fade.setToValue(0);
        fade.setOnFinished(done -> layer.getChildren().remove(ring));
        fade.play();
    }

    private void pressed(Scene scene, KeyEvent event) {
        var code = event.getCode();
        boolean writes = Writing.isIn(scene.getFocusOwner());
        boolean isLetter = !event.isShortcutDown() && !event.isAltDown() && !code.isFunctionKey();
        if (!model.presenting().get() || code.isModifierKey() || writes && isLetter && code != KeyCode.ENTER) {
            return;
        }
        keys.setText(KeyNames.of(event));
        keys.setVisible(true);
        keys.applyCss();
        keys.autosize();
        keys.relocate((layer.getWidth() - keys.getWidth()) / 2, layer.getHeight() * 0.86 - keys.getHeight());
        keysGo.playFromStart();
    }

    /** Leaves in the light what it falls on now. */
    private void shine() {
        if (!shade.isVisible()) {
            return;
        }
        var bounds = lit.get();
        var box = bounds == null ? null : layer.sceneToLocal(bounds);
        var now = new Light(layer.getWidth(), layer.getHeight(), box, x, y);
        if (now.equals(shining)) {
            // A shape that is made anew asks for the next pulse, and that for the next one.
            return;
        }
        shining = now;
        shade.getElements().setAll(new MoveTo(0, 0), new LineTo(layer.getWidth(), 0));
        shade.getElements()
                .addAll(
                        new LineTo(layer.getWidth(), layer.getHeight()),
                        new LineTo(0, layer.getHeight()),
                        new ClosePath());
        if (box != null) {
            double left = box.getMinX() - AROUND;
            double top = box.getMinY() - AROUND;
            double right = box.getMaxX() + AROUND;
            double bottom = box.getMaxY() + AROUND;
            shade.getElements()
                    .addAll(
                            new MoveTo(left, top),
                            new LineTo(right, top),
                            new LineTo(right, bottom),
                            new LineTo(left, bottom),
                            new ClosePath());
        } else if (x >= 0) {
            shade.getElements()
                    .addAll(
                            new MoveTo(x - LIGHT, y),
                            new ArcTo(LIGHT, LIGHT, 0, x + LIGHT, y, false, true),
                            new ArcTo(LIGHT, LIGHT, 0, x - LIGHT, y, false, true),
                            new ClosePath());
        }
    }
}
