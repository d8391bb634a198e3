package dev.podfall.ui.timeline;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** A tooltip that says what the mouse points at and stays beside it: what is drawn has many places, and one tooltip. */
final class PointedText {
    /** So long the mouse has to point at something first. */
    private static final Duration WAIT = Duration.millis(250);

    private static final double RIGHT = 14;
    private static final double BELOW = 16;

    private final Node owner;
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition wait = new PauseTransition(WAIT);
    private double x;
    private double y;

    PointedText(Node owner) {
        this.owner = owner;
        tooltip.setMaxWidth(460);
        tooltip.setWrapText(true);
        wait.setOnFinished(event -> show());
    }

    /** The mouse is there, on the screen. */
    void moveTo(double screenX, double screenY) {
        x = screenX;
        y = screenY;
        if (tooltip.isShowing()) {
            tooltip.setAnchorX(x + RIGHT);
            tooltip.setAnchorY(y + BELOW);
        }
    }

    /** @param text empty for nothing */
    void say(String text) {
        tooltip.setText(text);
        if (text.isEmpty()) {
            hide();
        } else if (!tooltip.isShowing()) {
            wait.playFromStart();
        }
    }

    void hide() {
        wait.stop();
        tooltip.hide();
    }

    private void show() {
        var scene = owner.getScene();
        if (scene != null && scene.getWindow() != null && scene.getWindow().isShowing()) {
            tooltip.show(owner, x + RIGHT, y + BELOW);
        }
    }

    Tooltip tooltip() {
        return tooltip;
    }
}
