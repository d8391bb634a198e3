package dev.podfall.ui;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The mouse without a robot: tells a node what would come of it. Screen's thread only. */
public final class Mouse {
    private Mouse() {}

    /** Moves to a place in the node. */
    public static void move(Node node, double x, double y) {
        move(node, x, y, 0, 0);
    }

    /** The same, where that place is so far to the right and below on the screen. */
    public static void move(Node node, double x, double y, double screenX, double screenY) {
        fire(node, MouseEvent.MOUSE_MOVED, x, y, screenX, screenY, MouseButton.NONE, 0);
    }

    /** Moves away from the node. */
    public static void leave(Node node) {
        fire(node, MouseEvent.MOUSE_EXITED, 0, 0, 0, 0, MouseButton.NONE, 0);
    }

    /** Clicks once at a place in the node. */
    public static void click(Node node, double x, double y, MouseButton button) {
        fire(node, MouseEvent.MOUSE_CLICKED, x, y, 0, 0, button, 1);
    }

    /** Presses the first button at a place in the node. */
    public static void press(Node node, double x, double y) {
        fire(node, MouseEvent.MOUSE_PRESSED, x, y, 0, 0, MouseButton.PRIMARY, 1);
    }

    /** Clicks once with the first button on what is there on the screen. */
    public static void clickOnScreen(Node node, double screenX, double screenY) {
        var at = node.screenToLocal(screenX, screenY);
        fire(node, MouseEvent.MOUSE_CLICKED, at.getX(), at.getY(), screenX, screenY, MouseButton.PRIMARY, 1);
    }

    private static void fire(
            Node node,
            EventType<MouseEvent> type,
            double x,
            double y,
            double screenX,
            double screenY,
            MouseButton button,
            int clicks) {
        var at = node.localToScene(x, y);
        boolean down = type == MouseEvent.MOUSE_PRESSED && button == MouseButton.PRIMARY;
        node.fireEvent(new MouseEvent(
                type, at.getX(), at.getY(), screenX, screenY, button, clicks, false, false, false, false, down, false,
                false, false, false, true, null));
    }
}
